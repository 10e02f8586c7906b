import { PacketError } from '../errors.ts';
import type { Question } from '../packet/template.ts';
import type { Answer } from './answer.ts';
import { sectionOf, type PacketDocument, type Section } from './document.ts';
import { addEntries, addEntry, endOfEntries, insertSection, replaceContent } from './edits.ts';
import { privateEntry } from './entries.ts';
import { newEntry } from './new-entry.ts';
import { isPrivateAt, joinedSigns, markedText, parsePrivateMarks, readMarks } from './private-marks.ts';
import { parseContent, type GivenContent } from './section-content.ts';
import { normalizeText, splice } from './source-text.ts';
import { isSameAnswer, tryVerified, verified, type Editing, type Expected } from './verified-edit.ts';

/**
 * The text of a document with another content of a section, written down as it is given.
 * @throws PacketError as `parseContent`, and `E_EDIT` with a place where a hand has to do it.
 */
export function setContent(
  document: PacketDocument,
  question: Question,
  content: GivenContent,
  editing: Editing,
): string {
  const { signed, marked } = parseContent(content, question, document.template);
  const section = sectionOf(document, question.id);
  const markdown = normalizeText(content.text);
  const text =
    section === undefined ? insertSection(document, question, markdown) : replaceContent(document, section, markdown);
  // In a private part all that stands there is private, whatever it says itself.
  const isWithin = section === undefined || isPrivateAt(document.privateMarks, section.contentRange.end);
  return verified(document, text, editing, {
    answer: { question, signed, isMarked: (found) => isWithin || isSameAnswer(found, marked) },
    range: section?.contentRange,
  });
}

/**
 * The text of a document with more at the end of a section. A text without entries becomes an entry where the section has some,
 * its first line the title; what said that there was none yet is replaced. Throws as `setContent`.
 */
export function appendContent(
  document: PacketDocument,
  question: Question,
  content: GivenContent,
  editing: Editing,
): string {
  const section = sectionOf(document, question.id);
  if (section?.signed.state !== 'answered' || section.marked.state !== 'answered')
    return setContent(document, question, content, editing);
  const { signed: before, marked } = section;
  const given = parseContent(content, question, document.template);
  const { answer: added } = given;
  if (added.state === 'open') return document.source.text;
  const markdown = normalizeText(content.text);
  const entries = added.state === 'answered' ? added.entries : [];
  const prose = added.state === 'answered' ? added.text : markdown;
  const single = newEntry(markdown);
  if (before.entries.length > 0 && prose !== '' && single !== undefined) {
    // Below the entries that are there it would become part of the last one.
    if (given.entries[0]?.layout === 'heading') throw refused(content, 'text before the first entry', 'entries alone');
    refusePrivateMarks(content);
    return addEntry(document, question, single, editing);
  }
  const end = entries.length > 0 ? endOfEntries(document, section) : section.contentRange.end;
  const text = splice(document.source, { start: end, end }, `\n\n${markdown}`);
  // Where it comes into a private part all of it is private.
  const isWithin = isPrivateAt(document.privateMarks, end);
  const more = added.state === 'answered' ? given : asProse(markdown);
  const wanted = withMore(marked, isWithin ? privately(more.signed) : more.marked);
  const expected: Expected = {
    answer: { question, signed: withMore(before, more.signed), isMarked: (found) => isSameAnswer(found, wanted) },
    range: section.contentRange,
  };
  const result = tryVerified(document, text, editing, expected);
  if (result !== undefined || prose !== '') return result ?? verified(document, text, editing, expected);
  refusePrivateMarks(content);
  // Entries of another layout than those that are there are written in theirs.
  return addEntries(document, question, entries, editing);
}

type Answered = Extract<Answer, { state: 'answered' }>;

/** What a text says that is no answer of its own, but more of one. */
function asProse(markdown: string): Pick<Section, 'signed' | 'marked'> {
  const signed = readMarks(markdown);
  return {
    signed: { state: 'answered', text: signed, entries: [] },
    marked: { state: 'answered', text: markedText(signed, false), entries: [] },
  };
}

/** An answer with more below it, both signed or both marked. */
function withMore(before: Answered, more: Answer): Answer {
  if (more.state !== 'answered') return before;
  return {
    state: 'answered',
    text: joinedSigns([before.text, more.text].filter((each) => each !== '').join('\n\n')),
    entries: [...before.entries, ...more.entries],
  };
}

/** A signed answer, marked: all of it private. */
function privately(signed: Answer): Answer {
  if (signed.state !== 'answered') return signed;
  const { text, entries } = signed;
  return { state: 'answered', text: text === '' ? '' : markedText(text, true), entries: entries.map(privateEntry) };
}

/** What is written anew as an entry is text, and a mark in it would be text too. */
function refusePrivateMarks(content: GivenContent): void {
  if (parsePrivateMarks(content.text).ranges.length > 0)
    throw refused(content, 'private mark in a new entry', 'the field "Private: yes"');
}

function refused({ file }: GivenContent, found: string, expected: string): PacketError {
  return new PacketError('E_TEXT', `Unexpected ${found}, expected ${expected}`, {
    place: { file, line: 1, column: 1 },
    hint: 'give it as entries of the same layout as those that are there',
  });
}
