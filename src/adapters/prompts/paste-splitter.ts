/** What a terminal sends: keys, as they come, or a whole paste. */
export interface Chunk {
  readonly kind: 'keys' | 'paste';
  readonly text: string;
}

/** Around a paste, once it was asked for (xterm's control sequences, "Bracketed Paste Mode"). */
const START = '\u001b[200~';
const END = '\u001b[201~';

/** Line breaks with something after them that no key sends: nobody types that in one go. */
const SEVERAL_LINES = /^[^\u001b]*[\r\n]+[^\u001b\r\n\u0000-\u0008\u000b-\u001f][^\u001b]*$/;

/**
 * Tells pastes from keys in what a terminal sends. `marksPastes` is false for a terminal that does not mark them: there several
 * lines at once are one.
 */
export class PasteSplitter {
  readonly #marksPastes: boolean;
  /** What may be the beginning of a mark, or of a paste whose end has not come yet. */
  #rest = '';
  #isInPaste = false;

  constructor(marksPastes: boolean) {
    this.#marksPastes = marksPastes;
  }

  push(text: string): Chunk[] {
    if (!this.#marksPastes && !this.#isInPaste && SEVERAL_LINES.test(text)) return [{ kind: 'paste', text }];
    const chunks: Chunk[] = [];
    let rest = this.#rest + text;
    // Only what is new, and as much before it as a mark is long, can hold the end: a paste may come in thousands of pieces.
    let from = this.#isInPaste ? Math.max(0, this.#rest.length - END.length) : 0;
    for (;;) {
      const mark = this.#isInPaste ? END : START;
      const at = rest.indexOf(mark, from);
      if (at === -1) break;
      if (at > 0) chunks.push({ kind: this.#isInPaste ? 'paste' : 'keys', text: rest.slice(0, at) });
      rest = rest.slice(at + mark.length);
      from = 0;
      this.#isInPaste = !this.#isInPaste;
    }
    const kept = this.#isInPaste ? rest.length : heldBack(rest);
    if (kept < rest.length) chunks.push({ kind: 'keys', text: rest.slice(0, rest.length - kept) });
    this.#rest = rest.slice(rest.length - kept);
    return chunks;
  }

  /** What was held back, once it is clear that nothing follows it. */
  flush(): Chunk[] {
    if (this.#isInPaste || this.#rest === '') return [];
    const text = this.#rest;
    this.#rest = '';
    return [{ kind: 'keys', text }];
  }
}

/** How much of a text's end could begin a mark; a lone Escape is a key and is let through. */
function heldBack(text: string): number {
  for (let length = Math.min(text.length, START.length - 1); length > 2; length -= 1) {
    if (text.endsWith(START.slice(0, length))) return length;
  }
  return 0;
}
