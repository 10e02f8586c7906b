import { PacketError } from '../errors.ts';
import type { DraftPlace, Files } from '../ports.ts';
import { makeKeepFolder } from './keep-folder.ts';
import { putAside } from './put-aside.ts';

/** One line that is half typed, outside of the interview: a file of its own in `.packet/drafts`, readable by its owner only. */
export class LineDraft {
  readonly #files: Files;
  readonly #place: DraftPlace;
  /** Such as `round-note`. */
  readonly #kind: string;
  #version: string | undefined;

  constructor(files: Files, place: DraftPlace, kind: string) {
    this.#files = files;
    this.#place = place;
    this.#kind = kind;
  }

  /** What was half typed and never sent off; empty where there is nothing. */
  read(): string {
    const found = this.#files.read(this.#path);
    this.#version = found?.version;
    return found?.text.replace(/\n$/, '') ?? '';
  }

  /** Keeps a line; an empty one is forgotten. One that another process keeps is put aside. Throws `E_NOT_WRITTEN`. */
  keep(text: string): void {
    if (text === '') {
      this.forget();
      return;
    }
    makeKeepFolder(this.#files, this.#place.keepFolder);
    this.#files.makeFolder(this.#folder);
    try {
      const options = { expected: this.#version, isPrivate: true };
      this.#version = this.#files.write(this.#path, `${text.toWellFormed()}\n`, options).version;
    } catch (error) {
      if (!(error instanceof PacketError) || error.code !== 'E_CHANGED') throw error;
      putAside(this.#files, this.#place.keepFolder, `${this.#place.name}.${this.#kind}-aside`, text);
    }
  }

  /** What was typed has its place now. */
  forget(): void {
    if (this.#version !== undefined && this.#files.read(this.#path)?.version === this.#version)
      this.#files.remove(this.#path);
    this.#version = undefined;
  }

  get #folder(): string {
    return `${this.#place.keepFolder}/drafts`;
  }

  get #path(): string {
    return `${this.#folder}/${this.#place.name}.${this.#kind}.md`;
  }
}
