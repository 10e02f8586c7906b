import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';

/** The commands whose start counts: words, the folder they are given in, the exit code that they end in. */
const starts = [
  { words: ['init', 'p', '--answers', 'examples/staff.answers.yaml'], folder: '.', status: 0 },
  { words: [], folder: 'p', status: 0 },
  { words: ['review', 'done', '--heard', 'x', '--date', '2026-11-19', '--no-commit'], folder: 'p', status: 0 },
  { words: ['add', 'Calls to depots', '--to', 'impact', '--no-commit'], folder: 'p', status: 0 },
  { words: ['review'], folder: 'p', status: 0 },
  { words: ['--help'], folder: '.', status: 0 },
  { words: ['help', 'dates'], folder: '.', status: 0 },
  { words: ['--nonsense'], folder: '.', status: 2 },
];

/**
 * Runs each of them with the program that was built into `dist`, by a script of build/ that leaves there what it learns.
 *
 * @param {string} root the repository's folder, absolute
 * @param {string} dist absolute
 * @param {'record-loads.cjs' | 'record-code-cache.cjs'} script
 */
export async function recordStarts(root, dist, script) {
  const home = mkdtempSync(join(tmpdir(), 'packet-build-'));
  // What the builder's own shell and settings say must not decide what is recorded.
  const env = { PATH: process.env['PATH'], HOME: home, PACKET_TODAY: '2026-11-20' };
  const program = join(root, 'build', script);
  try {
    for (const { words, folder, status } of starts) {
      const given = words.map((word) => (word.startsWith('examples/') ? join(root, word) : word));
      const result = spawnSync(process.execPath, [program, dist, ...given], {
        cwd: join(home, folder),
        env,
        encoding: 'utf8',
      });
      if (result.status !== status)
        throw new Error(`packet ${given.join(' ')} ended with ${String(result.status)}: ${result.stderr}`);
    }
    await recordQuestion([program, dist, 'init', 'q'], home, env);
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** What the terminal shows once the first question is painted. */
const PAINTED = 'Ctrl-C stop';
const PATIENCE = 20_000;

/**
 * The same in a terminal, up to the first question and a letter of its answer.
 *
 * @param {string[]} words after `node`
 * @param {string} cwd absolute
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<void>}
 */
function recordQuestion(words, cwd, env) {
  return new Promise((resolve, reject) => {
    const terminal = spawn(process.execPath, words, {
      cwd,
      env: { ...env, TERM: 'xterm-256color', LANG: 'C.UTF-8', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' },
    });
    let output = '';
    const keys = ['\u0003', 'x'];
    terminal.onData((data) => {
      output += data;
      if (!output.includes(PAINTED)) return;
      output = '';
      terminal.write(keys.pop() ?? '');
    });
    const late = setTimeout(() => {
      terminal.kill();
    }, PATIENCE);
    terminal.onExit(({ exitCode }) => {
      clearTimeout(late);
      if (exitCode === 130) resolve();
      else reject(new Error(`packet init in a terminal ended with ${String(exitCode)}: ${output}`));
    });
  });
}
