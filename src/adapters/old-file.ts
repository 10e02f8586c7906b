import { linkSync, lstatSync, readFileSync, renameSync } from 'node:fs';
import { systemCode } from './disk-error.ts';
import { removeTemporary, temporaryFor } from './temporary-file.ts';

/** What is said where a file can have no second name: by file systems such as exFAT, or since it has too many or another owner. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

/**
 * Takes a file's name away by `act`, and puts the file back where somebody has written into it meanwhile: an editor that saves in
 * place has the old file open, and would save into one that is gone. `confirm` is called immediately before `act`, and again
 * once the file is back; what it throws ends it. Throws Node's errors, too.
 */
export function withOldFile(path: string, confirm: () => void, act: () => void): void {
  const held = linked(path);
  try {
    const before = held === undefined ? undefined : readFileSync(held);
    confirm();
    // Another file may have got the name while this one was compared.
    if (held !== undefined && !isSame(held, path)) confirm();
    act();
    if (held === undefined || before?.equals(readFileSync(held)) === true) return;
    renameSync(held, path);
    confirm();
  } finally {
    if (held !== undefined) removeTemporary(held);
  }
}

function isSame(path: string, other: string): boolean {
  return lstatSync(path).ino === lstatSync(other, { throwIfNoEntry: false })?.ino;
}

/** A second name for the file; undefined where there is none, or it can have no other. */
function linked(path: string): string | undefined {
  const held = temporaryFor(path);
  try {
    linkSync(path, held);
    return held;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'ENOENT' || WITHOUT_LINKS.has(code)) return undefined;
    throw error;
  }
}
