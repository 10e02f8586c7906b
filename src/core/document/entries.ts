import type { Field, Question } from '../packet/template.ts';
import { withEntryTexts, type EntryContent, type FieldContent } from './answer.ts';
import type { Blocks, ItemBlock } from './blocks.ts';
import { unescapeLine } from './escape-rule.ts';
import {
  isCovered,
  isOuterMark,
  isPrivateAfter,
  isPrivateAt,
  joinedSigns,
  markedText,
  plainText,
  readMarks,
  type PrivateMarks,
} from './private-marks.ts';
import { fieldByLabel, type FieldName } from './question-index.ts';
import { linesOf, trimBlankLines, type Range, type SourceText } from './source-text.ts';

/** A field with its places; its value is signed. */
export interface LocatedField extends FieldContent {
  readonly name: FieldName;
  /** The value, marked. */
  readonly marked: string;
  /** The whole item, from its marker to the end of its last line that is not blank. */
  readonly range: Range;
  /** What follows the colon, leading white space included. */
  readonly valueRange: Range;
  /** Columns that further lines of the value are indented by. */
  readonly indentation: number;
  /** What the item begins with, without blanks before it and without the box of a task. */
  readonly marker: string;
}

/** An entry with its places; its texts are signed. */
export interface LocatedEntry extends EntryContent {
  readonly layout: 'heading' | 'item';
  readonly fields: readonly LocatedField[];
  /** The same, marked; where all of it is private, by the field `Private`. */
  readonly marked: EntryContent;
  /** From its heading or marker to the end of its last line that is not blank, private marks round it left out. */
  readonly range: Range;
  /** What an item begins with: blanks, bullet or number, the box of a task. Empty for a heading. */
  readonly marker: string;
}

interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** What entries are read from. */
interface EntrySource {
  readonly source: SourceText;
  readonly marks: PrivateMarks;
  readonly fieldOf: (label: string) => FieldName | undefined;
}

/** The entries among the lines of a section: `###` headings, or else the items of its outermost lists. */
export function parseEntries(
  source: SourceText,
  marks: PrivateMarks,
  question: Question,
  body: LineRange,
  blocks: Blocks,
): LocatedEntry[] {
  const from: EntrySource = { source, marks, fieldOf: fieldByLabel(question.fields) };
  const headings = blocks.headings.filter((heading) => heading.depth === 3 && !heading.isUnderlined);
  const starts = headings.length > 0 ? headings : blocks.items;
  return starts.map((start, index) => {
    const lines = innerLines(source, marks, { start: start.start, end: starts[index + 1]?.start ?? body.end });
    return headings.length > 0 ? headingEntry(from, lines, blocks.items) : itemEntry(from, lines, blocks.items[index]);
  });
}

/** The lines of a block without blank ones, and without private marks round it, at its end; its first line always stays. */
function innerLines(source: SourceText, marks: PrivateMarks, { start, end }: LineRange): LineRange {
  const block = rangeOf(source, { start, end });
  let last = end;
  while (last > start + 1 && isOuterLine(source, marks, last - 1, block)) last -= 1;
  return { start, end: last };
}

/** Whether a line is blank, or a private mark that belongs to what surrounds a block. */
export function isOuterLine(source: SourceText, marks: PrivateMarks, line: number, block: Range): boolean {
  const found = source.lines[line];
  return found === undefined || found.text.trim() === '' || isOuterMark(marks, source.text, found, block);
}

function headingEntry(from: EntrySource, lines: LineRange, items: readonly ItemBlock[]): LocatedEntry {
  const { source, marks } = from;
  const line = source.lines[lines.start];
  const hashes = /^[ ]{0,3}###[ \t]*/.exec(line?.text ?? '')?.[0].length ?? 0;
  const inside = items.filter((item) => item.start > lines.start && item.start < lines.end);
  const fields = inside.flatMap((item) => parseField(from, item, lines.end) ?? []);
  const title = parseHeadingTitle(line?.text.slice(hashes) ?? '');
  const prose = proseOutside(from, { start: lines.start + 1, end: lines.end }, inside, () => 0, undefined);
  return located(from, lines, {
    layout: 'heading',
    title: { signed: title, marked: markedText(title, isPrivateAt(marks, (line?.start ?? 0) + hashes)) },
    text: prose,
    fields,
    marker: '',
  });
}

function itemEntry(from: EntrySource, lines: LineRange, item: ItemBlock | undefined): LocatedEntry {
  const { source, marks } = from;
  const line = source.lines[lines.start];
  const marker = ITEM_MARKER.exec(line?.text ?? '')?.[0] ?? '';
  const items = item?.items ?? [];
  const fields = items.flatMap((each) => parseField(from, each, lines.end) ?? []);
  const paragraphEnd = Math.max(Math.min(item?.paragraph?.end ?? 0, lines.end), lines.start + 1);
  const paragraph = source.lines
    .slice(lines.start, paragraphEnd)
    .map(({ text }, index) => (index === 0 ? text.slice(marker.length) : text.trimStart()))
    .join('\n');
  const { title, length, rest } = parseItemTitle(paragraph);
  const indentation = item?.indentation ?? 2;
  const dedent = (at: number): number => (at < (item?.end ?? 0) ? indentation : 0);
  const isPrivate = isPrivateAt(marks, (line?.start ?? 0) + marker.length);
  const before = {
    lines: linesOf(rest),
    isPrivate: isPrivateAfter(readMarks(paragraph.slice(0, length)), isPrivate),
  };
  return located(from, lines, {
    layout: 'item',
    title: { signed: title, marked: markedText(title, isPrivate) },
    text: proseOutside(from, { start: paragraphEnd, end: lines.end }, items, dedent, before),
    fields,
    marker,
  });
}

/** One text as it was read, in both ways. */
export interface ReadText {
  readonly signed: string;
  readonly marked: string;
}

interface ReadEntry extends Pick<LocatedEntry, 'layout' | 'fields' | 'marker'> {
  readonly title: ReadText;
  readonly text: ReadText;
}

function located({ source, marks }: EntrySource, lines: LineRange, read: ReadEntry): LocatedEntry {
  const { title, text, fields, layout, marker } = read;
  const range = rangeOf(source, lines);
  const marked = {
    title: title.marked.trim(),
    text: text.marked,
    fields: fields.map((field) => ({ id: field.id, value: field.marked })),
  };
  return {
    layout,
    title: title.signed,
    text: text.signed,
    fields,
    marked: isCovered(marks, range) ? privateEntry(marked) : marked,
    range,
    marker,
  };
}

/** An entry that says by its field that it is private, and by nothing else. */
export function privateEntry(entry: EntryContent): EntryContent {
  const { title, text, fields } = withEntryTexts(entry, plainText);
  const others = fields.filter(({ id }) => id !== 'private');
  return { title, text, fields: [...others, { id: 'private', value: 'yes' }] };
}

/** A list item's marker, with what is before it and the box of a task. */
const ITEM_MARKER = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]*(?:\[[ xX]\][ \t]+)?/;

/** A field's item: `- Label: value`, the label one that the question knows. `limit` is the line after its entry. */
function parseField({ source, marks, fieldOf }: EntrySource, item: ItemBlock, limit: number): LocatedField | undefined {
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
  const lines = { start: item.start, end: Math.min(item.end, limit) };
  const further = source.lines.slice(lines.start + 1, lines.end).map(({ text }) => dedentLine(text, item.indentation));
  const range = rangeOf(source, lines);
  const value = readMarks(trimBlankLines([first, ...further]).join('\n'));
  return {
    id: name.id,
    name,
    value,
    marked: markedText(value, isPrivateAt(marks, line.start + valueStart)),
    range: { start: range.start + (/^[ \t]*/.exec(line.text)?.[0].length ?? 0), end: range.end },
    valueRange: { start: line.start + valueStart, end: range.end },
    indentation: item.indentation,
    marker: /^[ \t]*(\S+[ \t]+)/.exec(head)?.[1] ?? '',
  };
}

/**
 * What an entry says beside its title and fields, paragraphs that fields stood between joined by a blank line. `before` is what
 * stands on the lines of its title.
 */
function proseOutside(
  from: EntrySource,
  lines: LineRange,
  items: readonly ItemBlock[],
  indentationAt: (line: number) => number,
  before: { readonly lines: readonly string[]; readonly isPrivate: boolean } | undefined,
): ReadText {
  const { source, marks } = from;
  const startsPrivate = (line: number): boolean => isPrivateAt(marks, source.lines[line]?.start ?? 0);
  const parts = [{ lines: [...(before?.lines ?? [])], isPrivate: before?.isPrivate ?? startsPrivate(lines.start) }];
  let at = lines.start;
  const take = (end: number): void => {
    for (; at < end; at += 1) parts.at(-1)?.lines.push(dedentLine(source.lines[at]?.text ?? '', indentationAt(at)));
  };
  for (const item of items) {
    if (parseField(from, item, lines.end) === undefined) continue;
    take(item.start);
    at = Math.max(at, Math.min(item.end, lines.end));
    parts.push({ lines: [], isPrivate: startsPrivate(at) });
  }
  take(lines.end);
  const read = parts.map((part) => {
    const signed = parseProse(trimBlankLines(part.lines).join('\n'));
    return { signed, marked: markedText(signed, part.isPrivate) };
  });
  const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');
  return {
    signed: joined(read.map(({ signed }) => signed)),
    marked: joinedSigns(joined(read.map(({ marked }) => marked))),
  };
}

/** Undoes the escape rule on prose as it stands in a file. */
function parseProse(text: string): string {
  return linesOf(readMarks(text)).map(unescapeLine).join('\n');
}

/** The title of a heading entry, from what follows `### `. */
function parseHeadingTitle(text: string): string {
  const title = text
    .trim()
    .replace(/(?:^|[ \t])#+$/, '')
    .trim();
  return readMarks(title.replace(/(^|[ \t])\\(\\*#+)$/, '$1$2'));
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
    title: readMarks(inner)
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

function rangeOf(source: SourceText, lines: LineRange): Range {
  return { start: source.lines[lines.start]?.start ?? 0, end: source.lines[lines.end - 1]?.end ?? 0 };
}

/** Whether a label, as it would stand before a colon, is one of the question's or a reserved one. */
export function isFieldLabel(fields: readonly Field[]): (label: string) => boolean {
  const fieldOf = fieldByLabel(fields);
  return (label) => fieldOf(label) !== undefined;
}
