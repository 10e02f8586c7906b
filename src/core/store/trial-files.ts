import { PacketError } from '../errors.ts';
import type { Files, FileSnapshot, ForeignFile, WriteOptions } from '../ports.ts';
import { isKeptHere } from './keep-folder.ts';

/** A file as a trial would leave it; undefined where there would be, or was, none. */
export interface TrialChange {
  /** Absolute. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * The disk as it would be: reads the real one, writes into memory. A command that is tried out runs on it as it is, so that no
 * command has to know that nothing is written.
 */
export class TrialFiles implements Files {
  readonly #disk: Files;
  /** What was written, and undefined for what was removed. */
  readonly #written = new Map<string, FileSnapshot | undefined>();
  /** What was written as it came. */
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #folders = new Set<string>();
  /** Lines at the end of files. */
  readonly #added = new Map<string, readonly string[]>();

  constructor(disk: Files) {
    this.#disk = disk;
  }

  /** What would change for the user, sorted by path; not what packet keeps for itself. */
  changes(): readonly TrialChange[] {
    return [...this.#written]
      .filter(([path]) => !isKeptHere(path))
      .map(([path, after]) => ({ path, before: this.#disk.read(path)?.text, after: after?.text }))
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  read(path: string): FileSnapshot | undefined {
    return this.#written.has(path) ? this.#written.get(path) : this.#disk.read(path);
  }

  write(path: string, text: string, { expected }: WriteOptions): FileSnapshot {
    if (this.read(path)?.version !== expected) {
      throw new PacketError('E_CHANGED', `Unexpected change of ${path} since it was read, expected none`, {
        hint: 'run the command again',
      });
    }
    const snapshot = { path, text, version: this.versionOf(text) };
    this.#written.set(path, snapshot);
    this.#added.delete(path);
    return snapshot;
  }

  readForeign(path: string): ForeignFile | undefined {
    const bytes = this.#bytes.get(path);
    if (bytes === undefined) return this.#disk.readForeign(path);
    return { file: path, bytes, text: this.#written.get(path)?.text ?? '' };
  }

  /** Its text as far as it can be told is what would be seen. */
  writeForeign(path: string, bytes: Uint8Array): void {
    this.#bytes.set(path, bytes);
    this.write(path, new TextDecoder().decode(bytes), { expected: undefined, isPrivate: true });
  }

  makeFolder(path: string): void {
    this.#folders.add(path);
  }

  kind(path: string): 'file' | 'folder' | 'other' | undefined {
    if (this.#written.has(path)) return this.#written.get(path) === undefined ? undefined : 'file';
    if (this.#folders.has(path) || this.#names(path).length > 0) return 'folder';
    return this.#disk.kind(path);
  }

  list(path: string): readonly string[] {
    const gone = (name: string): boolean => {
      const file = `${path}/${name}`;
      return this.#written.has(file) && this.#written.get(file) === undefined;
    };
    const names = this.#disk.list(path).filter((name) => !gone(name));
    return [...new Set([...names, ...this.#names(path)])].sort();
  }

  append(path: string, lines: string): void {
    this.#added.set(path, [...(this.#added.get(path) ?? []), ...lines.split('\n').filter((line) => line !== '')]);
  }

  lines(path: string): readonly string[] {
    const text = this.#written.get(path)?.text ?? '';
    const before = this.#written.has(path) ? text.split('\n').filter((line) => line !== '') : this.#disk.lines(path);
    return [...before, ...(this.#added.get(path) ?? [])];
  }

  isPrivate(path: string): boolean {
    return this.#disk.isPrivate(path);
  }

  makePrivate(): void {
    // A mode is no text: there is nothing to show, and nothing is written.
  }

  canWrite(path: string): boolean {
    return this.#disk.canWrite(path);
  }

  leftOvers(folder: string): readonly string[] {
    return this.#disk.leftOvers(folder);
  }

  clearLeftOvers(): void {
    // They are no text of the user's: there is nothing to show.
  }

  versionOf(text: string): string {
    return this.#disk.versionOf(text);
  }

  remove(path: string): void {
    this.#added.delete(path);
    if (this.kind(path) !== undefined) this.#written.set(path, undefined);
  }

  rename(path: string, name: string): void {
    const target = `${path.slice(0, path.lastIndexOf('/'))}/${name}`;
    const text = this.read(path)?.text ?? '';
    this.remove(path);
    this.write(target, text, { expected: undefined, isPrivate: true });
  }

  /** Names directly in a folder that were written. */
  #names(folder: string): readonly string[] {
    return [...this.#written]
      .filter(([path, file]) => file !== undefined && path.startsWith(`${folder}/`))
      .map(([path]) => path.slice(folder.length + 1).split('/')[0] ?? '');
  }
}
