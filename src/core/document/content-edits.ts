import { PacketError } from '../errors.ts';
import type { Question } from '../packet/template.ts';
import type { Answer } from './answer.ts';
import { answerOf, sectionOf, type PacketDocument } from './document.ts';
import { addEntries, addEntry, insertSection, replaceContent } from './edits.ts';
import { newEntry } from './new-entry.ts';
import { parsePrivateMarks } from './private-marks.ts';
import { parseContent, type GivenContent } from './section-content.ts';
import { normalizeText, splice } from './source-text.ts';
import { marksOf, tryVerified, verified, type Editing } from './verified-edit.ts';

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
  const { answer } = parseContent(content, question, document.template);
  const section = sectionOf(document, question.id);
  const markdown = normalizeText(content.text);
  const text =
    section === undefined ? insertSection(document, question, markdown) : replaceContent(document, section, markdown);
  const range = section?.contentRange;
  const old = range === undefined ? '' : document.source.text.slice(range.start, range.end);
  const marks = marksWith(document, content.text, old);
  return verified(document, text, editing, { answer: [question, answer], range, marks });
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
  const before = answerOf(document, question.id);
  const section = sectionOf(document, question.id);
  if (section === undefined || before.state !== 'answered') return setContent(document, question, content, editing);
  const { answer: added, entries: located } = parseContent(content, question, document.template);
  if (added.state === 'open') return document.source.text;
  const markdown = normalizeText(content.text);
  const entries = added.state === 'answered' ? added.entries : [];
  const prose = added.state === 'answered' ? added.text : markdown;
  const single = newEntry(markdown);
  if (before.entries.length > 0 && prose !== '' && single !== undefined) {
    // Below the entries that are there it would become part of the last one.
    if (located[0]?.layout === 'heading') throw refused(content, 'text before the first entry', 'entries alone');
    refusePrivateMarks(content);
    return addEntry(document, question, single, editing);
  }
  const { end } = section.contentRange;
  const text = splice(document.source, { start: end, end }, `\n\n${markdown}`);
  const answer: Answer = {
    state: 'answered',
    text: [before.text, prose].filter((each) => each !== '').join('\n\n'),
    entries: [...before.entries, ...entries],
  };
  const marks = marksWith(document, content.text, '');
  const expected = { answer: [question, answer], range: section.contentRange, marks } as const;
  const result = tryVerified(document, text, editing, expected);
  if (result !== undefined || prose !== '') return result ?? verified(document, text, editing, expected);
  refusePrivateMarks(content);
  // Entries of another layout than those that are there are written in theirs.
  return addEntries(document, question, entries, editing);
}

/** How many private marks a document has with one part of its text taken out and another put in. */
function marksWith({ privateMarks }: PacketDocument, put: string, taken: string): readonly number[] {
  const [added, removed] = [marksOf(parsePrivateMarks(put)), marksOf(parsePrivateMarks(taken))];
  return marksOf(privateMarks).map((count, kind) => count + (added[kind] ?? 0) - (removed[kind] ?? 0));
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
