import type { Clock, Files, FileSnapshot, Lock, WritePlace } from '../ports.ts';
import { makeKeepFolder } from './keep-folder.ts';
import { VersionStore } from './version-store.ts';

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

/** The one way in which commands write: one writer at a time, the text before and the text after kept as versions. */
export class Writer {
  readonly versions: VersionStore;
  readonly #files: Files;
  readonly #lock: Lock;
  readonly #place: WritePlace;
  readonly #clock: Clock;
  readonly #by: string;

  /** `by`: the command that writes. */
  constructor(files: Files, lock: Lock, place: WritePlace, clock: Clock, by: string) {
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

  /** What was written and not committed yet, by an interrupted command too; absolute paths, each once. */
  pending(): readonly string[] {
    const text = this.#files.read(this.#pendingFile)?.text ?? '';
    const paths = text.split('\n').filter((line) => line !== '');
    return [...new Set(paths)].map((path) => this.absolute(path));
  }

  /** Makes files (absolute) part of the next commit, as if they had been written. */
  claim(paths: readonly string[]): void {
    this.hold(() => {
      this.#remember(paths);
    });
  }

  /** All is committed, or shall not be. */
  settle(): void {
    this.#files.remove(this.#pendingFile);
  }

  #remember(paths: readonly string[]): void {
    this.#files.append(this.#pendingFile, paths.map((path) => `${this.relative(path)}\n`).join(''));
  }

  get #pendingFile(): string {
    return `${this.#place.keepFolder}/pending`;
  }

  /** Reads and writes while nobody else writes. */
  hold<Result>(use: () => Result): Result {
    makeKeepFolder(this.#files, this.#place.keepFolder);
    return this.#lock.hold(use);
  }

  /**
   * Writes files in this order, the one that decides last. Texts are kept and the write logged before the first file changes, so
   * that after a crash there is nothing that cannot be found again.
   */
  write(changes: readonly Change[]): void {
    this.hold(() => {
      const files = changes.map(({ path, before, text }) => ({
        path: this.#place.relative(path),
        before: before === undefined ? undefined : this.versions.keep(before.text),
        after: text === undefined ? undefined : this.versions.keep(text),
      }));
      this.versions.log({ date: this.#clock.today(), by: this.#by, files });
      this.#remember(changes.map(({ path }) => path));
      for (const { path, before, text, isPrivate } of changes) {
        if (text === undefined) this.#files.remove(path);
        else this.#files.write(path, text, { expected: before?.version, isPrivate });
      }
    });
  }
}
