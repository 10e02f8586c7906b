import type { Range } from './source-text.ts';

/**
 * `<!-- private -->` … `<!-- /private -->`. A mark counts wherever it stands, also in a code block: hiding too much is a
 * nuisance, hiding too little cannot be taken back. A backslash before it makes it text.
 */
const MARK = /(?<!\\)(\\*)<!--[ \t]*(\/?)private[ \t]*-->/gi;

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

export function escapePrivateMarks(text: string): string {
  return text.replace(MARK, (mark) => `\\${mark}`);
}

export function unescapePrivateMarks(text: string): string {
  return text.replace(MARK, (mark, slashes: string) => (slashes === '' ? mark : mark.slice(1)));
}
