import { linkSync, lstatSync, readFileSync, renameSync } from 'node:fs';
import { changedMeanwhile, systemCode, type ShowPath } from './disk-error.ts';
import { removeTemporary, temporaryFor } from './temporary-file.ts';

/** What is said where a file can have no second name: by file systems such as exFAT, or since it has too many or another owner. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

/**
 * Takes a file's name away by `act`, and puts the file back where somebody has written into it meanwhile: an editor that saves in
 * place has the old file open, and would save into one that is gone. `confirm` is called immediately before `act`, and again
 * once the file is back; what it throws ends it. Once the file is back `E_CHANGED` ends it in any case: what was saved may be what
 * was there before, and what `act` made is gone. Throws Node's errors, too.
 */
export function withOldFile(path: string, show: ShowPath, confirm: () => void, act: () => void): void {
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
    throw changedMeanwhile(show(path));
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
    if (systemCode(error) === 'ENOENT' || isWithoutLinks(error)) return undefined;
    throw error;
  }
}

/** Whether the system says that this file can have no second name there. */
export function isWithoutLinks(error: unknown): boolean {
  return WITHOUT_LINKS.has(systemCode(error) ?? '');
}
