import { dirname } from 'node:path';
import { PacketError } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';

/** An absolute path as the user would type it from the current folder, for messages and places. */
export type ShowPath = (path: string) => string;

/** Why the system refused, as the end of "Cannot write FILE: …", and one thing to do; `folder` is a word for a shell. */
interface Reason {
  readonly reason: string;
  readonly hint: (folder: string) => string;
}

const owners = (folder: string): string => `ls -ld ${folder}     shows who may write there`;

/** By the code of the system's error (POSIX errno names). */
const reasons: Readonly<Partial<Record<string, Reason>>> = {
  EACCES: { reason: 'no permission', hint: owners },
  EBUSY: { reason: 'it is in use by the system', hint: () => 'mount     shows whether something is mounted there' },
  EDQUOT: { reason: 'the disk quota is used up', hint: () => 'quota -s     shows how much is allowed' },
  EEXIST: { reason: 'something of that name is there', hint: owners },
  EFBIG: { reason: 'it is larger than files may be here', hint: () => 'ulimit -f     shows how large they may be' },
  EIO: { reason: 'the disk reports an error', hint: () => 'copy the folder to another disk first' },
  EISDIR: { reason: 'there is a folder of that name', hint: owners },
  ELOOP: { reason: 'its symbolic links go in a circle', hint: (folder) => `ls -l ${folder}     shows where they lead` },
  EMFILE: { reason: 'too many files are open', hint: () => 'ulimit -n     shows how many may be' },
  ENAMETOOLONG: { reason: 'its name is too long', hint: () => 'choose a name of at most 255 bytes' },
  ENFILE: { reason: 'too many files are open on this machine', hint: () => 'close some programs, then try again' },
  ENOENT: { reason: 'its folder is not there', hint: (folder) => `mkdir -p ${folder}` },
  ENOSPC: { reason: 'the disk is full', hint: (folder) => `df -h ${folder}     shows how much room is left` },
  ENOTDIR: { reason: 'a part of its path is a file, not a folder', hint: owners },
  EPERM: { reason: 'the system does not allow it', hint: owners },
  EROFS: { reason: 'the disk is read-only', hint: (folder) => `df ${folder}     names the disk` },
};

/** The code of one of Node's errors, such as `ENOENT`, or undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** `E_CHANGED` for a file (as messages call it) that another program has written meanwhile. */
export function changedMeanwhile(shown: string, cause?: unknown): PacketError {
  return changed(`Unexpected change of ${shown}`, cause);
}

/** `E_CHANGED` for a file that another program has removed meanwhile. */
export function removedMeanwhile(shown: string): PacketError {
  return changed(`Unexpected removal of ${shown}`);
}

function changed(what: string, cause?: unknown): PacketError {
  return new PacketError('E_CHANGED', `${what} by another program, expected the file as it was read`, {
    hint: 'run the command again; nothing was overwritten',
    cause,
  });
}

/** `E_NOT_WRITTEN` for what the system said of a write to `path`; a `PacketError` is passed on as it is. */
export function notWritten(path: string, cause: unknown, show: ShowPath): PacketError {
  if (cause instanceof PacketError) return cause;
  const { reason, hint } = reasonOf(cause);
  return new PacketError('E_NOT_WRITTEN', `Cannot write ${show(path)}: ${reason}`, {
    hint: hint(shellWord(show(dirname(path)))),
    cause,
  });
}

/** `E_UNREADABLE` for what the system said when `path` was read; a `PacketError` is passed on as it is. */
export function unreadable(path: string, cause: unknown, show: ShowPath): PacketError {
  if (cause instanceof PacketError) return cause;
  const { reason, hint } = reasonOf(cause);
  const folder = shellWord(show(dirname(path)));
  const isRefused = systemCode(cause) === 'EACCES' || systemCode(cause) === 'EPERM';
  return new PacketError('E_UNREADABLE', `Cannot read ${show(path)}: ${reason}`, {
    hint: isRefused ? `ls -ld ${folder} ${shellWord(show(path))}     shows who may read it` : hint(folder),
    cause,
  });
}

function reasonOf(cause: unknown): Reason {
  const code = systemCode(cause);
  const known = code === undefined ? undefined : reasons[code];
  if (known !== undefined) return known;
  const said = code ?? (cause instanceof Error ? cause.message : String(cause));
  return { reason: `the system says ${said}`, hint: () => 'run the command again with --debug' };
}
