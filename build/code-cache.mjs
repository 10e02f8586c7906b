import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs the commands whose start counts, and leaves a `.cache` beside each chunk that they load. */
export function recordCodeCache(root) {
  const folder = mkdtempSync(join(tmpdir(), 'packet-build-'));
  const run = (words, cwd) => {
    const program = join(root, 'build/record-code-cache.cjs');
    const { status, stderr } = spawnSync(process.execPath, [program, ...words], { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`packet ${words.join(' ')} ended with ${String(status)}: ${stderr}`);
  };
  try {
    run(['init', 'p', '--answers', join(root, 'examples/staff.answers.yaml')], folder);
    run([], join(folder, 'p'));
    run(['--help'], folder);
    run(['help', 'dates'], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
