// User and system CPU of whole processes, as a ratio to bare `node -e 0`: medians of 21 interleaved runs. A ratio of times of
// one machine at one moment says more than milliseconds do. Exits with 1 where a ceiling is broken.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { writeThreeYears } from './three-years.mjs';

const RUNS = 21;
/** What `packet --version` may take of `changeset --version`. */
const SHARE = 1 / 3;

const BARE = 'node -e 0';
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'packet-bench-'));
const node = process.execPath;
const program = join(root, 'bin/packet.js');
const answers = join(root, 'examples/staff.answers.yaml');
const env = { ...process.env };
// It makes every start of Node 20 read certificates, 130 ms that are not ours.
delete env['NODE_EXTRA_CA_CERTS'];

/**
 * What is measured: the words after `node`, given the number of the run, in a folder below the bench's own; the ceiling is a ratio
 * to `node -e 0`, or milliseconds, which may follow from those of other rows. Where there is a `question`, it is run in a terminal and killed
 * as soon as that is painted. Where there is a `script`, bash runs that instead of Node.
 *
 * @typedef {(name: string) => number} Medians
 * @type {{ name: string, words?: (run: number) => string[], cwd?: string, script?: string,
 *   ceiling?: number | ((medianOf: Medians) => number), question?: string }[]}
 */
const rows = [
  { name: BARE, words: () => ['-e', '0'] },
  { name: 'packet --version', words: () => [program, '--version'], ceiling: 1.6 },
  { name: 'packet --help', words: () => [program, '--help'], ceiling: 2.0 },
  { name: 'packet --nonsense', words: () => [program, '--nonsense'], ceiling: 2.0 },
  { name: 'packet, in a packet', words: () => [program], ceiling: 2.8 },
  { name: 'packet add', words: (run) => [program, 'add', `note ${run}`], ceiling: 3.0 },
  {
    name: 'packet, three years',
    words: () => [program],
    cwd: 'years',
    ceiling: (medianOf) => 1.5 * medianOf('packet, in a packet'),
  },
  { name: 'packet review', words: () => [program, 'review'], cwd: 'reviewed', ceiling: 3.0 },
  {
    name: 'packet review, three years',
    words: () => [program, 'review'],
    cwd: 'years',
    ceiling: (medianOf) => 1.5 * medianOf('packet review'),
  },
  {
    name: 'packet init --answers',
    words: (run) => [program, 'init', join(folder, `new-${run}`), '--answers', answers],
    ceiling: 4.0,
  },
  {
    name: 'packet init, asking',
    words: (run) => [program, 'init', join(folder, `asked-${run}`)],
    ceiling: 3.0,
    question: 'Ctrl-C stop',
  },
  {
    name: 'diff of 10,000 words',
    words: () => [program, 'diff', '--since', '2'],
    cwd: 'long',
    ceiling: () => 1000,
  },
  { name: 'list of one packet', words: () => [program, 'list'], cwd: 'one' },
  {
    name: 'list of 200 packets',
    words: () => [program, 'list'],
    cwd: 'many',
    ceiling: (medianOf) => 3 * medianOf('list of one packet'),
  },
  { name: 'git add, git commit', cwd: 'git', script: 'echo $RANDOM$RANDOM > f; git add f; git commit --quiet -m f' },
  { name: 'a write, no commit', words: (run) => [program, ...toggled(run), '--no-commit'], cwd: 'git' },
  {
    name: 'a write with its commit',
    words: (run) => [program, ...toggled(run + 1)],
    cwd: 'git',
    ceiling: (medianOf) => medianOf('git add, git commit') + 1.5 * medianOf('a write, no commit'),
  },
  { name: 'changeset --version', words: () => [join(root, 'node_modules/@changesets/cli/bin.js'), '--version'] },
];

/**
 * @param {number} run
 * @returns {string[]} a setting that the run before has set to something else
 */
function toggled(run) {
  return ['config', 'keys', run % 2 === 0 ? 'true' : 'false'];
}

/**
 * A packet with two versions of 10,000 words, the second and the third: each fifth word is another one.
 *
 * @param {string} name
 */
function writeLongVersions(name) {
  cpSync(join(folder, 'packet'), join(folder, name), { recursive: true });
  const words = Array.from({ length: 10_000 }, (_, at) => `w${(at * 7919) % 9973}${at % 20 === 19 ? '.\n' : ''}`);
  for (const text of [words, words.map((word, at) => (at % 5 === 0 ? 'other' : word))]) {
    const edit = ['edit', 'glue', '-F', '-', '-C', join(folder, name)];
    const { status } = spawnSync(node, [program, ...edit], { env, input: text.join(' ') });
    if (status !== 0) throw new Error(`packet edit ended with ${String(status)}`);
  }
}

/**
 * @param {string[]} words
 * @param {string} below
 * @returns {number} milliseconds of CPU; bash's `time` counts what its child used
 */
function measure(words, below) {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null 2>/dev/null';
  const cwd = join(folder, below);
  const { stderr, status } = spawnSync('bash', ['-c', script, 'bash', ...words], { cwd, env, encoding: 'utf8' });
  // Wrong use is measured too.
  if (status !== 0 && status !== 2) throw new Error(`${words.join(' ')} ended with ${String(status)}`);
  const [user = NaN, system = NaN] = stderr.trim().split(' ').map(Number);
  return (user + system) * 1000;
}

/**
 * @param {string[]} words
 * @param {string} question
 * @returns {Promise<number>} milliseconds of CPU until the question is painted, those of git, which is asked for a name, included
 */
function measureQuestion(words, question) {
  const script = 'TIMEFORMAT="cpu %3U %3S"; time "$@"';
  return new Promise((resolve, reject) => {
    const terminal = spawn('bash', ['-c', script, 'bash', node, ...words], {
      cwd: folder,
      env: { ...env, TERM: 'xterm-256color', LANG: 'C.UTF-8', ACCESSIBLE: '' },
    });
    let output = '';
    let isAsked = false;
    terminal.onData((data) => {
      output += data;
      if (isAsked || !output.includes(question)) return;
      isAsked = true;
      const children = readFileSync(`/proc/${terminal.pid}/task/${terminal.pid}/children`, 'utf8');
      process.kill(Number(children.trim()), 'SIGKILL');
    });
    terminal.onExit(() => {
      const [, user, system] = /cpu (\S+) (\S+)/.exec(output) ?? [];
      if (user === undefined) reject(new Error(`no times in:\n${output}`));
      else resolve((Number(user) + Number(system)) * 1000);
    });
  });
}

/**
 * @param {number[]} numbers
 * @returns {number}
 */
function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

try {
  const made = spawnSync(node, [program, 'init', join(folder, 'packet'), '--answers', answers], { env });
  if (made.status !== 0) throw new Error(`packet init failed: ${made.stderr.toString()}`);
  cpSync(join(folder, 'packet'), join(folder, 'one/packet'), { recursive: true });
  mkdirSync(join(folder, 'one/.packet'));
  mkdirSync(join(folder, 'many/.packet'), { recursive: true });
  for (let number = 0; number < 200; number += 1)
    cpSync(join(folder, 'packet'), join(folder, `many/packet-${number}`), { recursive: true });
  for (const name of ['years', 'reviewed']) {
    cpSync(join(folder, 'packet'), join(folder, name), { recursive: true });
    if (name === 'years') writeThreeYears(join(folder, name), '2026-11-13', 'Tomas Lind');
    // The text of the last 1:1, which the agenda is compared with.
    for (const day of ['2026-11-12', '2026-11-13']) {
      const kept = spawnSync(
        node,
        [program, 'review', 'done', '--heard', 'x', '--date', day, '-C', join(folder, name)],
        { env },
      );
      if (kept.status !== 0) throw new Error(`packet review done failed: ${kept.stderr.toString()}`);
    }
    const changed = ['add', 'Calls to depots', '--to', 'impact', '-C', join(folder, name)];
    if (spawnSync(node, [program, ...changed], { env }).status !== 0) throw new Error('packet add failed');
  }
  writeLongVersions('long');
  mkdirSync(join(folder, 'git'));
  const identity = 'git config user.name Dana; git config user.email dana@example.org';
  const start = `git init --quiet; ${identity}; "${node}" "${program}" config commit true`;
  const begun = spawnSync('bash', ['-c', start], { cwd: join(folder, 'git'), env });
  if (begun.status !== 0) throw new Error(`no repository: ${begun.stderr.toString()}`);
  const times = rows.map(() => /** @type {number[]} */ ([]));
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [index, { words, cwd = 'packet', script, question }] of rows.entries()) {
      const given = words === undefined ? ['bash', '-c', script ?? ''] : [node, ...words(run)];
      const time = question === undefined ? measure(given, cwd) : await measureQuestion(given.slice(1), question);
      // The first run finds cold file caches.
      if (run > 0) times[index]?.push(time);
    }
  }
  const medianOf = (/** @type {string} */ wanted) => median(times[rows.findIndex(({ name }) => name === wanted)] ?? []);
  const bare = medianOf(BARE);
  const version = medianOf('packet --version');
  const report = rows.map(({ name, ceiling }) => ({
    name,
    ms: medianOf(name),
    ratio: medianOf(name) / bare,
    ceiling: typeof ceiling === 'function' ? ceiling(medianOf) / bare : ceiling,
  }));
  const share = version / (report.at(-1)?.ms ?? NaN);
  if (process.argv.includes('--json')) console.log(JSON.stringify({ report, share, shareCeiling: SHARE }, null, 2));
  else {
    for (const { name, ms, ratio, ceiling } of report) {
      const limit = ceiling === undefined ? '' : `  at most ${ceiling.toFixed(1)}`;
      console.log(`${name.padEnd(24)}${ms.toFixed(0).padStart(6)} ms${ratio.toFixed(2).padStart(7)}${limit}`);
    }
    console.log(`packet --version takes ${share.toFixed(2)} of changeset --version, at most ${SHARE.toFixed(2)}`);
  }
  const isBroken = share > SHARE || report.some(({ ratio, ceiling }) => ceiling !== undefined && ratio > ceiling);
  process.exitCode = isBroken ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
