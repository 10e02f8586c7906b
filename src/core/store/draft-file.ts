import { PacketError } from '../errors.ts';
import type { DraftPlace, Files, FileSnapshot } from '../ports.ts';
import { makeKeepFolder } from './keep-folder.ts';
import { freeName } from './free-name.ts';
import { putAside } from './put-aside.ts';

/** What was found of an earlier interview. */
interface FoundDraft<Draft> {
  readonly draft: Draft | undefined;
  /** Where a file that is no draft was put, as the user would type it; undefined where all was well. */
  readonly setAside: string | undefined;
}

/** How a draft stands in its file. */
export interface DraftForm<Draft> {
  readonly format: (draft: Draft) => string;
  /** Throws `E_FORMAT` for a draft of a newer version, `E_DRAFT` for what is none. */
  readonly parse: (file: string, text: string) => Draft;
}

/**
 * The draft of one interview about a packet in `.packet/drafts`, replaced whole, readable by its owner only. A draft of another process
 * is never replaced: this one's gets a name of its own.
 */
export class DraftFile<Draft> {
  readonly #form: DraftForm<Draft>;
  readonly #files: Files;
  readonly #place: DraftPlace;
  readonly #shownPath: (path: string) => string;
  #own: { readonly file: string; readonly snapshot: Pick<FileSnapshot, 'text' | 'version'> | undefined };

  constructor(files: Files, place: DraftPlace, shownPath: (path: string) => string, form: DraftForm<Draft>) {
    this.#form = form;
    this.#files = files;
    this.#place = place;
    this.#shownPath = shownPath;
    this.#own = { file: this.#path(''), snapshot: undefined };
  }

  /**
   * The draft that is there. What cannot be read as one gets another name and stays.
   * @throws PacketError `E_FORMAT` for a draft of a newer version, which is left alone.
   */
  read(): FoundDraft<Draft> {
    const name = this.#names().find((each) => this.#isDraft(each));
    if (name === undefined) return { draft: undefined, setAside: undefined };
    const file = `${this.#folder}/${name}`;
    try {
      const snapshot = this.#files.read(file);
      if (snapshot === undefined) return { draft: undefined, setAside: undefined };
      const draft = this.#form.parse(this.#shownPath(file), snapshot.text);
      this.#own = { file, snapshot };
      return { draft, setAside: undefined };
    } catch (error) {
      if (!(error instanceof PacketError) || error.code === 'E_FORMAT') throw error;
      const free = this.#freeName('.broken');
      this.#files.rename(file, free);
      return { draft: undefined, setAside: this.#shownPath(`${this.#folder}/${free}`) };
    }
  }

  /** Writes the draft, or removes it where there is none any more. Throws `E_NOT_WRITTEN`. */
  keep(draft: Draft | undefined): void {
    const { file, snapshot } = this.#own;
    if (draft === undefined) {
      if (snapshot !== undefined && this.#files.read(file)?.version === snapshot.version) this.#files.remove(file);
      this.#own = { file, snapshot: undefined };
      return;
    }
    const text = this.#form.format(draft);
    if (text === snapshot?.text) return;
    if (snapshot === undefined) this.#makeFolder();
    try {
      const written = this.#files.write(file, text, { expected: snapshot?.version, isPrivate: true });
      this.#own = { file, snapshot: { text, version: written.version } };
    } catch (error) {
      if (!(error instanceof PacketError) || error.code !== 'E_CHANGED') {
        this.#adopt(file, text);
        throw error;
      }
      this.#own = { file: `${this.#folder}/${this.#freeName('')}`, snapshot: undefined };
      this.keep(draft);
    }
  }

  /** Where only the last step of a write failed the text is there, and it is no other process's. */
  #adopt(file: string, text: string): void {
    const now = this.#files.read(file);
    if (now?.text === text) this.#own = { file, snapshot: now };
  }

  /**
   * Writes a text beside the drafts that has no other place, and gives its path as the user would type it. Throws `E_NOT_WRITTEN`.
   */
  putAside(text: string, kind: string): string {
    return this.#shownPath(putAside(this.#files, this.#place.keepFolder, `${this.#place.name}.${kind}`, text));
  }

  get #folder(): string {
    return `${this.#place.keepFolder}/drafts`;
  }

  #path(more: string): string {
    return `${this.#folder}/${this.#place.name}${more}.json`;
  }

  #names(): readonly string[] {
    return this.#files.list(this.#folder);
  }

  #isDraft(name: string): boolean {
    const rest = name.startsWith(this.#place.name) ? name.slice(this.#place.name.length) : '';
    return /^(?:-\d+)?\.json$/.test(rest);
  }

  /** `NAME.kind.json`, or with `-2`, `-3` where that is taken. */
  #freeName(kind: string): string {
    return freeName(this.#names(), `${this.#place.name}${kind}`, 'json');
  }

  #makeFolder(): void {
    makeKeepFolder(this.#files, this.#place.keepFolder);
    this.#files.makeFolder(this.#folder);
  }
}
