import { linesOf, trimBlankLines, type Range } from './source-text.ts';

/**
 * `<!-- private -->` … `<!-- /private -->`. A mark counts wherever it stands, also in a code block: hiding too much is a
 * nuisance, hiding too little cannot be taken back. A backslash before it makes it text.
 *
 * A text that was read has marks in one of three ways. Plain: as one sees them, those that count and those that are text alike.
 * Signed: a sign before each that counts. Marked: no mark that counts, but a sign where what is private begins and where it ends,
 * also where its marks stand outside of the text. No file and no answer that somebody typed holds the sign, which is NUL.
 */
const MARK = /(?<!\\)(\\*)<!--[ \t]*(\/?)private[ \t]*-->/gi;
const SIGN = '\0';
const SIGNED_MARK = /\0<!--[ \t]*(\/?)private[ \t]*-->/gi;

export interface PrivateMarks {
  /** Ranges that no copy for others may hold, marks included, in order and apart from each other. */
  readonly ranges: readonly Range[];
  /** Offsets of opening marks without an end: their range reaches to the end of the text. */
  readonly unclosed: readonly number[];
  /** Offsets of closing marks without a beginning. */
  readonly unopened: readonly number[];
}

export function parsePrivateMarks(text: string): PrivateMarks {
  const ranges: Range[] = [];
  const unopened: number[] = [];
  let open: number | undefined;
  for (const match of text.matchAll(MARK)) {
    if (match[1] !== '') continue;
    if (match[2] === '') open ??= match.index;
    else if (open === undefined) unopened.push(match.index);
    else {
      ranges.push({ start: open, end: match.index + match[0].length });
      open = undefined;
    }
  }
  if (open !== undefined) ranges.push({ start: open, end: text.length });
  return { ranges, unclosed: open === undefined ? [] : [open], unopened };
}

/** Whether the file has any mark that counts. */
export function hasMarks({ ranges, unopened }: PrivateMarks): boolean {
  return ranges.length > 0 || unopened.length > 0;
}

/** Whether a mark that counts stands in a range. */
export function hasMarksIn({ ranges, unclosed, unopened }: PrivateMarks, { start, end }: Range): boolean {
  const isIn = (offset: number): boolean => offset >= start && offset < end;
  const closings = ranges.filter((range) => !unclosed.includes(range.start)).map((range) => range.end - 1);
  return [...ranges.map((range) => range.start), ...closings, ...unopened].some(isIn);
}

/** Whether an offset lies in a private range, between its marks. */
export function isPrivateAt({ ranges }: PrivateMarks, offset: number): boolean {
  const range = lastFrom(ranges, offset);
  return range !== undefined && range.start < offset && offset < range.end;
}

/** Whether all of a range is private by marks that stand outside of it, or at its very end. */
export function isCovered({ ranges }: PrivateMarks, { start, end }: Range): boolean {
  const range = lastFrom(ranges, start);
  return range !== undefined && range.start < start && range.end >= end;
}

/** The last range that starts at an offset or before it. */
function lastFrom(ranges: readonly Range[], offset: number): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return ranges[low - 1];
}

/**
 * Whether a line that holds nothing but a mark belongs to what surrounds a block and not to the block: what it
 * marks reaches beyond the block, or is nothing at all. `line` and `block` are ranges in `text`.
 */
export function isOuterMark(marks: PrivateMarks, text: string, line: Range, block: Range): boolean {
  const words = text.slice(line.start, line.end);
  const mark = words.trim();
  if (!mark.startsWith('<!--') || mark.replace(MARK, '') !== '') return false;
  const start = line.start + words.length - words.trimStart().length;
  const range = lastFrom(marks.ranges, start);
  if (range === undefined || range.end < start + mark.length) return false;
  return (
    range.start < block.start ||
    range.end > block.end ||
    text.slice(range.start, range.end).replace(MARK, '').trim() === ''
  );
}

/** A text as it stands in a file, signed: what was made text is as it was typed, and each mark that counts has the sign. */
export function readMarks(source: string): string {
  return source.replace(MARK, (mark, slashes: string) => (slashes === '' ? SIGN + mark : mark.slice(1)));
}

/** A signed or plain text as it stands in a file. */
export function writeMarks(text: string): string {
  const written = text.replace(MARK, (mark, _slashes, _closing, offset: number) =>
    text[offset - 1] === SIGN ? mark : `\\${mark}`,
  );
  return written.replaceAll(SIGN, '');
}

/** A signed text as one sees it. */
export function plainText(signed: string): string {
  return signed.replaceAll(SIGN, '');
}

/** Whether a part of a marked text is private. */
export function isPartlyPrivate(marked: string): boolean {
  return marked.includes(SIGN);
}

/** Whether a text that was read, signed and marked, begins within a private part. */
export function isPrivateAtStart({ signed, marked }: { readonly signed: string; readonly marked: string }): boolean {
  return marked.startsWith(SIGN) && !signed.startsWith(SIGN);
}

/** Whether signed texts, one after the other, have a mark without its other half. */
export function hasHalfMarks(signed: readonly string[]): boolean {
  const { unclosed, unopened } = parsePrivateMarks(writeMarks(signed.join('\n')));
  return unclosed.length > 0 || unopened.length > 0;
}

/** How often what is private begins or ends in a marked text. */
export function countSigns(marked: string): number {
  return marked.split(SIGN).length - 1;
}

/** A marked text, signed: with marks of its own. */
export function signedText(marked: string): string {
  let isPrivate = false;
  return marked.replaceAll(SIGN, () => {
    isPrivate = !isPrivate;
    return `${SIGN}<!-- ${isPrivate ? '' : '/'}private -->`;
  });
}

/** Whether what follows a signed text is private; `isPrivate` says so of its beginning. */
export function isPrivateAfter(signed: string, isPrivate: boolean): boolean {
  const last = [...signed.matchAll(SIGNED_MARK)].at(-1);
  return last === undefined ? isPrivate : last[1] === '';
}

/** A signed text, marked; `isPrivate` says whether its beginning lies in a private part. */
export function markedText(signed: string, isPrivate: boolean): string {
  let isWithin = isPrivate;
  const text = signed.replace(SIGNED_MARK, (_, closing: string) => {
    if ((closing === '') === isWithin) return '';
    isWithin = !isWithin;
    return SIGN;
  });
  // A mark right after a backslash would be text.
  const end = isWithin ? `${text.endsWith('\\') ? ' ' : ''}${SIGN}` : '';
  return joinedSigns(`${isPrivate ? SIGN : ''}${text}${end}`);
}

/** A marked text without signs that nothing stands between, and without blank lines around it. */
export function joinedSigns(marked: string): string {
  if (!marked.includes(SIGN)) return marked;
  const joined = marked.replace(/\0(\s*)\0/g, '$1');
  return trimBlankLines(linesOf(joined)).join('\n');
}

/**
 * A text that takes the place of a signed one, signed: plain, its marks are those that were there, one by one; marked, where there
 * were none, it brings its own. Undefined where they
 * are not the same ones any more, so that there is no telling which of them count.
 */
export function resignedText(signed: string, plain: string): string | undefined {
  if (!signed.includes(SIGN)) return signedText(plain);
  const before = [...signed.matchAll(MARK)];
  const now = [...plain.matchAll(MARK)];
  const counts = before.map((mark) => signed[mark.index - 1] === SIGN);
  const isSame = (mark: RegExpExecArray, index: number): boolean =>
    mark[2] === now[index]?.[2] && (counts[index] === false || now[index]?.[1] === '');
  if (before.length !== now.length || !before.every(isSame)) return undefined;
  let index = 0;
  return plain.replace(MARK, (mark) => {
    index += 1;
    return counts[index - 1] === true ? SIGN + mark : mark;
  });
}
