import { PacketError } from '../errors.ts';
import type { Clock, Files, FileSnapshot, Lock, WritePlace } from '../ports.ts';
import { encodedName } from './encoded-name.ts';
import { makeKeepFolder } from './keep-folder.ts';
import { putAside } from './put-aside.ts';
import { isInside, VersionStore } from './version-store.ts';

/** A file as it shall be. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  /** What was read; undefined where there was no file. */
  readonly before: FileSnapshot | undefined;
  /** Undefined to remove the file. */
  readonly text: string | undefined;
  readonly isPrivate: boolean;
}

/** A file that was written and not committed yet. */
interface PendingLine {
  /** Relative to the folder that holds `.packet`. */
  readonly path: string;
  /** The process that wrote it, in the word of the lock; empty where it does not say. */
  readonly writer: string;
}

function pendingLine({ path, writer }: PendingLine): string {
  return writer === '' ? `${path}\n` : `${path}\t${writer}\n`;
}

/** The one way in which commands write: one writer at a time, the text before and the text after kept as versions. */
export class Writer {
  readonly versions: VersionStore;
  readonly #files: Files;
  readonly #lock: Lock;
  readonly #place: WritePlace;
  readonly #clock: Clock;
  readonly #by: string;
  readonly #requireReady: () => void;
  #isReady = false;
  #isCleared = false;

  /** `by`: the command that writes. `requireReady` is called before anything is written; what it throws ends that. */
  constructor(
    files: Files,
    lock: Lock,
    place: WritePlace,
    clock: Clock,
    by: string,
    requireReady: () => void = () => undefined,
  ) {
    this.#requireReady = requireReady;
    this.#files = files;
    this.#lock = lock;
    this.#place = place;
    this.#clock = clock;
    this.#by = by;
    this.versions = new VersionStore(files, place.keepFolder);
  }

  /** `.packet`, absolute. */
  get keepFolder(): string {
    return this.#place.keepFolder;
  }

  /** A path as the log has it. */
  relative(path: string): string {
    return this.#place.relative(path);
  }

  /** A path of the log, absolute. */
  absolute(path: string): string {
    return this.#place.absolute(path);
  }

  /** Who writes now, as far as one can tell from here; undefined where nobody does. */
  holder(): ReturnType<Lock['holder']> {
    return this.#lock.holder();
  }

  /** Whether anything was ever written here, by packet. */
  hasWritten(): boolean {
    return this.#files.kind(this.#place.keepFolder) !== undefined;
  }

  /** What was written and not committed yet, by an interrupted command too; absolute paths, each once. */
  pending(): readonly string[] {
    const paths = this.#pendingLines().map(({ path }) => path);
    return [...new Set(paths)].map((path) => this.absolute(path));
  }

  #pendingLines(): readonly PendingLine[] {
    return this.#files.lines(this.#pendingFile).flatMap((line) => {
      const end = line.lastIndexOf('\t');
      const [path, writer] = end === -1 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)];
      // The list may have come with a repository of somebody else's.
      return isInside(path) && isWritten(path) ? [{ path, writer }] : [];
    });
  }

  /** Makes files (absolute) part of the next commit, as if they had been written. */
  claim(paths: readonly string[]): void {
    this.hold(() => {
      this.#remember(paths);
    });
  }

  /** All is committed, but those (absolute paths) that wait for the next commit. */
  settle(isLeft: (path: string) => boolean = () => false): void {
    this.#leave(this.#pendingLines().filter(({ path }) => isLeft(this.absolute(path))));
  }

  #leave(lines: readonly PendingLine[]): void {
    if (lines.length === 0) {
      this.#forget();
      return;
    }
    const expected = this.#files.read(this.#pendingFile)?.version;
    this.#files.write(this.#pendingFile, lines.map(pendingLine).join(''), { expected, isPrivate: true });
  }

  /**
   * Nothing is pending. Where only the disk does not confirm it all is done all the same, and a list that a power cut brings back
   * names what is committed; an error would have the user run the command again, and an undo undone.
   */
  #forget(): void {
    try {
      this.#files.remove(this.#pendingFile);
    } catch (error) {
      if (this.#files.kind(this.#pendingFile) !== undefined) throw error;
    }
  }

  /** The lines of a file of packet's own, by its path below `.packet`. */
  keptLines(name: string): readonly string[] {
    return this.#files.lines(`${this.#place.keepFolder}/${name}`);
  }

  /** Adds lines to one. */
  keepLines(name: string, lines: readonly string[]): void {
    if (lines.length === 0) return;
    const path = `${this.#place.keepFolder}/${name}`;
    this.hold(() => {
      this.#files.makeFolder(path.slice(0, path.lastIndexOf('/')));
      this.#files.append(path, lines.map((line) => `${line}\n`).join(''));
    });
  }

  /**
   * What this process has written shall not be committed; what processes that are dead have written neither, where `isForAll`. What
   * others have written is theirs to commit.
   */
  waive(isForAll: boolean): void {
    const lines = this.#pendingLines();
    const others = lines.filter(({ writer }) => writer !== this.#lock.self && !(isForAll && this.#lock.isGone(writer)));
    if (others.length === 0 || others.length < lines.length) this.#leave(others);
  }

  #remember(paths: readonly string[]): void {
    const lines = paths.map((path) => pendingLine({ path: this.relative(path), writer: this.#lock.self }));
    this.#files.append(this.#pendingFile, lines.join(''));
  }

  get #pendingFile(): string {
    return `${this.#place.keepFolder}/pending`;
  }

  /** Finds what is wrong before anything is written. Throws `E_CONFIG`. */
  requireReady(): void {
    if (!this.#isReady) this.#requireReady();
    this.#isReady = true;
  }

  /** Reads and writes while nobody else writes; first of all what interrupted commands left is cleared away. */
  hold<Result>(use: () => Result): Result {
    const { keepFolder } = this.#place;
    this.requireReady();
    makeKeepFolder(this.#files, keepFolder);
    return this.#lock.hold(() => {
      if (!this.#isCleared) for (const folder of this.leftOverFolders()) this.#files.clearLeftOvers(folder);
      this.#isCleared = true;
      return use();
    });
  }

  /** Where an interrupted command can have left something: packet's own folders, the packet's, and those of files that are pending. */
  leftOverFolders(): readonly string[] {
    const { keepFolder, folder } = this.#place;
    const templates = `${keepFolder}/templates`;
    const foldersIn = (path: string): readonly string[] =>
      this.#files.kind(path) === 'folder'
        ? this.#files
            .list(path)
            .map((name) => `${path}/${name}`)
            .filter((each) => this.#files.kind(each) === 'folder')
        : [];
    const folders = [
      keepFolder,
      `${keepFolder}/versions`,
      `${keepFolder}/drafts`,
      ...foldersIn(templates),
      folder,
      `${folder}/rounds`,
      ...foldersIn(`${folder}/rounds`),
      `${folder}/reviews`,
      ...this.pending().map((path) => path.slice(0, path.lastIndexOf('/'))),
    ];
    return [...new Set(folders)];
  }

  /** Keeps a text that somebody is about to change by hand, and makes the file part of the next commit, whatever ends the command. */
  keep({ path, text }: FileSnapshot): void {
    this.hold(() => {
      this.versions.keep(text);
      this.#remember([path]);
    });
  }

  /** Logs what somebody made of a file by hand as a write of this command; nothing where it is as it was. */
  adopt({ path, version, text }: FileSnapshot): void {
    this.hold(() => {
      const after = this.#files.read(path);
      if (after?.version === version) return;
      this.#log([{ path, before: { text }, text: after?.text }], this.#by);
    });
  }

  /**
   * Writes files in this order, the one that decides last. Texts are kept and the write logged before the first file changes, so
   * that after a crash there is nothing that cannot be found again. Throws `E_CHANGED` where a file is another one than was read;
   * the new text is among the drafts then.
   */
  write(changes: readonly Change[], by = this.#by): void {
    this.hold(() => {
      this.#log(changes, by);
      this.#putAll(changes);
    });
  }

  /** Keeps a new private file of any bytes as it came; it is part of the next commit, and no undo takes it away. */
  keepForeign(path: string, bytes: Uint8Array): void {
    this.hold(() => {
      this.#remember([path]);
      this.#files.writeForeign(path, bytes);
    });
  }

  /** Goes on with a write that was cut off: it is logged, so that only what is left of it is to be written. */
  finish(changes: readonly Change[]): void {
    this.hold(() => {
      this.#putAll(changes);
    });
  }

  #putAll(changes: readonly Change[]): void {
    for (const [index, change] of changes.entries()) {
      try {
        this.#put(change);
      } catch (error) {
        if (!(error instanceof PacketError) || error.code !== 'E_CHANGED') throw error;
        throw this.#refused(error, changes.slice(index));
      }
    }
  }

  #put({ path, before, text, isPrivate }: Change): void {
    if (text === undefined) this.#files.remove(path, before?.version);
    else this.#files.write(path, text, { expected: before?.version, isPrivate });
  }

  /** The error for a file that another program has changed; what was to be written is kept in drafts, of the files after it too. */
  #refused(error: PacketError, [first, ...rest]: readonly Change[]): PacketError {
    const kept = first === undefined ? undefined : this.#putAside(first);
    for (const change of rest) this.#putAside(change);
    return kept === undefined ? error : changedMeanwhile(error.message, this.#place.shownPath(kept), error);
  }

  /** Writes a text that had to stay out of its file to drafts, and gives its path; undefined where there is none. */
  #putAside({ path, text }: Change): string | undefined {
    if (text === undefined) return undefined;
    const name = encodedName(this.relative(path).replace(/\.md$/, ''), (each) => this.#files.versionOf(each));
    return putAside(this.#files, this.#place.keepFolder, `${name}.from-${this.#by.replace(/\W+/g, '-')}`, text);
  }

  #log(
    changes: readonly (Pick<Change, 'path' | 'text'> & { before: { readonly text: string } | undefined })[],
    by: string,
  ): void {
    const files = changes.map(({ path, before, text }) => ({
      path: this.#place.relative(path),
      before: before === undefined ? undefined : this.versions.keep(before.text),
      after: text === undefined ? undefined : this.versions.keep(text),
    }));
    const time = this.#clock.time();
    this.versions.log({ date: this.#clock.today(), ...(time === '' ? {} : { time }), by, files });
    this.#remember(changes.map(({ path }) => path));
  }
}

/** The names of files that packet writes. */
const WRITTEN = [
  /(?:^|\/)[^/]+\.md$/,
  /(?:^|\/)rounds\/[^/]+\/to-[^/]+\.(?:txt|html)$/,
  /(?:^|\/)\.gitignore$/,
  /(?:^|\/)\.packet\/(?:config\.yaml|templates\/[^/]+\/[^/]+)$/,
  /(?:^|\/)(?:rounds|reviews)\/?$/,
];

function isWritten(path: string): boolean {
  return WRITTEN.some((name) => name.test(path));
}

/** What a command ends with that could not write since somebody else had written; `aside` is where its text is. */
export function changedMeanwhile(message: string, aside: string, cause?: unknown): PacketError {
  return new PacketError('E_CHANGED', message, {
    hint: `nothing was overwritten; the new text is in ${aside}`,
    cause,
  });
}
