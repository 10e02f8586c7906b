import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The commands whose start counts: words, the folder they are given in, the exit code that they end in. */
const starts = [
  { words: ['init', 'p', '--answers', 'examples/staff.answers.yaml'], folder: '.', status: 0 },
  { words: [], folder: 'p', status: 0 },
  { words: ['--help'], folder: '.', status: 0 },
  { words: ['help', 'dates'], folder: '.', status: 0 },
  { words: ['--nonsense'], folder: '.', status: 2 },
];

/**
 * Runs them with the program that was built into `dist`, and leaves a cache there beside each chunk that they load.
 *
 * @param {string} root the repository's folder, absolute
 * @param {string} dist absolute
 */
export function recordCodeCache(root, dist) {
  const home = mkdtempSync(join(tmpdir(), 'packet-build-'));
  // What the builder's own shell and settings say must not decide what is recorded.
  const env = { PATH: process.env['PATH'], HOME: home, PACKET_TODAY: '2026-11-20' };
  const program = join(root, 'build/record-code-cache.cjs');
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
  } finally {
    rmSync(home, { recursive: true });
  }
}
