import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const parts = ['src', 'templates', 'build', 'package.json', 'package-lock.json'];

/** Builds before the tests that drive the built program, if something that goes into it is younger. */
export function setup(): void {
  const built = statSync('dist/meta.json', { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (parts.some((part) => youngest(part) > built)) execFileSync(process.execPath, ['build/build.mjs']);
}

/** When the last change below a path was made, in milliseconds. */
function youngest(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => youngest(join(path, name))));
}
