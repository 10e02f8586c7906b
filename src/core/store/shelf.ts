import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import type { PacketFolder } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { Reading } from './packet-store.ts';

type Parser<Parsed> = (file: string, text: string, read: FrontMatterReader) => Parsed;

/** The private files of a packet, each read once, by their names in the folder, such as `rounds/01-self.md`. */
export class Shelf {
  readonly problems: Problem[] = [];
  readonly #folder: string;
  readonly #reading: Reading;
  /** The folder as the user would type it, with a slash at its end; empty for the current one. */
  readonly #shown: string;
  readonly #texts = new Map<string, string | undefined>();

  constructor({ folder }: PacketFolder, reading: Reading) {
    this.#folder = folder;
    this.#reading = reading;
    this.#shown = reading.shownPath(`${folder}/-`).slice(0, -1);
  }

  /** The Markdown files in a folder, sorted. */
  names(folder: string): readonly string[] {
    try {
      const names = this.#reading.files.list(`${this.#folder}/${folder}`);
      return names.filter((name) => /^[^.].*\.md$/i.test(name)).map((name) => `${folder}/${name}`);
    } catch (error) {
      this.problems.push(unreadable(error, `${this.#shown}${folder}`));
      return [];
    }
  }

  /** Undefined where there is no such file, or it cannot be read. */
  text(name: string): string | undefined {
    if (this.#texts.has(name)) return this.#texts.get(name);
    const text = this.#read(name);
    this.#texts.set(name, text);
    return text;
  }

  parse<Parsed>(name: string, parser: Parser<Parsed>): Parsed | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : parser(`${this.#shown}${name}`, text, this.#reading.readFrontMatter);
  }

  #read(name: string): string | undefined {
    try {
      return this.#reading.files.read(`${this.#folder}/${name}`)?.text;
    } catch (error) {
      this.problems.push(unreadable(error, `${this.#shown}${name}`));
      return undefined;
    }
  }
}

function unreadable(error: unknown, file: string): Problem {
  if (!(error instanceof PacketError)) throw error;
  return {
    ...(error.place ?? { file, line: 1, column: 1 }),
    rule: 'file-unreadable',
    severity: 'error',
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}
