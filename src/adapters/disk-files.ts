import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { PacketError } from '../core/errors.ts';
import type { Files, FileSnapshot, ForeignFile, WriteOptions } from '../core/ports.ts';
import { shellWord } from '../core/shell-word.ts';
import { replaceFile, syncFolder, writeAll } from './atomic-write.ts';
import { changedMeanwhile, notWritten, removedMeanwhile, systemCode, unreadable, type ShowPath } from './disk-error.ts';
import { foreignText } from './foreign-text.ts';
import { gitBlobHash } from './git-blob-hash.ts';
import { withOldFile } from './old-file.ts';
import { deadTemporaries, removeTemporary } from './temporary-file.ts';
import { decodeText, encodeText, maxFileSize, tooLarge } from './utf8-text.ts';

/** As many as the kernel follows (path_resolution(7)). */
const maxLinks = 40;

const chunkSize = 64 * 1024;

/** Of a log as much as a quarter of a million writes. */
const maxLogSize = 64 * 1024 * 1024;

const OWN_FOLDER = '/.packet/';

/** Codes that say: of this path there is nothing and can be nothing. */
const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemCode(error) ?? '');

/** A file as it was read; its version is computed when a write asks for it. */
class DiskSnapshot implements FileSnapshot {
  readonly path: string;
  readonly text: string;
  readonly #bytes: Uint8Array;

  constructor(path: string, text: string, bytes: Uint8Array) {
    this.path = path;
    this.text = text;
    this.#bytes = bytes;
  }

  get version(): string {
    return gitBlobHash(this.#bytes);
  }
}

/** The real disk, by synchronous calls: the program does one thing and ends. The one way by which it reads and writes. */
export class DiskFiles implements Files {
  readonly #show: ShowPath;

  /** `show` turns an absolute path into what messages and places call it. */
  constructor(show: ShowPath = (path) => path) {
    this.#show = show;
  }

  read(path: string): FileSnapshot | undefined {
    const file = this.#show(path);
    return this.#read(path, (bytes) => new DiskSnapshot(path, decodeText(bytes, file), bytes));
  }

  readForeign(path: string): ForeignFile | undefined {
    const file = this.#show(path);
    return this.#read(path, (bytes) => ({ file, bytes, text: foreignText(bytes) }));
  }

  /** What the bytes of a file are made into; undefined where there is none. */
  #read<Made>(path: string, make: (bytes: Uint8Array) => Made): Made | undefined {
    const file = this.#show(path);
    try {
      const stats = statSync(path);
      requireFile(stats, file);
      if (stats.size > maxFileSize) throw tooLarge(stats.size, file);
      const bytes = readBytes(path, stats.size);
      if (bytes.length > maxFileSize) throw tooLarge(bytes.length, file);
      return make(bytes);
    } catch (error) {
      if (!isAbsent(error)) throw unreadable(path, error, this.#show);
      const link = linkAt(path);
      if (link === undefined) return undefined;
      throw new PacketError('E_UNREADABLE', `Unexpected link ${file} to ${link}, which is not there, expected a file`, {
        hint: `ls -l ${shellWord(file)}     shows the link`,
        cause: error,
      });
    }
  }

  lines(path: string): readonly string[] {
    try {
      const stats = statsOf(path);
      if (stats === undefined) return [];
      requireFile(stats, this.#show(path));
      const start = Math.max(0, stats.size - maxLogSize);
      const lines = readEnd(path, start, stats.size).toString('utf8').split('\n');
      // The first one may be half a line, and behind the last line break there is none.
      return lines.slice(start === 0 ? 0 : 1).filter((line, index, all) => line !== '' || index < all.length - 1);
    } catch (error) {
      throw unreadable(path, error, this.#show);
    }
  }

  write(path: string, text: string, options: WriteOptions): FileSnapshot {
    const bytes = encodeText(text, this.#show(path));
    this.#write(path, bytes, options);
    return new DiskSnapshot(path, text, bytes);
  }

  writeForeign(path: string, bytes: Uint8Array): void {
    this.#write(path, bytes, { expected: undefined, isPrivate: true });
  }

  #write(path: string, bytes: Uint8Array, options: WriteOptions): void {
    const file = this.#show(path);
    try {
      refuseLinks(path, this.#show);
      const target = followLinks(path);
      const old = statsOf(target);
      if (old !== undefined && !old.isFile()) {
        throw new PacketError('E_NOT_WRITTEN', `Unexpected ${kindOf(old)} ${file}, expected a file or nothing`, {
          hint: `ls -ld ${shellWord(file)}     shows what it is`,
        });
      }
      const confirm = (): void => {
        compare(target, options.expected, file);
      };
      confirm();
      if (old !== undefined) refuseReadOnly(target, old, file);
      const show: ShowPath = (shown) => (shown === target ? file : this.#show(shown));
      replaceFile({ target, bytes, old, isPrivate: options.isPrivate, confirm, show });
    } catch (error) {
      throw notWritten(path, error, this.#show);
    }
  }

  makeFolder(path: string): void {
    try {
      refuseLinks(path, this.#show);
      const first = mkdirSync(path, { recursive: true });
      if (first === undefined) return;
      // Node names the topmost folder that it made; each new one is a name in the folder above it.
      for (let made = path; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
    } catch (error) {
      const code = systemCode(error);
      const inTheWay = code === 'EEXIST' || code === 'ENOTDIR' ? firstNonFolder(path) : undefined;
      if (inTheWay === undefined) throw notWritten(path, error, this.#show);
      throw new PacketError('E_NOT_WRITTEN', `Unexpected file ${this.#show(inTheWay)}, expected a folder`, {
        hint: `ls -ld ${shellWord(this.#show(inTheWay))}     shows what it is`,
        cause: error,
      });
    }
  }

  kind(path: string): 'file' | 'folder' | 'other' | undefined {
    try {
      const stats = statSync(path);
      return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      if (isAbsent(error) || systemCode(error) === 'ELOOP') return linkAt(path) === undefined ? undefined : 'other';
      throw unreadable(path, error, this.#show);
    }
  }

  list(path: string): readonly string[] {
    try {
      return readdirSync(path).sort();
    } catch (error) {
      if (!isAbsent(error)) throw unreadable(path, error, this.#show);
      if (this.kind(path) === undefined) return [];
      throw new PacketError('E_UNREADABLE', `Unexpected file ${this.#show(path)}, expected a folder`, {
        hint: `ls -ld ${shellWord(this.#show(path))}     shows what it is`,
        cause: error,
      });
    }
  }

  append(path: string, lines: string): void {
    try {
      refuseLinks(path, this.#show);
      const isNew = statsOf(path) === undefined;
      const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
      const file = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
      try {
        addLines(file, lines);
      } finally {
        closeSync(file);
      }
      if (isNew) syncFolder(dirname(path));
    } catch (error) {
      throw notWritten(path, error, this.#show);
    }
  }

  isPrivate(path: string): boolean {
    try {
      return (statSync(path).mode & 0o077) === 0;
    } catch (error) {
      if (isAbsent(error)) return true;
      throw unreadable(path, error, this.#show);
    }
  }

  makePrivate(path: string): void {
    try {
      chmodSync(path, 0o600);
    } catch (error) {
      throw notWritten(path, error, this.#show);
    }
  }

  canWrite(path: string): boolean {
    try {
      accessSync(path, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  }

  leftOvers(folder: string): readonly string[] {
    return [...new Set([folder, ...linkedFolders(folder)])].flatMap(deadTemporaries);
  }

  clearLeftOvers(folder: string): void {
    for (const path of this.leftOvers(folder)) removeTemporary(path);
  }

  versionOf(text: string): string {
    return gitBlobHash(Buffer.from(text));
  }

  remove(path: string, expected?: string): void {
    const unlink = (): void => {
      unlinkSync(path);
      syncFolder(dirname(path));
    };
    const confirm = (): void => {
      compare(path, expected, this.#show(path));
    };
    try {
      refuseLinks(dirname(path), this.#show);
      if (expected === undefined) unlink();
      else withOldFile(path, this.#show, confirm, unlink);
    } catch (error) {
      if (!isAbsent(error)) throw notWritten(path, error, this.#show);
    }
  }

  rename(path: string, name: string): void {
    const target = join(dirname(path), name);
    if (this.kind(target) !== undefined) {
      throw new PacketError('E_EXISTS', `Unexpected file ${this.#show(target)}, expected none of that name`, {
        hint: `ls ${shellWord(this.#show(dirname(path)))}     shows what is there`,
      });
    }
    try {
      refuseLinks(dirname(path), this.#show);
      renameSync(path, target);
      syncFolder(dirname(target));
    } catch (error) {
      throw notWritten(path, error, this.#show);
    }
  }
}

/** Adds whole lines to a file, or nothing, also below half a line that a power cut has left. Throws Node's errors. */
function addLines(file: number, lines: string): void {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  const isTorn = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
  try {
    writeAll(file, Buffer.from(isTorn ? `\n${lines}` : lines));
    fsyncSync(file);
  } catch (error) {
    cutQuietly(file, size);
    throw error;
  }
}

function cutQuietly(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // Half a line stays, which whoever reads the file passes over; the error that is on its way says more.
  }
}

/** `size` is what the file had a moment ago, so that most files are read at once; it may have grown since. */
function readBytes(path: string, size: number): Uint8Array {
  const file = openSync(path, constants.O_RDONLY);
  try {
    const chunks: Uint8Array[] = [];
    let total = 0;
    while (total <= maxFileSize) {
      const chunk = new Uint8Array(total === 0 ? size + 1 : chunkSize);
      const count = readSync(file, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      total += count;
      if (total === size) break;
    }
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}

/** What stands in a file between two places, as far as it goes. */
function readEnd(path: string, start: number, end: number): Buffer {
  const file = openSync(path, constants.O_RDONLY);
  try {
    const bytes = Buffer.alloc(end - start);
    let read = 0;
    while (read < bytes.length) {
      const count = readSync(file, bytes, read, bytes.length - read, start + read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** Throws `E_UNREADABLE` for what is no file. */
function requireFile(stats: Stats, file: string): void {
  if (stats.isDirectory()) {
    throw new PacketError('E_UNREADABLE', `Unexpected folder ${file}, expected a file`, {
      hint: `ls ${shellWord(file)}     shows what is in it`,
    });
  }
  if (!stats.isFile()) {
    throw new PacketError('E_UNREADABLE', `Unexpected device, pipe or socket ${file}, expected a file`, {
      hint: `ls -l ${shellWord(file)}     shows what it is`,
    });
  }
}

/** Where a symbolic link leads, or undefined where there is none. */
function linkAt(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Below `.packet` all is packet's own, so that a link there is somebody else's, perhaps of whom the repository came from: it is read,
 * and never written through. Throws `E_NOT_WRITTEN`.
 */
function refuseLinks(path: string, show: ShowPath): void {
  const own = path.lastIndexOf(OWN_FOLDER);
  if (own === -1) return;
  const parts = path.slice(own + OWN_FOLDER.length).split('/');
  for (const [index] of parts.entries()) {
    const part = `${path.slice(0, own)}${OWN_FOLDER}${parts.slice(0, index + 1).join('/')}`;
    const link = linkAt(part);
    if (link === undefined) continue;
    throw new PacketError('E_NOT_WRITTEN', `Unexpected link ${show(part)} to ${link}, expected none below .packet`, {
      hint: `rm ${shellWord(show(part))}     removes the link, and not what it leads to`,
    });
  }
}

/** The file that a path means in the end; it need not be there. Throws Node's `ELOOP`. */
function followLinks(path: string): string {
  let target = path;
  for (let links = 0; links < maxLinks; links += 1) {
    const folder = existingFolder(dirname(target));
    target = join(folder, basename(target));
    const link = linkAt(target);
    if (link === undefined) return target;
    target = isAbsolute(link) ? link : join(folder, link);
  }
  return realpathSync(path);
}

/** Where links in a folder lead: what becomes a linked file is made beside that file. Never throws. */
function linkedFolders(folder: string): readonly string[] {
  const linked = (name: string): readonly string[] => {
    try {
      return [dirname(followLinks(join(folder, name)))];
    } catch {
      return [];
    }
  };
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isSymbolicLink()).flatMap(({ name }) => linked(name));
  } catch {
    return [];
  }
}

function existingFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function kindOf(stats: Stats): string {
  return stats.isDirectory() ? 'folder' : 'device, pipe or socket';
}

/** Throws `E_CHANGED` where the file is not the one that was read. */
function compare(target: string, expected: string | undefined, file: string): void {
  const stats = statsOf(target);
  const actual = stats === undefined ? undefined : gitBlobHash(readBytes(target, stats.size));
  if (actual === expected) return;
  throw actual === undefined ? removedMeanwhile(file) : changedMeanwhile(file);
}

function refuseReadOnly(target: string, old: Stats, file: string): void {
  const isMarkedReadOnly = (old.mode & 0o222) === 0;
  try {
    if (!isMarkedReadOnly) {
      accessSync(target, constants.W_OK);
      return;
    }
  } catch (cause) {
    throw notWritten(target, cause, () => file);
  }
  throw new PacketError('E_NOT_WRITTEN', `Cannot write ${file}: it is marked read-only`, {
    hint: `chmod u+w ${shellWord(file)}     lets it be written`,
  });
}

/** The first part of a path that is something else than a folder. */
function firstNonFolder(path: string): string | undefined {
  for (let part = path; part !== dirname(part); part = dirname(part)) {
    const stats = linkAt(part) === undefined ? statsOrUndefined(part) : undefined;
    if (stats !== undefined) return stats.isDirectory() ? undefined : part;
  }
  return undefined;
}

function statsOrUndefined(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
