/** What a reader takes for one character (Unicode Standard Annex 29, extended grapheme clusters): flags, marks, emoji made of several. */
let segmenter: Intl.Segmenter | undefined;

/** Line breaks and letters, digits, signs that never join with a neighbour: Latin, Cyrillic, Kana, Han, and common punctuation. */
const SINGLE = /^[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u2010-\u2027\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;

/** The pieces of a text in order, each one grapheme. */
export function graphemesOf(text: string): string[] {
  if (SINGLE.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
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
