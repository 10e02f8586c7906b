/** What a reader takes for one character (Unicode Standard Annex 29, extended grapheme clusters): flags, marks, emoji made of several. */
let segmenter: Intl.Segmenter | undefined;

/** Line breaks and letters, digits, signs that never join with a neighbour: Latin, Greek, Cyrillic, Kana, Han, and punctuation. */
const SINGLE =
  /^[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0400-\u0482\u2010-\u2027\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;

/** Before a blank there is a boundary, but after the few signs that join with whatever follows (the property Prepend of Annex 29). */
const BEFORE_BLANK =
  /(?<![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}])(?= )/u;

/** Words whose graphemes are known: with each key only one word of a text is another. */
const known = new Map<string, readonly string[]>();
const MANY_WORDS = 5000;

/** The pieces of a text in order, each one grapheme. */
export function graphemesOf(text: string): readonly string[] {
  return SINGLE.test(text) ? text.split('') : text.split(BEFORE_BLANK).flatMap(graphemesOfWord);
}

function graphemesOfWord(word: string): readonly string[] {
  if (SINGLE.test(word)) return word.split('');
  const before = known.get(word);
  if (before !== undefined) return before;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const graphemes = Array.from(segmenter.segment(word), ({ segment }) => segment);
  if (known.size >= MANY_WORDS) known.clear();
  known.set(word, graphemes);
  return graphemes;
}

/** The nearest boundary at or before an offset. */
export function boundaryBefore(text: string, offset: number): number {
  let boundary = safeBefore(text, offset);
  for (const grapheme of graphemesOf(text.slice(boundary, safeAfter(text, offset)))) {
    if (boundary + grapheme.length > offset) break;
    boundary += grapheme.length;
  }
  return boundary;
}

/** The nearest boundary at or after an offset. */
export function boundaryAfter(text: string, offset: number): number {
  let boundary = safeBefore(text, offset);
  for (const grapheme of graphemesOf(text.slice(boundary, safeAfter(text, offset)))) {
    if (boundary >= offset) break;
    boundary += grapheme.length;
  }
  return boundary;
}

function safeBefore(text: string, offset: number): number {
  let at = Math.max(0, Math.min(offset, text.length));
  while (!isSafe(text, at)) at -= 1;
  return at;
}

function safeAfter(text: string, offset: number): number {
  let at = Math.max(0, Math.min(offset, text.length));
  while (!isSafe(text, at)) at += 1;
  return at;
}

/** A boundary whatever stands around it: at a line break, and between two characters of ASCII. Spares looking at the whole text. */
function isSafe(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before === LINE_BREAK || after === LINE_BREAK || (isPrintableAscii(before) && isPrintableAscii(after));
}

const LINE_BREAK = 0x0a;

function isPrintableAscii(code: number): boolean {
  return code >= 0x20 && code <= 0x7e;
}
