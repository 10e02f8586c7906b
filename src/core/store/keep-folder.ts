import { PacketError } from '../errors.ts';
import type { Files } from '../ports.ts';

/** What of `.packet` belongs to one machine and never into a repository (docs/file-format.md); the list itself is made on each. */
const IGNORED = ['.gitignore', 'drafts/', 'versions/', 'lock*', 'pending', '*.tmp'];

/** Whether a path below `.packet` (absolute) is of this machine only. */
export function isKeptHere(path: string): boolean {
  return /\/\.packet\/(?:drafts\/|versions\/|lock|pending$|\.gitignore$)/.test(path);
}

/** Makes `.packet`, with a `.gitignore` for what is of this machine only; one that is there is completed. */
export function makeKeepFolder(files: Files, folder: string): void {
  files.makeFolder(folder);
  const path = `${folder}/.gitignore`;
  const before = files.read(path);
  const there = before?.text.split(/\r?\n/) ?? [];
  const missing = IGNORED.filter((name) => !there.includes(name));
  if (missing.length === 0) return;
  const start = before === undefined || before.text === '' || before.text.endsWith('\n') ? '' : '\n';
  const text = `${before?.text ?? ''}${start}${missing.join('\n')}\n`;
  try {
    files.write(path, text, { expected: before?.version, isPrivate: false });
  } catch (error) {
    // Another process has just written the same.
    if (!(error instanceof PacketError) || error.code !== 'E_CHANGED') throw error;
  }
}
