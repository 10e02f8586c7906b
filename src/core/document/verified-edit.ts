import type { Question } from '../packet/template.ts';
import type { Answer } from './answer.ts';
import { parseDocument, sectionOf, type PacketDocument, type Section } from './document.ts';
import type { AnswerStyle } from './format-answer.ts';
import { isSame } from '../sameness.ts';
import { editRefusal } from './front-matter-edit.ts';
import type { FrontMatterReader } from './front-matter.ts';
import { isPrivateAt } from './private-marks.ts';
import type { Range } from './source-text.ts';

/** What an edit needs beside the document: how entries are laid out, how front matter is read. */
export interface Editing extends AnswerStyle {
  readonly readFrontMatter: FrontMatterReader;
}

/** What an edit is to change, all else staying as it says. */
export interface Expected {
  /** Left out where no answer changes. */
  readonly answer?: ExpectedAnswer;
  readonly range: Range | undefined;
}

interface ExpectedAnswer {
  readonly question: Question;
  readonly signed: Answer;
  /** Whether what is private in the answer as it was read again is what shall be. */
  readonly isMarked: (found: Answer) => boolean;
}

/** A text after an edit that was read again; undefined where it does not say what it shall, or shows what was private. */
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
  if (!isPrivateAlikeAfterwards(document, after)) return undefined;
  const isAsExpected = ({ id }: Question): boolean => {
    const [before, now] = [readAnswer(document, id), readAnswer(after, id)];
    if (expected.answer?.question.id !== id)
      return isSameAnswer(before.signed, now.signed) && isSameAnswer(before.marked, now.marked);
    return isSameAnswer(expected.answer.signed, now.signed) && expected.answer.isMarked(now.marked);
  };
  return document.template.questions.every(isAsExpected) ? text : undefined;
}

const OPEN: Answer = { state: 'open' };

function readAnswer(document: PacketDocument, questionId: string): Pick<Section, 'signed' | 'marked'> {
  return sectionOf(document, questionId) ?? { signed: OPEN, marked: OPEN };
}

/** Whether an edit has left no other half marks than there were, and what stands below it is private where it was. */
function isPrivateAlikeAfterwards(before: PacketDocument, after: PacketDocument): boolean {
  const halves = ({ privateMarks: { unclosed, unopened } }: PacketDocument): readonly number[] => [
    unclosed.length,
    unopened.length,
  ];
  if (!isSame(halves(before), halves(after))) return false;
  const [old, now] = [before.source.text, after.source.text];
  let same = 0;
  while (same < old.length && same < now.length && old[old.length - same - 1] === now[now.length - same - 1]) same += 1;
  const line = before.source.lines.find(({ start }) => start >= old.length - same);
  if (line === undefined) return true;
  const offset = now.length - (old.length - line.start);
  return isPrivateAt(before.privateMarks, line.start) === isPrivateAt(after.privateMarks, offset);
}

/** Whether two answers say the same: the order of fields does not count, and empty ones are as good as none. */
export function isSameAnswer(one: Answer, other: Answer): boolean {
  return isSame(canonical(one), canonical(other));
}

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

/** The same. Throws `E_EDIT` with a place where it does not. */
export function verified(document: PacketDocument, text: string, editing: Editing, expected: Expected): string {
  const result = tryVerified(document, text, editing, expected);
  if (result !== undefined) return result;
  throw editRefusal(document.source, expected.range ?? { start: 0, end: 0 });
}
