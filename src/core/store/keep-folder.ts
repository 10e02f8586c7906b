import { PacketError } from '../errors.ts';
import type { Files } from '../ports.ts';

/** What of `.packet` belongs to one machine and never into a repository (docs/file-format.md); the list itself is made on each. */
const IGNORED = ['.gitignore', 'drafts/', 'versions/', 'lock*', 'pending', '*.tmp'];

/** Whether a path below `.packet` (absolute) is of this machine only. */
export function isKeptHere(path: string): boolean {
  return /\/\.packet\/(?:drafts\/|versions\/|lock|pending$|\.gitignore$)/.test(path);
}

/** Makes `.packet`, with a `.gitignore` for what is of this machine only. An existing one stays as it is. */
export function makeKeepFolder(files: Files, folder: string): void {
  files.makeFolder(folder);
  const path = `${folder}/.gitignore`;
  if (files.kind(path) !== undefined) return;
  try {
    files.write(path, `${IGNORED.join('\n')}\n`, { expected: undefined, isPrivate: false });
  } catch (error) {
    // Another process has just written the same.
    if (!(error instanceof PacketError) || error.code !== 'E_CHANGED') throw error;
  }
}
