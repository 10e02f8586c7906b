import type { Question } from '../packet/template.ts';
import type { Answer } from './answer.ts';
import { answerOf, parseDocument, type PacketDocument } from './document.ts';
import { type AnswerStyle } from './format-answer.ts';
import { isSame } from '../sameness.ts';
import { editRefusal } from './front-matter-edit.ts';
import type { FrontMatterReader } from './front-matter.ts';
import type { PrivateMarks } from './private-marks.ts';
import type { Range } from './source-text.ts';

/** What an edit needs beside the document: how entries are laid out, how front matter is read. */
export interface Editing extends AnswerStyle {
  readonly readFrontMatter: FrontMatterReader;
}

/** What an edit is to change, all else staying as it says. */
export interface Expected {
  /** As `marksOf` has them; undefined for as many as before. */
  readonly marks?: readonly number[];
  readonly answer?: readonly [Question, Answer];
  readonly range: Range | undefined;
}

/** The new text where it changes the meaning of nothing but what is expected, else undefined. */
export function tryVerified(
  document: PacketDocument,
  text: string,
  editing: Editing,
  expected: Expected,
): string | undefined {
  const after = parseDocument(document.source.file, text, document.template, editing.readFrontMatter);
  const keysBefore = document.frontMatter.keys.map(({ key, value }) => [key, value]);
  const keysAfter = after.frontMatter.keys.map(({ key, value }) => [key, value]);
  if (!isSame(keysBefore, keysAfter)) return undefined;
  // A mark that became text, or text that became a mark, would show what is private, or hide what is not.
  const marks = expected.marks ?? marksOf(document.privateMarks);
  if (expected.answer !== undefined && !isSame(marks, marksOf(after.privateMarks))) return undefined;
  for (const { id } of document.template.questions) {
    const wanted = expected.answer?.[0].id === id ? expected.answer[1] : answerOf(document, id);
    if (!isSame(canonical(wanted), canonical(answerOf(after, id)))) return undefined;
  }
  return text;
}

/** How many private parts there are, and marks without an end or a beginning. */
export function marksOf({ ranges, unclosed, unopened }: PrivateMarks): readonly number[] {
  return [ranges.length, unclosed.length, unopened.length];
}

/** Fields by id, so that their order in the file does not count; empty ones are as good as none. */
function canonical(answer: Answer): Answer {
  if (answer.state !== 'answered') return answer;
  const entries = answer.entries.map((entry) => ({
    ...entry,
    fields: entry.fields
      .filter(({ value }) => value !== '')
      .toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)),
  }));
  return { ...answer, entries };
}

/** The new text. Throws `E_EDIT` with a place where it changes the meaning of anything else. */
export function verified(document: PacketDocument, text: string, editing: Editing, expected: Expected): string {
  const result = tryVerified(document, text, editing, expected);
  if (result !== undefined) return result;
  throw editRefusal(document.source, expected.range ?? { start: 0, end: 0 });
}
