import { PacketError } from '../errors.ts';
import type { Question } from '../packet/template.ts';
import { parseDocument, sectionOf, type PacketDocument, type Section } from './document.ts';
import type { Answer, EntryContent } from './answer.ts';
import type { LocatedEntry } from './entries.ts';
import { fieldLabel, formatAnswer, formatEntry, formatField, formatFieldValue, proseForms } from './format-answer.ts';
import { isSame } from '../sameness.ts';
import { sectionPlace } from './section-place.ts';
import { placeAt, splice, type Range } from './source-text.ts';
import { tryVerified, verified, type Editing } from './verified-edit.ts';

/**
 * Edits replace the range that they are about and no other byte; the result is read again, and refused if anything else changed its
 * meaning. Each gives the new text. This one replaces the whole content of a section, but only what stands before its entries where
 * those stay as they are; it writes the section where the file has none.
 * @throws PacketError `E_EDIT` with a place where a hand has to do it.
 */
export function setAnswer(document: PacketDocument, question: Question, answer: Answer, editing: Editing): string {
  const section = sectionOf(document, question.id);
  const introduced = section === undefined ? undefined : setIntroduction(document, section, question, answer, editing);
  if (introduced !== undefined) return introduced;
  const content = formatAnswer(answer, question, editing);
  const text =
    section === undefined ? insertSection(document, question, content) : replaceContent(document, section, content);
  return verified(document, text, editing, { answer: [question, answer], range: section?.contentRange });
}

/** The text with other prose before a section's first entry; undefined where entries change too, or there are none. */
function setIntroduction(
  document: PacketDocument,
  section: Section,
  question: Question,
  answer: Answer,
  editing: Editing,
): string | undefined {
  const [first] = section.entries;
  const before = section.answer;
  if (first === undefined || before.state !== 'answered' || answer.state !== 'answered') return undefined;
  if (!isSame(before.entries, answer.entries)) return undefined;
  const range = { start: section.contentRange.start, end: lineStart(document, first.range.start) };
  const forms = answer.text === '' ? [''] : proseForms(answer.text, question, editing.template);
  for (const form of forms) {
    const text = splice(document.source, range, form === '' ? '' : `${form}\n\n`);
    const result = tryVerified(document, text, editing, { answer: [question, answer], range });
    if (result !== undefined) return result;
  }
  return undefined;
}

/** Adds an entry at the end of its section; what said that there was none yet is replaced by it. */
export function addEntry(document: PacketDocument, question: Question, entry: EntryContent, editing: Editing): string {
  const section = sectionOf(document, question.id);
  const before = section?.answer;
  if (section === undefined || before?.state !== 'answered') {
    return setAnswer(document, question, { state: 'answered', text: '', entries: [entry] }, editing);
  }
  const layout = section.entries[0]?.layout ?? question.layout;
  const { end } = section.contentRange;
  const text = splice(document.source, { start: end, end }, `\n\n${formatEntry(entry, question, layout, editing)}`);
  const answer: Answer = { ...before, entries: [...before.entries, entry] };
  return verified(document, text, editing, { answer: [question, answer], range: section.contentRange });
}

/** Adds entries, one after the other. */
export function addEntries(
  document: PacketDocument,
  question: Question,
  entries: readonly EntryContent[],
  editing: Editing,
): string {
  const { source, template } = document;
  return entries.reduce(
    (text, entry) =>
      addEntry(parseDocument(source.file, text, template, editing.readFrontMatter), question, entry, editing),
    source.text,
  );
}

/** Changes one entry (0-based) to what `entry` says: only its fields and title where its text stays, else the whole of it. */
export function updateEntry(
  document: PacketDocument,
  question: Question,
  index: number,
  entry: EntryContent,
  editing: Editing,
): string {
  const { section, before, located } = entryAt(document, question, index);
  const answer: Answer = { ...before, entries: before.entries.with(index, entry) };
  const target = { answer: [question, answer] as const, range: located.range };
  const parts = changedParts(located, entry, question);
  if (parts !== undefined) {
    const { eol } = document.source;
    const text = parts.reduceRight(
      (sofar, part) => sofar.slice(0, part.start) + part.text.replaceAll('\n', eol) + sofar.slice(part.end),
      document.source.text,
    );
    const result = tryVerified(document, text, editing, target);
    if (result !== undefined) return result;
  }
  const layout = section.entries[0]?.layout ?? question.layout;
  return verified(
    document,
    splice(document.source, located.range, formatEntry(entry, question, layout, editing)),
    editing,
    target,
  );
}

/** Takes one entry (0-based) out; the last one leaves the section unanswered. */
export function removeEntry(document: PacketDocument, question: Question, index: number, editing: Editing): string {
  const { section, before, located } = entryAt(document, question, index);
  const entries = before.entries.toSpliced(index, 1);
  if (entries.length === 0 && before.text === '') return setAnswer(document, question, { state: 'open' }, editing);
  const next = section.entries[index + 1];
  const previousEnd = section.entries[index - 1]?.range.end;
  const range =
    next === undefined
      ? { start: previousEnd ?? trimmedEnd(document, section, located), end: located.range.end }
      : { start: lineStart(document, located.range.start), end: lineStart(document, next.range.start) };
  const answer: Answer = { ...before, entries };
  return verified(document, splice(document.source, range, ''), editing, {
    answer: [question, answer],
    range: located.range,
  });
}

/** Moves one entry (0-based) to another place among its section's entries. */
export function moveEntry(
  document: PacketDocument,
  question: Question,
  from: number,
  to: number,
  editing: Editing,
): string {
  const { section, before } = entryAt(document, question, from);
  const order = section.entries.map((_, index) => index);
  order.splice(to, 0, ...order.splice(from, 1));
  const { text } = document.source;
  const ranges = section.entries.map(({ range }) => ({ start: lineStart(document, range.start), end: range.end }));
  const first = ranges[0]?.start ?? 0;
  const last = ranges.at(-1)?.end ?? first;
  const moved = order.map((source, index) => {
    const range = ranges[source] ?? { start: 0, end: 0 };
    const gap = text.slice(ranges[index]?.end ?? last, ranges[index + 1]?.start ?? last);
    return text.slice(range.start, range.end) + gap;
  });
  const result = text.slice(0, first) + moved.join('') + text.slice(last);
  const entries = order.flatMap((source) => before.entries[source] ?? []);
  return verified(document, result, editing, {
    answer: [question, { ...before, entries }],
    range: section.contentRange,
  });
}

interface Part extends Range {
  readonly text: string;
}

/** The ranges of an entry to replace, in order; undefined where its text changed or it has no field to stand beside. */
function changedParts(located: LocatedEntry, entry: EntryContent, question: Question): Part[] | undefined {
  if (located.text !== entry.text || located.fields.length === 0) return undefined;
  if (located.title !== entry.title) return undefined;
  const wanted = new Map(entry.fields.map((field) => [field.id, field.value]));
  const parts: Part[] = [];
  for (const field of located.fields) {
    const value = wanted.get(field.id);
    wanted.delete(field.id);
    if (value === undefined) return undefined;
    if (value !== field.value) parts.push({ ...field.valueRange, text: formatFieldValue(value, field.indentation) });
  }
  const end = located.fields.at(-1)?.range.end ?? located.range.end;
  const indentation = Math.max(0, (located.fields[0]?.indentation ?? 2) - 2);
  const added = [...wanted].map(([id, value]) => `\n${formatField(fieldLabel(question, id), value, indentation)}`);
  if (added.length > 0) {
    const last = parts.at(-1);
    if (last?.end === end) parts[parts.length - 1] = { ...last, text: last.text + added.join('') };
    else parts.push({ start: end, end, text: added.join('') });
  }
  return parts;
}

function entryAt(
  document: PacketDocument,
  question: Question,
  index: number,
): {
  section: Section;
  located: LocatedEntry;
  before: Extract<Answer, { state: 'answered' }>;
} {
  const section = sectionOf(document, question.id);
  const located = section?.entries[index];
  if (section?.answer.state !== 'answered' || located === undefined) {
    throw new PacketError(
      'E_EDIT',
      `Unexpected entry ${String(index + 1)} of "${question.heading}", expected one that is there`,
    );
  }
  return { section, located, before: section.answer };
}

function lineStart(document: PacketDocument, offset: number): number {
  return offset - placeAt(document.source, offset).column + 1;
}

/** Where the text before a section's first entry ends. */
function trimmedEnd(document: PacketDocument, section: Section, entry: LocatedEntry): number {
  const before = document.source.text.slice(section.contentRange.start, lineStart(document, entry.range.start));
  return section.contentRange.start + before.trimEnd().length;
}

/** The text with another content of a section. */
export function replaceContent(document: PacketDocument, section: Section, content: string): string {
  const { contentRange, headingRange } = section;
  if (contentRange.start !== contentRange.end) return splice(document.source, contentRange, content);
  const after = document.source.text.slice(headingRange.end);
  const isLast = after.trim() === '';
  const hasGap = /^(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/.test(after);
  return splice(document.source, contentRange, `\n\n${content}${isLast || hasGap ? '' : '\n'}`);
}

/** The text with a section that was not there. */
export function insertSection(document: PacketDocument, question: Question, content: string): string {
  const end = sectionPlace(document, question);
  return splice(document.source, { start: end, end }, `\n\n## ${question.heading}\n\n${content}`);
}
