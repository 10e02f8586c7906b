import { answerOf, parseDocument, type PacketDocument } from '../document/document.ts';
import { fieldValue, withField, type Answer, type EntryContent } from '../document/answer.ts';
import { addEntry, updateEntry } from '../document/edits.ts';
import type { Editing } from '../document/verified-edit.ts';
import { reasonKey } from '../plan/cycle-record.ts';
import type { FieldMeaning, Question, Template } from './template.ts';

/** The question about gaps, by its id, with the ids of its fields; those that it has not are undefined. */
export interface GapPlace {
  readonly question: string;
  readonly plan: string | undefined;
  /** The field that says who said it, and what it says. */
  readonly heardFrom: { readonly field: string; readonly text: string } | undefined;
}

/** Something that was said, and what is to be done about it; `plan` may be empty. */
export interface GivenReason {
  readonly text: string;
  readonly plan: string;
}

/** Where reasons become gaps; `heardFrom` says who said them. Undefined where the template does not ask for gaps. */
export function gapPlace({ questions }: Pick<Template, 'questions'>, heardFrom: string): GapPlace | undefined {
  const question = questions.find(({ meaning }) => meaning === 'gaps');
  if (question === undefined) return undefined;
  const field = fieldOf(question, 'heard-from');
  return {
    question: question.id,
    plan: fieldOf(question, 'plan'),
    heardFrom: field === undefined ? undefined : { field, text: heardFrom },
  };
}

function fieldOf({ fields }: Question, wanted: FieldMeaning): string | undefined {
  return fields.find(({ meaning }) => meaning === wanted)?.id;
}

/** A reason as a gap. */
export function gapOf({ text, plan }: GivenReason, { plan: field, heardFrom }: GapPlace): EntryContent {
  const entry: EntryContent = { title: text, text: '', fields: [] };
  const planned = field === undefined ? entry : withField(entry, field, plan);
  return heardFrom === undefined ? planned : withField(planned, heardFrom.field, heardFrom.text);
}

/** The entries of an answer. */
export function entriesIn(answer: Answer | undefined): readonly EntryContent[] {
  return answer?.state === 'answered' ? answer.entries : [];
}

/** Those reasons that are no gap yet. */
export function withoutGap(reasons: readonly string[], gaps: readonly EntryContent[]): readonly string[] {
  return reasons.filter((reason) => gapIndex(reason, gaps) === -1);
}

/** The place of a reason among gaps (0-based); -1 where it is none of them. */
export function gapIndex(reason: string, gaps: readonly EntryContent[]): number {
  return gaps.findIndex(({ title }) => reasonKey(title) === reasonKey(reason));
}

/** Those reasons that are a gap without a plan; none where gaps have no such field. */
export function withoutPlan(
  reasons: readonly string[],
  gaps: readonly EntryContent[],
  { plan }: GapPlace,
): readonly string[] {
  if (plan === undefined) return [];
  return reasons.filter((reason) => {
    const gap = gaps[gapIndex(reason, gaps)];
    return gap !== undefined && fieldValue(gap, plan) === '';
  });
}

/** The text of packet.md with these reasons as gaps; one that is there already gets the plan that it has not. */
export function withGaps(
  document: PacketDocument,
  reasons: readonly GivenReason[],
  place: GapPlace,
  editing: Editing,
): string {
  return reasons.reduce((text, reason) => {
    const { source, template } = document;
    return withOneGap(parseDocument(source.file, text, template, editing.readFrontMatter), reason, place, editing);
  }, document.source.text);
}

function withOneGap(document: PacketDocument, reason: GivenReason, place: GapPlace, editing: Editing): string {
  const question = document.template.questions.find(({ id }) => id === place.question);
  if (question === undefined) return document.source.text;
  const gaps = entriesIn(answerOf(document, question.id));
  const index = gapIndex(reason.text, gaps);
  const there = gaps[index];
  if (there === undefined) return addEntry(document, question, gapOf(reason, place), editing);
  const hasPlan = place.plan === undefined || fieldValue(there, place.plan) !== '';
  if (hasPlan || reason.plan === '') return document.source.text;
  return updateEntry(document, question, index, withField(there, place.plan, reason.plan), editing);
}
