import { spawnSync } from 'node:child_process';

/** Whether a program is there that a test needs; where CI=true it has to be. Says so where it is not. */
export function hasTool(name: string, ...words: readonly string[]): boolean {
  const isThere = spawnSync(name, words.length > 0 ? words : ['--version']).status === 0;
  if (!isThere && process.env['CI'] === 'true') throw new Error(`${name} is not there`);
  if (!isThere) process.stderr.write(`${name} is not there: its tests are skipped\n`);
  return isThere;
}
