import { fieldValue, titleWords, withField, type EntryContent } from '../document/answer.ts';
import { answerOf, type PacketDocument } from '../document/document.ts';
import { addEntry, updateEntry } from '../document/edits.ts';
import type { Editing } from '../document/verified-edit.ts';
import { endingDate } from '../ending-date.ts';
import { headingKey } from '../document/heading-key.ts';
import type { Field, FieldMeaning, Question, Template } from '../packet/template.ts';

/** A gap that somebody named in a 1:1. */
export interface NewGap {
  /** One line of Markdown. */
  readonly title: string;
  /** What closes it; may be empty. */
  readonly plan: string;
  /** ISO date; empty where none was said. */
  readonly lookAgain: string;
}

/**
 * A gap as one types it on one line: `Scope: lead the queue memo, by 2027-02-01`; plan and date may be left out. What stands behind
 * `by` and is no date is part of the plan.
 */
export function parseGap(text: string, today: string): NewGap {
  const line = text.replace(/\s+/g, ' ').trim();
  const ending = endingDate(line, today);
  const rest = ending?.before ?? line;
  const [, title = rest, plan = ''] = /^([^:：]+)[:：]\s+(.*)$/u.exec(rest) ?? [];
  return { title: title.trim(), plan: plan.trim(), lookAgain: ending?.date ?? '' };
}

/** The question that asks for gaps; undefined where the template has none. */
export function gapQuestion({ questions }: Template): Question | undefined {
  return questions.find(({ meaning }) => meaning === 'gaps');
}

/**
 * The text of packet.md with a gap as an entry, and who named it where there is a field for that. One that is there already gets
 * what it has not.
 */
export function withGap(
  document: PacketDocument,
  question: Question,
  gap: NewGap,
  from: string | undefined,
  editing: Editing,
): string {
  const answer = answerOf(document, question.id);
  const entries = answer.state === 'answered' ? answer.entries : [];
  const index = entries.findIndex(({ title }) => headingKey(titleWords(title)) === headingKey(titleWords(gap.title)));
  const there = entries[index];
  const completed = complete(there ?? { title: gap.title, text: '', fields: [] }, question, gap, from);
  if (there === undefined) return addEntry(document, question, completed, editing);
  return completed === there ? document.source.text : updateEntry(document, question, index, completed, editing);
}

function complete(
  entry: EntryContent,
  { fields }: Question,
  { plan, lookAgain }: NewGap,
  from: string | undefined,
): EntryContent {
  const given: readonly (readonly [FieldMeaning, string])[] = [
    ['plan', plan],
    ['look-again', lookAgain],
    ['heard-from', from ?? ''],
  ];
  return given.reduce((sofar, [meaning, value]) => {
    const field = fields.find((each) => each.meaning === meaning);
    if (field === undefined || value === '' || fieldValue(sofar, field.id) !== '') return sofar;
    return inOrder(withField(sofar, field.id, value), field.id, fields);
  }, entry);
}

/** An entry whose last field stands before the first one that comes after it in the question. */
function inOrder(entry: EntryContent, id: string, fields: readonly Field[]): EntryContent {
  const place = (each: string): number => fields.findIndex((field) => field.id === each);
  const at = entry.fields.findIndex((each) => place(each.id) > place(id));
  const last = entry.fields.at(-1);
  if (at === -1 || last?.id !== id) return entry;
  return { ...entry, fields: [...entry.fields.slice(0, at), last, ...entry.fields.slice(at, -1)] };
}
