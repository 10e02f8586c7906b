import { PacketError } from '../errors.ts';
import type { Place, Problem } from '../problem.ts';
import { unescapeLine } from './escape-rule.ts';
import { FENCE, parseFrontMatter, parsePlainLines, refuseConflictMarkers } from './front-matter.ts';
import type { FrontMatter, FrontMatterKey, FrontMatterReader } from './front-matter.ts';
import { headingKey } from './heading-key.ts';
import type { HeadingNames } from './heading-names.ts';
import { columnsOf, pageLines, type PageLine } from './page-lines.ts';
import { parseSourceText, trimBlankLines, type Range, type SourceText } from './source-text.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** A key of a page, from its front matter or from a line `Key: value` above the first heading of a page without any. */
export interface PageKey {
  /** Trimmed; undefined for a list or a map. */
  readonly value: string | undefined;
  readonly place: Place;
}

/** An item of a list, also of a nested one. */
export interface PageItem {
  /** Where its text begins. */
  readonly place: Place;
  /** 0 for the outermost list. */
  readonly level: number;
  /** `-`, `*`, `+`, `1.` or `1)`. */
  readonly marker: string;
  /** Columns before the marker. */
  readonly indentation: number;
  /** Whether its box is ticked; undefined where it has none. */
  readonly isDone: boolean | undefined;
  /** What stands between the brackets of its box. */
  readonly boxRange: Range | undefined;
  /** Without marker and box, dedented, LF; nested items are not part of it. */
  readonly text: string;
  /** From its marker to the end of its last line that is not blank, nested items included. */
  readonly range: Range;
  readonly textStart: number;
}

/** What stands below a heading, up to the next one of any depth. The first part of a page may have no heading. */
export interface PagePart {
  /** As written, without marks. */
  readonly heading: string;
  /** What `headingKey` makes of it. */
  readonly key: string;
  /** 1 to 6; 0 for what stands above the first heading. */
  readonly depth: number;
  /** Of the heading, or the first line. */
  readonly place: Place;
  /** The heading's line, or two where it is underlined; empty where there is none. */
  readonly headingRange: Range;
  /** From the end of the heading to the end of the last line that is not blank. */
  readonly contentRange: Range;
  /** Markdown, LF, without blank lines around it. */
  readonly text: string;
  readonly items: readonly PageItem[];
}

/**
 * A private file beside packet.md: flat front matter, then Markdown made for the hand. Read line by line, not as CommonMark would:
 * what a hand leaves open must not swallow the rest, and hundreds of pages are read before the first word is shown.
 */
export interface Page {
  readonly source: SourceText;
  /** Undefined where there is none, or none that can be read. */
  readonly frontMatter: FrontMatter | undefined;
  /** Why the front matter cannot be read, or the file is in the middle of a merge; such a page is not written. */
  readonly error: PacketError | undefined;
  /** 0-based line below the front matter. */
  readonly bodyLine: number;
  /** By name, in lower case, with `-` between words; the first of a name counts. */
  readonly keys: ReadonlyMap<string, PageKey>;
  /** Never empty. */
  readonly parts: readonly PagePart[];
  /** What the file's own form is wrong in. */
  readonly problems: readonly Problem[];
}

/** Reads a page as far as it goes. Never throws. */
export function parsePage(file: string, text: string, read: FrontMatterReader): Page {
  const source = parseSourceText(file, text);
  const { frontMatter, error } = readFront(source, read);
  const bodyLine = frontMatter?.bodyLine ?? (error === undefined ? 0 : endOfBrokenFront(source));
  const lines = pageLines(source, bodyLine);
  const keys = new Map<string, PageKey>();
  for (const { key, value, valueRange, keyRange, line } of frontKeys(source, frontMatter, bodyLine)) {
    const range = valueRange.start === valueRange.end ? keyRange : valueRange;
    setOnce(keys, key, { value: value?.trim(), place: placeIn(source, line ?? lineOf(source, range.start), range) });
  }
  looseKeys(source, lines, bodyLine, keys);
  return {
    source,
    frontMatter,
    error,
    bodyLine,
    keys,
    parts: partsOf(source, lines, bodyLine),
    problems: error === undefined ? [] : [problemOf(source, error)],
  };
}

/** The parts whose heading is one of these, with the deeper ones below them. */
export function partsUnder(page: Pick<Page, 'parts'>, { keys }: HeadingNames): readonly PagePart[] {
  const found: PagePart[] = [];
  let depth = 0;
  for (const part of page.parts) {
    if (part.depth > 0 && keys.has(part.key)) depth = part.depth;
    else if (depth === 0 || part.depth <= depth) {
      depth = 0;
      continue;
    }
    found.push(part);
  }
  return found;
}

function readFront(source: SourceText, read: FrontMatterReader): Pick<Page, 'frontMatter' | 'error'> {
  try {
    if ((source.lines[0]?.text ?? '').replace(/^\uFEFF/, '').startsWith('---'))
      return { frontMatter: parseFrontMatter(source, read), error: undefined };
    refuseConflictMarkers(source);
    return { frontMatter: undefined, error: undefined };
  } catch (error) {
    if (error instanceof PacketError) return { frontMatter: undefined, error };
    throw error;
  }
}

/** The line after front matter that cannot be read; where its end is missing, the first line that is blank or a heading. */
function endOfBrokenFront(source: SourceText): number {
  if (!(source.lines[0]?.text ?? '').replace(/^\uFEFF/, '').startsWith('---')) return 0;
  const closing = source.lines.findIndex(({ text }, line) => line > 0 && FENCE.test(text));
  if (closing !== -1) return closing + 1;
  const end = source.lines.findIndex(({ text }, line) => line > 0 && (text.trim() === '' || /^#{1,6}[ \t]/.test(text)));
  return end === -1 ? source.lines.length : end;
}

type FoundKey = Pick<FrontMatterKey, 'key' | 'value' | 'keyRange' | 'valueRange'> & { readonly line?: number };

/** The keys of the front matter; of one that cannot be read, those that are plain on their own line. */
function frontKeys(source: SourceText, frontMatter: FrontMatter | undefined, bodyLine: number): readonly FoundKey[] {
  if (frontMatter !== undefined) return frontMatter.keys;
  return source.lines.slice(1, Math.max(1, bodyLine)).flatMap(({ text, start }, index) => {
    const found = parsePlainLines(text)?.keys[0];
    if (found === undefined) return [];
    const move = (range: Range): Range => ({ start: range.start + start, end: range.end + start });
    return [{ ...found, keyRange: move(found.keyRange), valueRange: move(found.valueRange), line: index + 1 }];
  });
}

const LOOSE_KEY = new LetterPattern(
  String.raw`^\uFEFF?[ ]{0,3}(?:\*\*|__)?(\p{L}[\p{L}\p{N} _-]{0,40}?)(?:\*\*|__)?[:：](?:\*\*|__)?[ \t]*(.*)$`,
);

/** Lines such as `With: Sam Lee` above the first list and below no other heading than the page's title. */
function looseKeys(source: SourceText, lines: readonly PageLine[], bodyLine: number, keys: Map<string, PageKey>): void {
  for (let at = bodyLine; at < lines.length; at += 1) {
    const line = lines[at];
    if (line?.kind === 'item' || (line?.kind === 'heading' && line.depth > 1)) return;
    if (line?.kind !== 'text') continue;
    const { text = '', start = 0 } = source.lines[at] ?? {};
    const [whole, name = '', value = ''] = LOOSE_KEY.for(text).exec(text) ?? [];
    if (whole === undefined) continue;
    const end = start + text.trimEnd().length;
    const range = { start: end - value.trimEnd().length, end };
    setOnce(keys, name, { value: value.trim(), place: placeIn(source, at, range) });
  }
}

function setOnce(keys: Map<string, PageKey>, name: string, key: PageKey): void {
  const canonical = keyName(name);
  if (!keys.has(canonical)) keys.set(canonical, key);
}

/** A key's name as pages have it: lower case, `-` between words. */
export function keyName(name: string): string {
  return name.trim().toLowerCase().replace(/[ _]+/g, '-');
}

function partsOf(source: SourceText, lines: readonly PageLine[], bodyLine: number): readonly PagePart[] {
  const starts = headingLines(source, lines, bodyLine);
  const parts: PagePart[] = [partOf(source, lines, -1, bodyLine, starts[0] ?? lines.length)];
  starts.forEach((start, index) => {
    parts.push(partOf(source, lines, start, start + 1, starts[index + 1] ?? lines.length));
  });
  return parts;
}

/** The lines of headings. What looks like one is none in an item's own text, or indented like code. */
function headingLines(source: SourceText, lines: readonly PageLine[], bodyLine: number): readonly number[] {
  const found: number[] = [];
  /** Columns from which on a line belongs to the item above it. */
  let column = Number.POSITIVE_INFINITY;
  for (let at = bodyLine; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind === 'blank') continue;
    if (line.kind === 'item') column = contentColumn(source, at, line);
    else if (line.indentation >= column) continue;
    else if (line.kind === 'heading' && line.indentation <= 3) {
      found.push(at);
      column = Number.POSITIVE_INFINITY;
    } else if (lines[at - 1]?.kind === 'blank') column = Number.POSITIVE_INFINITY;
  }
  return found;
}

function partOf(
  source: SourceText,
  lines: readonly PageLine[],
  headingLine: number,
  start: number,
  end: number,
): PagePart {
  const line = lines[headingLine];
  const heading = line?.kind === 'heading' ? line : undefined;
  const bodyStart = heading?.isUnderlined === true ? start + 1 : start;
  const [own, headingEnd] = [source.lines[headingLine], source.lines[bodyStart - 1]?.end];
  let last = end;
  while (last > bodyStart && source.lines[last - 1]?.text.trim() === '') last -= 1;
  const headingRange = own === undefined ? emptyAt(source, start) : { start: own.start, end: headingEnd ?? own.end };
  const contentEnd = last === bodyStart ? headingRange.end : (source.lines[last - 1]?.end ?? headingRange.end);
  return {
    heading: heading?.heading ?? '',
    key: heading === undefined ? '' : headingKey(heading.heading),
    depth: heading?.depth ?? 0,
    place: { file: source.file, line: Math.max(headingLine, 0) + 1, column: 1 },
    headingRange,
    contentRange: { start: headingRange.end, end: contentEnd },
    // Asked for of few parts only.
    get text() {
      return trimBlankLines(source.lines.slice(bodyStart, last).map(({ text }) => text)).join('\n');
    },
    items: itemsOf(source, lines, start, end),
  };
}

function emptyAt(source: SourceText, line: number): Range {
  const at = source.lines[line]?.start ?? source.text.length;
  return { start: at, end: at };
}

/** Columns from which on further lines belong to an item. */
function contentColumn(source: SourceText, at: number, item: Extract<PageLine, { kind: 'item' }>): number {
  const space = /^[ \t]*/.exec(source.lines[at]?.text ?? '')?.[0] ?? '';
  return columnsOf(space) + item.marker.length + 1;
}

interface OpenItem {
  readonly at: number;
  readonly line: Extract<PageLine, { kind: 'item' }>;
  readonly level: number;
  readonly texts: string[];
  last: number;
}

function itemsOf(source: SourceText, lines: readonly PageLine[], start: number, end: number): readonly PageItem[] {
  const all: OpenItem[] = [];
  let open: OpenItem[] = [];
  let isAfterBlank = false;
  for (let at = start; at < end; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind === 'blank') {
      isAfterBlank = true;
      continue;
    }
    if (line.kind === 'item') {
      // A hand indents by two where CommonMark would want three, so that two columns more make an item a nested one.
      open = open.filter((item) => line.indentation >= item.line.indentation + 2);
      const text = source.lines[at]?.text.slice(line.textStart) ?? '';
      open.push({ at, line, level: open.length, texts: [text], last: at });
      all.push(...open.slice(-1));
    } else {
      const isLazy = !isAfterBlank && line.kind === 'text';
      open = open.filter((item) => isLazy || line.indentation >= item.line.indentation + 2);
      const item = open.at(-1);
      if (item !== undefined) {
        const column = contentColumn(source, item.at, item.line);
        if (isAfterBlank) item.texts.push(...source.lines.slice(item.last + 1, at).map(() => ''));
        item.texts.push(dedented(source.lines[at]?.text ?? '', column));
      }
    }
    for (const item of open) item.last = at;
    isAfterBlank = false;
  }
  return all.map((item) => itemOf(source, item));
}

function itemOf(source: SourceText, { at, line, level, texts, last }: OpenItem): PageItem {
  const { start = 0, text = '' } = source.lines[at] ?? {};
  const textStart = start + line.textStart;
  const [first = '', ...further] = texts;
  return {
    place: placeIn(source, at, { start: textStart, end: textStart }),
    level,
    marker: line.marker,
    indentation: line.indentation,
    isDone: line.box?.isTicked,
    boxRange: line.box === undefined ? undefined : { start: start + line.box.start, end: start + line.box.end },
    text: trimBlankLines([unescapeItemStart(first), ...further.map(unescapeLine)])
      .map((each) => each.trimEnd())
      .join('\n'),
    range: { start: start + (/^\uFEFF?[ \t]*/.exec(text)?.[0].length ?? 0), end: source.lines[last]?.end ?? start },
    textStart,
  };
}

/** What an item's text must not begin with unescaped, lest it be a box, or make a rule of the line; backslashes may stand before it. */
export const ITEM_START = /^\\*(?:\[[ \txX]?\](?:[ \t]|$)|([-*_])(?:[ \t]*\1)*[ \t]*$)/;

function unescapeItemStart(text: string): string {
  if (!text.includes('\\')) return text;
  return text.startsWith('\\') && ITEM_START.test(text) ? text.slice(1) : unescapeLine(text);
}

function dedented(text: string, columns: number): string {
  let at = 0;
  while (at < columns && text[at] === ' ') at += 1;
  return text[at] === '\t' && at < columns ? text.slice(at + 1) : text.slice(at);
}

function lineOf({ lines }: SourceText, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function placeIn({ file, lines }: SourceText, line: number, { start }: Range): Place {
  return { file, line: line + 1, column: start - (lines[line]?.start ?? 0) + 1 };
}

function problemOf({ file }: SourceText, { code, message, place, hint }: PacketError): Problem {
  return {
    ...(place ?? { file, line: 1, column: 1 }),
    rule: code === 'E_CONFLICT' ? 'merge-unfinished' : 'front-matter',
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}
