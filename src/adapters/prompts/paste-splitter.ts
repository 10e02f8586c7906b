/** What a terminal sends: keys, as they come, or a whole paste. */
export interface Chunk {
  readonly kind: 'keys' | 'paste';
  readonly text: string;
}

/** Around a paste, once it was asked for (xterm's control sequences, "Bracketed Paste Mode"). */
const START = '\u001b[200~';
const END = '\u001b[201~';

/** What nobody types in one go: a line break beside something else, or many characters, and nothing that only a key sends. */
const AT_ONCE = /^(?=.{16}|.*[^\r\n].*[\r\n]|.*[\r\n].*[^\r\n])[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+$/s;

/** What may follow it at once, and belongs to it: line breaks too. */
const MORE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+$/;

/** A line break with something after it. */
const SEVERAL_LINES = /[\r\n][^\r\n]/;

/**
 * Tells pastes from keys in what a terminal sends. `marksPastes` is false for a terminal that does not mark them: there several
 * lines that come at once, in one piece or in pieces with hardly a pause between them, are one.
 */
export class PasteSplitter {
  readonly #marksPastes: boolean;
  /** What may be the beginning of a mark, or of a paste whose end has not come yet. */
  #rest = '';
  #isInPaste = false;
  /** What came at once where pastes are not marked, and may go on. */
  #atOnce = '';

  constructor(marksPastes: boolean) {
    this.#marksPastes = marksPastes;
  }

  /** Whether something waits that came at once, until a pause tells that it is all. */
  get isWaiting(): boolean {
    return this.#atOnce !== '';
  }

  push(text: string): Chunk[] {
    if (!this.#marksPastes && !this.#isInPaste && (this.isWaiting ? MORE : AT_ONCE).test(text)) {
      this.#atOnce += text;
      return [];
    }
    const chunks = this.#endOfWaiting();
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
    if (this.#isInPaste) return [];
    const text = this.#rest;
    this.#rest = '';
    return [...this.#endOfWaiting(), ...(text === '' ? [] : [{ kind: 'keys', text } as const])];
  }

  /** One line, and perhaps Enter, is as good as typed. */
  #endOfWaiting(): Chunk[] {
    const text = this.#atOnce;
    this.#atOnce = '';
    if (text === '') return [];
    return [{ kind: SEVERAL_LINES.test(text) ? 'paste' : 'keys', text }];
  }
}

/** How much of a text's end could begin a mark; a lone Escape is a key and is let through. */
function heldBack(text: string): number {
  for (let length = Math.min(text.length, START.length - 1); length > 2; length -= 1) {
    if (text.endsWith(START.slice(0, length))) return length;
  }
  return 0;
}
