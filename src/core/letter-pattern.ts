/** What letters and digits are where all are of ASCII. */
const ASCII: Readonly<Record<string, string>> = {
  '\\p{L}': 'A-Za-z',
  '\\p{Lu}': 'A-Z',
  '\\p{Ll}': 'a-z',
  '\\p{N}': '0-9',
  '\\p{M}': '',
};

/** ASCII, and the dashes, quotation marks and dots that are no letters. */
const IS_PLAIN = /^[\u0000-\u007f\u2010-\u2027]*$/;

/**
 * A pattern with letters of all scripts, and a twin of it for texts with letters of ASCII alone: V8 needs about a millisecond for each set of all letters
 * that it compiles, which most runs then never meet (Node 20.20: 1.6 ms for a line of front matter, 0.04 ms for its twin).
 */
export class LetterPattern {
  readonly #source: string;
  readonly #flags: string;
  #ascii: RegExp | undefined;
  #every: RegExp | undefined;

  /** `source` has `\p{L}`, `\p{Lu}`, `\p{Ll}`, `\p{M}`, `\p{N}`, and of scripts other than Latin `\p{sc=…}` in brackets. */
  constructor(source: string, flags = 'u') {
    this.#source = source;
    this.#flags = flags;
  }

  /** The one that finds in this text what the pattern finds. Each time the same two, so that a `lastIndex` stays where it was. */
  for(text: string): RegExp {
    if (IS_PLAIN.test(text)) return (this.#ascii ??= new RegExp(asciiSource(this.#source), this.#flags));
    return (this.#every ??= new RegExp(this.#source, this.#flags));
  }
}

function asciiSource(source: string): string {
  let isInClass = false;
  return source.replace(/\\p\{sc=\w+\}/g, '').replace(/\\p\{\w+\}|\\.|[[\]]/gs, (part) => {
    if (part === '[') isInClass = true;
    if (part === ']') isInClass = false;
    const letters = ASCII[part];
    if (letters === undefined) return part;
    return isInClass ? letters : `[${letters}]`;
  });
}
