import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import { PacketError } from '../core/errors.ts';
import { changedMeanwhile, notWritten, systemCode, type ShowPath } from './disk-error.ts';
import { isWithoutLinks, withOldFile } from './old-file.ts';
import { removeTemporary, temporaryFor } from './temporary-file.ts';

export interface Replacement {
  /** Absolute path of the file itself: links are already followed. */
  readonly target: string;
  readonly bytes: Uint8Array;
  /** The file that is replaced, whose mode and owner are kept; undefined for a new one. */
  readonly old: Stats | undefined;
  /** A new file is made readable by its owner only. */
  readonly isPrivate: boolean;
  /**
   * Called when all is on disk but the name, immediately before the rename; what it throws stops the write. Called again where
   * somebody wrote into the old file just then, which is back in its place: what it throws says more than that it was changed.
   */
  readonly confirm: () => void;
  readonly show: ShowPath;
}

/**
 * Puts these bytes in the file's place, whole or not at all: temporary file beside it, fsync, size check, rename (for a new file a
 * link), fsync of the folder (docs/decisions/0003). Throws `E_NOT_WRITTEN`, or what `confirm` throws; then the old file is untouched
 * and the temporary one removed, except where only the last step failed: its message says that the text is in place.
 */
export function replaceFile(replacement: Replacement): void {
  const { target, show } = replacement;
  const temporary = temporaryFor(target);
  const file = create(temporary, replacement);
  try {
    fill(file, replacement);
    if (replacement.old === undefined) {
      nameNew(temporary, replacement);
      confirmOnDisk(target, show);
    } else {
      withOldFile(target, show, replacement.confirm, () => {
        renameSync(temporary, target);
        confirmOnDisk(target, show);
      });
    }
  } catch (error) {
    removeTemporary(temporary);
    throw notWritten(target, error, show);
  }
}

/** Gives a new file its name, which a rename would take from a file that somebody made at the same moment; a link does not. */
function nameNew(temporary: string, { target, confirm, show }: Replacement): void {
  confirm();
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw changedMeanwhile(show(target), error);
    if (!isWithoutLinks(error)) throw error;
    renameSync(temporary, target);
    return;
  }
  removeTemporary(temporary);
}

function confirmOnDisk(target: string, show: ShowPath): void {
  try {
    syncFolder(dirname(target));
  } catch (cause) {
    throw new PacketError('E_NOT_WRITTEN', `${show(target)} is replaced, but the disk does not confirm it`, {
      hint: 'run the command again when the disk is well',
      cause,
    });
  }
}

/**
 * Makes the names in a folder survive a power cut. Passes over folders that may be written but not opened, and file
 * systems that know no fsync of folders (fsync(2): EINVAL). Throws Node's errors.
 */
export function syncFolder(folder: string): void {
  let file: number;
  try {
    file = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (error) {
    if (systemCode(error) === 'EACCES') return;
    throw error;
  }
  try {
    fsyncSync(file);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  } finally {
    closeSync(file);
  }
}

function create(temporary: string, { target, old, isPrivate, show }: Replacement): number {
  // Until it has its final mode nobody else may read what replaces a private file.
  const mode = old !== undefined || isPrivate ? 0o600 : 0o666;
  try {
    return openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EACCES' && code !== 'EPERM') throw notWritten(target, error, show);
    const folder = show(dirname(target));
    throw new PacketError('E_NOT_WRITTEN', `Cannot write ${show(target)}: no permission to make a file in ${folder}`, {
      hint: notWritten(target, error, show).hint,
      cause: error,
    });
  }
}

function fill(file: number, { target, bytes, old, show }: Replacement): void {
  let isOpen = true;
  try {
    if (old !== undefined) keepOwnerAndMode(file, old, show(target));
    writeAll(file, bytes);
    fsyncSync(file);
    const { size } = fstatSync(file);
    if (size !== bytes.length) throw new Error(`${String(size)} of ${String(bytes.length)} bytes were kept`);
    isOpen = false;
    // Network file systems report a full disk only here, so that an error must reach the caller.
    closeSync(file);
  } finally {
    if (isOpen) closeQuietly(file);
  }
}

function keepOwnerAndMode(file: number, old: Stats, shown: string): void {
  const now = fstatSync(file);
  if (now.uid !== old.uid || now.gid !== old.gid) {
    try {
      fchownSync(file, old.uid, old.gid);
    } catch (cause) {
      throw new PacketError('E_NOT_WRITTEN', `Cannot write ${shown}: its owner and group could not be kept`, {
        hint: 'run the command as the owner of the file',
        cause,
      });
    }
  }
  // Not where it is right already: some file systems have one mode for all files and refuse to set it.
  const mode = old.mode & 0o7777;
  if ((fstatSync(file).mode & 0o7777) !== mode) fchmodSync(file, mode);
}

/** Writes all of the bytes where the file stands. Throws Node's errors. */
export function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    const count = writeSync(file, bytes, written, bytes.length - written);
    if (count === 0) throw new Error(`${String(written)} of ${String(bytes.length)} bytes were taken`);
    written += count;
  }
}

function closeQuietly(file: number): void {
  try {
    closeSync(file);
  } catch {
    // The error that is on its way says more.
  }
}
