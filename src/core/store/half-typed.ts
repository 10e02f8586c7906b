import { PacketError } from '../errors.ts';
import type { DraftPlace, Files, FileSnapshot } from '../ports.ts';
import { typedText, type TypedText } from '../typing/typed-text.ts';
import { makeKeepFolder } from './keep-folder.ts';

/** One half-typed text outside of the interview, in `.packet/drafts`, readable by its owner only. */
export class HalfTyped {
  readonly #files: Files;
  readonly #place: DraftPlace;
  readonly #path: string;
  #snapshot: FileSnapshot | undefined;

  /** `kind`: what is typed, such as `feedback`. */
  constructor(files: Files, place: DraftPlace, kind: string) {
    this.#files = files;
    this.#place = place;
    this.#path = `${place.keepFolder}/drafts/${place.name}.${kind}.txt`;
    this.#snapshot = files.read(this.#path);
  }

  /** What is there, the cursor at its end; undefined where nothing is. */
  get typed(): TypedText | undefined {
    const text = this.#snapshot?.text ?? '';
    return text === '' ? undefined : typedText(text);
  }

  /** Writes it down, or removes it where nothing is left. Throws `E_NOT_WRITTEN`; `E_CHANGED` where another process types too. */
  keep(text: string): void {
    if (text === (this.#snapshot?.text ?? '')) return;
    if (text.trim() === '') {
      if (this.#snapshot !== undefined) this.#files.remove(this.#path, this.#snapshot.version);
      this.#snapshot = undefined;
      return;
    }
    if (this.#snapshot === undefined) {
      makeKeepFolder(this.#files, this.#place.keepFolder);
      this.#files.makeFolder(`${this.#place.keepFolder}/drafts`);
    }
    this.#snapshot = this.#files.write(this.#path, text, { expected: this.#snapshot?.version, isPrivate: true });
  }

  /** The same without an error: gives what went wrong. */
  tryKeep(text: string): PacketError | undefined {
    try {
      this.keep(text);
      return undefined;
    } catch (error) {
      if (error instanceof PacketError) return error;
      throw error;
    }
  }
}
