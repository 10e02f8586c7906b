import { PacketError } from '../errors.ts';
import type { Files } from '../ports.ts';
import { changedParts } from './changed-parts.ts';

/** What stands as `by` for settings and ignore files that a command's end writes: no undo takes them back. */
export const HOUSEKEEPING = 'housekeeping';

/** One file in one write of the tool. Versions are git's blob hashes (SHA-1, 40 hex digits); undefined where there is no file. */
export interface VersionedFile {
  /** Relative to the folder that holds `.packet`, with `/`. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What the tool wrote at once. */
export interface LoggedWrite {
  /** ISO date. */
  readonly date: string;
  /** `14:03`; undefined where it is not known. */
  readonly time?: string | undefined;
  /** The command that wrote, such as `init`. */
  readonly by: string;
  readonly files: readonly VersionedFile[];
}

/**
 * Past texts in `.packet/versions`, each under its version as name, and a log of what the tool wrote, a line of JSON a write.
 * It stays on the machine that made it.
 */
export class VersionStore {
  readonly #files: Files;
  readonly #folder: string;

  /** `keepFolder` is `.packet`, absolute. */
  constructor(files: Files, keepFolder: string) {
    this.#files = files;
    this.#folder = `${keepFolder}/versions`;
  }

  /** Keeps a text, once. Gives its version. Throws `E_NOT_WRITTEN`. */
  keep(text: string): string {
    const version = this.#files.versionOf(text);
    const path = `${this.#folder}/${version}`;
    if (this.#isWhole(path, version)) return version;
    this.#files.makeFolder(this.#folder);
    // What has its name and is another text is of no use to anybody.
    if (this.#files.kind(path) !== undefined) this.#files.remove(path);
    this.#files.write(path, text, { expected: undefined, isPrivate: true });
    return version;
  }

  #isWhole(path: string, version: string): boolean {
    try {
      return this.#files.read(path)?.version === version;
    } catch (error) {
      if (error instanceof PacketError && error.code === 'E_UNREADABLE') return false;
      throw error;
    }
  }

  /**
   * The text of a version; undefined where this machine has none. Throws `E_UNREADABLE` where what is kept under its name is another
   * text: somebody has changed it, or a disk has.
   */
  textOf(version: string): string | undefined {
    if (!/^[0-9a-f]{40}$/.test(version)) return undefined;
    const kept = this.#files.read(`${this.#folder}/${version}`);
    if (kept === undefined || kept.version === version) return kept?.text;
    throw new PacketError(
      'E_UNREADABLE',
      `Unexpected text in the version ${version.slice(0, 8)}, expected the one that was kept under this name`,
      { hint: 'packet versions     lists the others' },
    );
  }

  /** The headings of the parts in which two versions differ; none where one of the texts is not here, or not what it was. */
  changedParts(before: string | undefined, after: string | undefined): readonly string[] {
    const textOf = (version: string | undefined): string | undefined =>
      version !== undefined && this.#isWhole(`${this.#folder}/${version}`, version) ? this.textOf(version) : undefined;
    return changedParts(textOf(before), textOf(after));
  }

  log(write: LoggedWrite): void {
    this.#files.append(`${this.#folder}/log`, `${JSON.stringify(write)}\n`);
  }

  /** What was written, the latest last. A line that cannot be read, such as one that a power cut tore, is passed over. */
  writes(): readonly LoggedWrite[] {
    return this.#files.lines(`${this.#folder}/log`).flatMap((line) => parseWrite(line) ?? []);
  }
}

function parseWrite(line: string): LoggedWrite | undefined {
  try {
    const { date, time, by, files } = JSON.parse(line) as Partial<LoggedWrite>;
    if (typeof date !== 'string' || typeof by !== 'string' || !Array.isArray(files)) return undefined;
    const versioned = (files as VersionedFile[]).map(({ path, before, after }) => ({ path, before, after }));
    return versioned.every(({ path }) => isInside(path))
      ? { date, ...(isTime(time) ? { time } : {}), by, files: versioned }
      : undefined;
  } catch {
    return undefined;
  }
}

function isTime(time: unknown): time is string {
  return typeof time === 'string' && /^\d{2}:\d{2}$/.test(time);
}

/** Whether a relative path stays below its folder and out of git's own: a log may have come with a repository of somebody else's. */
export function isInside(path: unknown): path is string {
  return (
    typeof path === 'string' && path !== '' && !path.startsWith('/') && !/(?:^|\/)(?:\.\.|\.git)(?:\/|$)/.test(path)
  );
}

/** The writes that an undo may take back: those of commands, and, where `below` is given, of the packet in this folder of the log. */
export function undoableWrites(writes: readonly LoggedWrite[], below: string | undefined): readonly LoggedWrite[] {
  const isOfPacket = (path: string): boolean =>
    below === undefined || below === '' || path.startsWith(`${below}/`) || path.startsWith('.packet/');
  return writes.filter(({ by, files }) => by !== HOUSEKEEPING && files.some(({ path }) => isOfPacket(path)));
}

/** The version (40 hex digits) of a file now, by its path in the log; undefined where there is none. */
export type VersionNow = (path: string) => string | undefined;

/**
 * The last write that still stands: every file that it wrote is as it left it, or, where it was cut off, as it found it. Throws
 * `E_CHANGED` where one is neither.
 */
export function lastWrite(writes: readonly LoggedWrite[], versionNow: VersionNow): LoggedWrite | undefined {
  // A write that was cut off before its first file is logged but did not happen.
  const happened = writes.findLast(({ files }) => !files.every(({ path, before }) => versionNow(path) === before));
  const changed = happened?.files.find(({ path, before, after }) => ![before, after].includes(versionNow(path)));
  if (changed === undefined) return happened;
  throw new PacketError('E_CHANGED', `Unexpected change of ${changed.path} since it was written, expected none`, {
    hint: 'packet versions     shows earlier texts, and puts one of them back',
  });
}

/** A write that takes another one back. */
export interface Undoing {
  readonly write: LoggedWrite;
  readonly undone: LoggedWrite;
}

/**
 * The last write, where it has taken another one back, or a part of it. Undefined for any other last write, for one that did not
 * happen, and where one of its files was changed since.
 */
export function lastUndoing(writes: readonly LoggedWrite[], by: string, versionNow: VersionNow): Undoing | undefined {
  const write = writes.at(-1);
  if (write?.by !== by) return undefined;
  const undone = writes
    .slice(0, -1)
    .findLast(({ files }) => files.length > 0 && files.every((file) => isBack(file, write)));
  const hasBegun = write.files.some(({ path, before }) => versionNow(path) !== before);
  const isKnown = write.files.every(({ path, before, after }) => [before, after].includes(versionNow(path)));
  return undone !== undefined && hasBegun && isKnown ? { write, undone } : undefined;
}

/** Whether a write takes this file back. */
function isBack({ path, before, after }: VersionedFile, { files }: LoggedWrite): boolean {
  return files.some((each) => each.path === path && each.before === after && each.after === before);
}
