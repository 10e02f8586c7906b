import type { Field, Question } from '../packet/template.ts';
import type { EntryContent, FieldContent } from './answer.ts';
import type { Blocks, ItemBlock } from './blocks.ts';
import { unescapeLine } from './escape-rule.ts';
import { unescapePrivateMarks } from './private-marks.ts';
import { fieldByLabel, type FieldName } from './question-index.ts';
import { linesOf, trimBlankLines, type Range, type SourceText } from './source-text.ts';

/** A field with its places. */
export interface LocatedField extends FieldContent {
  readonly name: FieldName;
  /** The whole item, from its marker to the end of its last line that is not blank. */
  readonly range: Range;
  /** What follows the colon, leading white space included. */
  readonly valueRange: Range;
  /** Columns that further lines of the value are indented by. */
  readonly indentation: number;
}

/** An entry with its places. */
export interface LocatedEntry extends EntryContent {
  readonly layout: 'heading' | 'item';
  readonly fields: readonly LocatedField[];
  /** From its heading or marker to the end of its last line that is not blank. */
  readonly range: Range;
  /** The title as written, without `###`, marker or task box. */
  readonly titleRange: Range;
  /** Columns that its fields are indented by. */
  readonly indentation: number;
}

interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The entries among the lines of a section: `###` headings, or else the items of its outermost lists. */
export function parseEntries(source: SourceText, question: Question, body: LineRange, blocks: Blocks): LocatedEntry[] {
  const fieldOf = fieldByLabel(question.fields);
  const headings = blocks.headings.filter((heading) => heading.depth === 3 && !heading.isUnderlined);
  const starts = headings.length > 0 ? headings : blocks.items;
  return starts.map((start, index) => {
    const end = lastLine(source, start.start, starts[index + 1]?.start ?? body.end);
    return headings.length > 0
      ? headingEntry(source, { start: start.start, end }, blocks.items, fieldOf)
      : itemEntry(source, { start: start.start, end }, blocks.items[index], fieldOf);
  });
}

type FieldLookup = (label: string) => FieldName | undefined;

function headingEntry(
  source: SourceText,
  lines: LineRange,
  items: readonly ItemBlock[],
  fieldOf: FieldLookup,
): LocatedEntry {
  const line = source.lines[lines.start];
  const hashes = /^[ ]{0,3}###[ \t]*/.exec(line?.text ?? '')?.[0].length ?? 0;
  const inside = items.filter((item) => item.start > lines.start && item.start < lines.end);
  const fields = inside.flatMap((item) => parseField(source, item, fieldOf) ?? []);
  return {
    layout: 'heading',
    title: parseHeadingTitle(line?.text.slice(hashes) ?? ''),
    text: proseOutside(source, { start: lines.start + 1, end: lines.end }, inside, fieldOf, () => 0, []),
    fields,
    range: rangeOf(source, lines),
    titleRange: { start: (line?.start ?? 0) + hashes, end: line?.end ?? 0 },
    indentation: 0,
  };
}

function itemEntry(
  source: SourceText,
  lines: LineRange,
  item: ItemBlock | undefined,
  fieldOf: FieldLookup,
): LocatedEntry {
  const line = source.lines[lines.start];
  const marker = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]*(?:\[[ xX]\][ \t]+)?/.exec(line?.text ?? '')?.[0].length ?? 0;
  const items = item?.items ?? [];
  const fields = items.flatMap((each) => parseField(source, each, fieldOf) ?? []);
  const paragraphEnd = Math.max(item?.paragraph?.end ?? lines.start + 1, lines.start + 1);
  const paragraph = source.lines
    .slice(lines.start, paragraphEnd)
    .map(({ text }, index) => (index === 0 ? text.slice(marker) : text.trimStart()));
  const { title, length, rest } = parseItemTitle(paragraph.join('\n'));
  const indentation = item?.indentation ?? 2;
  const dedent = (at: number): number => (at < (item?.end ?? 0) ? indentation : 0);
  const start = (line?.start ?? 0) + marker;
  return {
    layout: 'item',
    title,
    text: proseOutside(source, { start: paragraphEnd, end: lines.end }, items, fieldOf, dedent, linesOf(rest)),
    fields,
    range: rangeOf(source, lines),
    titleRange: {
      start,
      end: paragraph.length === 1 ? start + length : (source.lines[paragraphEnd - 1]?.end ?? start),
    },
    indentation,
  };
}

/** A field's item: `- Label: value`, the label one that the question knows. */
function parseField(source: SourceText, item: ItemBlock, fieldOf: FieldLookup): LocatedField | undefined {
  const line = source.lines[item.start];
  if (line === undefined) return undefined;
  const label = /^([ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)([^:：]*)([:：])/.exec(line.text);
  if (label === null) return undefined;
  const [head = '', , raw = ''] = label;
  const name = fieldOf(raw);
  if (name === undefined) return undefined;
  const emphasis = /^[*_]+/.exec(raw)?.[0] ?? '';
  const after = line.text.slice(head.length);
  const isEmphasisOpen = emphasis !== '' && !raw.trimEnd().endsWith(emphasis) && after.startsWith(emphasis);
  const valueStart = head.length + (isEmphasisOpen ? emphasis.length : 0);
  const first = line.text.slice(valueStart).replace(/^[ \t]+/, '');
  const further = source.lines.slice(item.start + 1, item.end).map(({ text }) => dedentLine(text, item.indentation));
  const range = rangeOf(source, item);
  return {
    id: name.id,
    name,
    value: unescapePrivateMarks(trimBlankLines([first, ...further]).join('\n')),
    range: { start: range.start + (/^[ \t]*/.exec(line.text)?.[0].length ?? 0), end: range.end },
    valueRange: { start: line.start + valueStart, end: range.end },
    indentation: item.indentation,
  };
}

/** What an entry says beside its title and fields, paragraphs that fields stood between joined by a blank line. */
function proseOutside(
  source: SourceText,
  lines: LineRange,
  items: readonly ItemBlock[],
  fieldOf: FieldLookup,
  indentationAt: (line: number) => number,
  before: readonly string[],
): string {
  const parts: string[][] = [[...before]];
  let at = lines.start;
  const take = (end: number): void => {
    for (; at < end; at += 1) parts.at(-1)?.push(dedentLine(source.lines[at]?.text ?? '', indentationAt(at)));
  };
  for (const item of items) {
    if (parseField(source, item, fieldOf) === undefined) continue;
    take(item.start);
    at = Math.max(at, item.end);
    parts.push([]);
  }
  take(lines.end);
  const texts = parts.map((part) => trimBlankLines(part)).filter((part) => part.length > 0);
  return parseProse(texts.map((part) => part.join('\n')).join('\n\n'));
}

/** Undoes the escape rule on prose as it stands in a file. */
function parseProse(text: string): string {
  return linesOf(unescapePrivateMarks(text)).map(unescapeLine).join('\n');
}

/** The title of a heading entry, from what follows `### `. */
function parseHeadingTitle(text: string): string {
  const title = text
    .trim()
    .replace(/(?:^|[ \t])#+$/, '')
    .trim();
  return unescapePrivateMarks(title.replace(/(^|[ \t])\\(\\*#+)$/, '$1$2'));
}

/** A link that makes up a title, its text and address with brackets in pairs. */
export const TITLE_LINK = /^\[(?:[^[\]\\\n]|\\.|\[[^[\]\n]*\])*\]\((?:[^()\\\s]|\\.|\([^()\s]*\))*(?:[ ]+"[^"\n]*")?\)/;
const TITLE_SENTENCE = /^[^]*?[.!?](?=\s)|^[^]*?[。！？]/;

/** The title of an item: the bold run or link that it begins with, else its first sentence. */
function parseItemTitle(paragraph: string): { title: string; length: number; rest: string } {
  const bold = boldRun(paragraph);
  const link = TITLE_LINK.exec(paragraph)?.[0];
  const sentence = TITLE_SENTENCE.exec(paragraph)?.[0];
  const source = bold ?? link ?? sentence ?? paragraph;
  const inner = bold === undefined ? source : source.slice(2, -2).replace(/\\([\\*])/g, '$1');
  return {
    title: unescapePrivateMarks(inner)
      .replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ')
      .trim(),
    length: source.length,
    rest: paragraph.slice(source.length).replace(/^[ \t]+/, ''),
  };
}

function boldRun(text: string): string | undefined {
  if (!text.startsWith('**')) return text.startsWith('__') ? /^__[^_\n](?:[^_]|_(?!_))*__/.exec(text)?.[0] : undefined;
  for (let at = 2; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (at > 2 && text.startsWith('**', at)) return text.slice(0, at + 2);
  }
  return undefined;
}

function dedentLine(line: string, columns: number): string {
  let at = 0;
  let column = 0;
  while (column < columns && (line[at] === ' ' || line[at] === '\t')) {
    column += line[at] === '\t' ? 4 - (column % 4) : 1;
    at += 1;
  }
  return line.slice(at);
}

/** One past the last line of a block that is not blank. */
function lastLine(source: SourceText, start: number, end: number): number {
  let last = end;
  while (last > start + 1 && source.lines[last - 1]?.text.trim() === '') last -= 1;
  return last;
}

function rangeOf(source: SourceText, lines: LineRange): Range {
  return { start: source.lines[lines.start]?.start ?? 0, end: source.lines[lines.end - 1]?.end ?? 0 };
}

/** Whether a label, as it would stand before a colon, is one of the question's or a reserved one. */
export function isFieldLabel(fields: readonly Field[]): (label: string) => boolean {
  const fieldOf = fieldByLabel(fields);
  return (label) => fieldOf(label) !== undefined;
}
