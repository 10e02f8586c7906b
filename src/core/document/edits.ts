import { PacketError } from '../errors.ts';
import type { Question } from '../packet/template.ts';
import { withEntryTexts, withTexts, type Answer, type EntryContent } from './answer.ts';
import { parseDocument, sectionOf, type PacketDocument, type Section } from './document.ts';
import { privateEntry, type LocatedEntry } from './entries.ts';
import { fieldLabel, formatAnswer, formatEntry, formatField, formatFieldValue, proseForms } from './format-answer.ts';
import { changedEntry, marksRefusal, resigned, resignedAnswer, takeField } from './kept-marks.ts';
import { hasHalfMarks, isCovered, isPrivateAt, markedText, signedText } from './private-marks.ts';
import { isSame } from '../sameness.ts';
import { sectionPlace } from './section-place.ts';
import { placeAt, splice, type Range } from './source-text.ts';
import { isSameAnswer, tryVerified, verified, type Editing, type Expected } from './verified-edit.ts';

/**
 * Edits replace the range that they are about and no other byte; the result is read again, and refused if anything else changed its
 * meaning. Each gives the new text. This one replaces the whole content of a section, but only what stands before its entries where
 * those stay as they are; it writes the section where the file has none.
 * @throws PacketError `E_EDIT` with a place where a hand has to do it.
 */
export function setAnswer(document: PacketDocument, question: Question, answer: Answer, editing: Editing): string {
  const section = sectionOf(document, question.id);
  const introduced = section === undefined ? undefined : setIntroduction(document, section, answer, editing);
  if (introduced !== undefined) return introduced;
  const signed = section === undefined ? withTexts(answer, signedText) : resignedAnswer(document, section, answer);
  const content = formatAnswer(signed, question, editing);
  const text =
    section === undefined ? insertSection(document, question, content) : replaceContent(document, section, content);
  // In a private part all that stands there is private, whatever it says itself.
  const isWithin = section === undefined || isPrivateAt(document.privateMarks, section.contentRange.end);
  const marked = withTexts(signed, (each) => markedText(each, false));
  return verified(document, text, editing, {
    answer: { question, signed, isMarked: (found) => isWithin || isSameAnswer(found, marked) },
    range: section?.contentRange,
  });
}

/** The text with other prose before a section's first entry; undefined where entries change too, or there are none. */
function setIntroduction(
  document: PacketDocument,
  section: Section,
  answer: Answer,
  editing: Editing,
): string | undefined {
  const { question, answer: plain, signed, marked, introductionRange } = section;
  if (section.entries.length === 0 || answer.state !== 'answered') return undefined;
  if (plain.state !== 'answered' || signed.state !== 'answered' || marked.state !== 'answered') return undefined;
  if (![plain, marked].some(({ entries }) => isSame(entries, answer.entries))) return undefined;
  const text = resigned(document, section.contentRange, signed.text, answer.text);
  const isPrivate = isPrivateAt(document.privateMarks, introductionRange.start);
  const wanted = { ...marked, text: markedText(text, isPrivate) };
  const range = { start: introductionRange.start, end: blankEnd(document, introductionRange.end) };
  const expected: Expected = {
    answer: { question, signed: { ...signed, text }, isMarked: (found) => isSameAnswer(found, wanted) },
    range,
  };
  const forms = text === '' ? [''] : proseForms(text, question, editing.template);
  for (const form of forms) {
    const edited = splice(document.source, range, form === '' ? '' : `${form}\n\n`);
    const result = tryVerified(document, edited, editing, expected);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** Where the blank lines after an offset end. */
function blankEnd({ source }: PacketDocument, offset: number): number {
  return offset + (/^\s*(?:\r\n?|\n)/.exec(source.text.slice(offset))?.[0].length ?? 0);
}

/** Adds an entry at the end of its section; what said that there was none yet is replaced by it. */
export function addEntry(document: PacketDocument, question: Question, entry: EntryContent, editing: Editing): string {
  const section = sectionOf(document, question.id);
  if (section?.signed.state !== 'answered' || section.marked.state !== 'answered') {
    return setAnswer(document, question, { state: 'answered', text: '', entries: [entry] }, editing);
  }
  const { signed, marked } = section;
  const layout = section.entries[0]?.layout ?? question.layout;
  const added = withEntryTexts(entry, signedText);
  const end = endOfEntries(document, section);
  const block = formatEntry(added, question, layout, editing, nextMarker(section.entries));
  const text = splice(document.source, { start: end, end }, `\n\n${block}`);
  const wanted = [entry, privateEntry(entry)].map((last) => ({ ...marked, entries: [...marked.entries, last] }));
  return verified(document, text, editing, {
    answer: {
      question,
      signed: { ...signed, entries: [...signed.entries, added] },
      isMarked: (found) => wanted.some((each) => isSameAnswer(found, each)),
    },
    range: section.contentRange,
  });
}

/** What a new item begins with: the bullet of the list, its next number, an empty box where there are boxes. */
function nextMarker(entries: readonly LocatedEntry[]): string | undefined {
  const [before, last] = entries.slice(-2).map(({ marker }) => marker.replace(/\[[xX]\]/, '[ ]'));
  const marker = last ?? before;
  if (marker === undefined || marker === '') return undefined;
  // A list may say 1. all the way down.
  return last === before ? marker : counted(marker, 1);
}

/** A marker with its number, if it has one, so much later. */
function counted(marker: string, later: number): string {
  return marker.replace(/\d+/, (number) => String(Number(number) + later));
}

/** Where new entries go: at the end of the section, but where all entries are private by marks round them, among them. */
export function endOfEntries({ privateMarks }: PacketDocument, { entries, contentRange }: Section): number {
  const last = entries.at(-1);
  const isPrivate = entries.every(({ range }) => isCovered(privateMarks, range));
  return last !== undefined && isPrivate ? last.range.end : contentRange.end;
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

/** Changes one entry (0-based) to what `entry` says: only its fields where title and text stay, else the whole of it. */
export function updateEntry(
  document: PacketDocument,
  question: Question,
  index: number,
  entry: EntryContent,
  editing: Editing,
): string {
  const { section, signed, marked, located } = entryAt(document, question, index);
  const change = changedEntry(document, located, entry);
  const wanted = change.marked.map((each) => ({ ...marked, entries: marked.entries.with(index, each) }));
  const target: Expected = {
    answer: {
      question,
      signed: { ...signed, entries: signed.entries.with(index, change.signed) },
      isMarked: (found) => wanted.some((each) => isSameAnswer(found, each)),
    },
    range: located.range,
  };
  const parts = changedParts(located, change.signed, question);
  if (parts !== undefined) {
    const { eol } = document.source;
    const text = parts.reduceRight(
      (sofar, part) => sofar.slice(0, part.start) + part.text.replaceAll('\n', eol) + sofar.slice(part.end),
      document.source.text,
    );
    const result = tryVerified(document, text, editing, target);
    if (result !== undefined) return result;
  }
  const { title, text: prose, fields } = change.signed;
  if (hasHalfMarks([title, prose, ...fields.map(({ value }) => value)])) throw marksRefusal(document, located.range);
  const layout = section.entries[0]?.layout ?? question.layout;
  const text = formatEntry(change.signed, question, layout, editing, located.marker);
  return verified(document, splice(document.source, located.range, text), editing, target);
}

/** Takes one entry (0-based) out; the last one leaves the section unanswered. Private marks round it stay. */
export function removeEntry(document: PacketDocument, question: Question, index: number, editing: Editing): string {
  const { section, signed, marked, located } = entryAt(document, question, index);
  const rest = { ...signed, entries: signed.entries.toSpliced(index, 1) };
  if (rest.entries.length === 0 && rest.text === '') return setAnswer(document, question, { state: 'open' }, editing);
  const wanted = { ...marked, entries: marked.entries.toSpliced(index, 1) };
  return verified(document, splice(document.source, removedRange(document, section, index), ''), editing, {
    answer: { question, signed: rest, isMarked: (found) => isSameAnswer(found, wanted) },
    range: located.range,
  });
}

/** An entry with the blank lines between it and what comes next, or before it where it is the last one. */
function removedRange(document: PacketDocument, { entries, headingRange }: Section, index: number): Range {
  const { text } = document.source;
  const { start, end } = entries[index]?.range ?? headingRange;
  if (index < entries.length - 1) {
    return { start: lineStart(document, start), end: blankEnd(document, end) };
  }
  const before = text.slice(headingRange.end, lineStart(document, start)).trimEnd();
  return { start: headingRange.end + before.length, end };
}

/** Moves one entry (0-based) to another place among its section's entries. */
export function moveEntry(
  document: PacketDocument,
  question: Question,
  from: number,
  to: number,
  editing: Editing,
): string {
  const { section, signed, marked } = entryAt(document, question, from);
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
  const inOrder = (answer: Answered): Answer => ({
    ...answer,
    entries: order.flatMap((source) => answer.entries[source] ?? []),
  });
  return verified(document, result, editing, {
    answer: { question, signed: inOrder(signed), isMarked: (found) => isSameAnswer(found, inOrder(marked)) },
    range: section.contentRange,
  });
}

type Answered = Extract<Answer, { state: 'answered' }>;

interface Part extends Range {
  readonly text: string;
}

/** The ranges of an entry to replace, in order; undefined where its text changed or it has no field to stand beside. */
function changedParts(located: LocatedEntry, entry: EntryContent, question: Question): Part[] | undefined {
  if (located.text !== entry.text || located.fields.length === 0) return undefined;
  if (located.title !== entry.title) return undefined;
  const wanted = [...entry.fields];
  const parts: Part[] = [];
  for (const field of located.fields) {
    const found = takeField(wanted, field.id);
    if (found === undefined) return undefined;
    if (found.value !== field.value)
      parts.push({ ...field.valueRange, text: formatFieldValue(found.value, field.indentation) });
  }
  const end = located.fields.at(-1)?.range.end ?? located.range.end;
  const { marker, indentation } = located.fields.at(-1) ?? { marker: '- ', indentation: 2 };
  const column = Math.max(0, indentation - marker.length);
  const added = wanted.map(({ id, value }, index) => {
    return `\n${formatField(fieldLabel(question, id), value, column, counted(marker, index + 1))}`;
  });
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
  signed: Answered;
  marked: Answered;
} {
  const section = sectionOf(document, question.id);
  const located = section?.entries[index];
  if (section?.signed.state !== 'answered' || section.marked.state !== 'answered' || located === undefined) {
    throw new PacketError(
      'E_EDIT',
      `Unexpected entry ${String(index + 1)} of "${question.heading}", expected one that is there`,
    );
  }
  return { section, located, signed: section.signed, marked: section.marked };
}

function lineStart(document: PacketDocument, offset: number): number {
  return offset - placeAt(document.source, offset).column + 1;
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
