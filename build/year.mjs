// A whole year with a packet, as a git history, through the program: `npm run year`. The same bytes each time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { story } from './year/story.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/packet.js');
/** Where the history is kept, as `git fast-import` reads it. */
export const historyFile = join(root, 'examples/year/history.fast-export');

/**
 * Plays the story into a new repository.
 *
 * @param {string} folder absolute, to be made
 */
export function playYear(folder) {
  mkdirSync(folder, { recursive: true });
  const surroundings = {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  /** @param {string} command @param {string[]} words @param {string} day @param {string | undefined} input */
  const run = (command, words, day, input) => {
    const date = `${day}T18:00:00Z`;
    const who = { NAME: 'Noor Haddad', EMAIL: 'noor@bikes.example', DATE: date };
    const env = Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((role) =>
        Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
      ),
    );
    const { status, stdout, stderr } = spawnSync(command, words, {
      cwd: folder,
      env: { ...surroundings, ...env, PACKET_TODAY: day },
      input: input ?? '',
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${day}: ${words.slice(1).join(' ')} ended with ${String(status)}\n${stderr}`);
    return stdout;
  };
  run('git', ['init', '--quiet', '--initial-branch=main'], '2026-01-12', undefined);
  for (const { on, typed, input } of story) run(process.execPath, [program, ...wordsOf(typed)], on, input?.(folder));
}

/** @param {string} typed @returns {string[]} its words; those in double quotes are one */
function wordsOf(typed) {
  return Array.from(typed.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word);
}

/** @param {string} folder a repository @returns {string} its history, without the hashes that git counts anew */
export function historyOf(folder) {
  const { stdout } = spawnSync('git', ['-C', folder, 'fast-export', 'main'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return stdout;
}

/** @returns {string} the whole history, as it is kept in `examples/year` */
export function renderYear() {
  const folder = mkdtempSync(join(tmpdir(), 'packet-year-'));
  try {
    playYear(join(folder, 'packets'));
    return historyOf(join(folder, 'packets'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, 'examples/year'), { recursive: true });
  writeFileSync(historyFile, renderYear());
}
