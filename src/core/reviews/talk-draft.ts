import { isCalendarDate } from '../calendar-date.ts';
import { formatDraftFile, isRecord, noDraft, readDraftFile } from '../draft-file.ts';
import { typedText } from '../typing/typed-text.ts';
import type { NewGap } from './new-gap.ts';
import { talkSteps, type Talk, type TalkStep } from './talk.ts';
import type { TalkSubject } from './talk-outcome.ts';

/** What was typed after a 1:1 and is kept nowhere yet. */
export interface TalkDraft {
  readonly subject: TalkSubject;
  readonly step: TalkStep;
  readonly gap: NewGap | undefined;
  readonly typed: readonly { readonly step: TalkStep; readonly text: string; readonly cursor: number }[];
}

/** The draft of a talk; undefined where all that was typed is in its file. */
export function draftOfTalk({ subject, step, gap, halfTyped }: Talk): TalkDraft | undefined {
  const typed = halfTyped.filter((each) => each.typed.text.trim() !== '');
  if (typed.length === 0 && gap === undefined) return undefined;
  return { subject, step, gap, typed: typed.map((each) => ({ step: each.step, ...each.typed })) };
}

/** A talk where the draft left it. */
export function resumedTalk(talk: Talk, { subject, step, gap, typed }: TalkDraft): Talk {
  const halfTyped = typed.map(({ step: at, text, cursor }) => ({ step: at, typed: typedText(text, cursor) }));
  return { ...talk, subject, gap, halfTyped, step: halfTyped.at(-1)?.step ?? step };
}

export function formatTalkDraft({ subject, step, gap, typed }: TalkDraft): string {
  return formatDraftFile({ review: subject, step, ...(gap === undefined ? {} : { gap }), typed });
}

/**
 * A draft as it was written.
 * @throws PacketError `E_FORMAT` where a newer version wrote it, `E_DRAFT` where it is no draft.
 */
export function parseTalkDraft(file: string, text: string): TalkDraft {
  const { review, step, gap, typed } = readDraftFile(file, text);
  if (!isSubject(review) || !isStep(step) || !isGap(gap) || !isTyped(typed)) throw noDraft(file);
  const { date, with: name, relation } = review;
  return { subject: { date, with: name, relation }, step, gap, typed };
}

function isStep(value: unknown): value is TalkStep {
  return talkSteps.some((step) => step === value);
}

function isSubject(value: unknown): value is TalkSubject {
  if (!isRecord(value)) return false;
  const isTextOrNone = (each: unknown): boolean => each === undefined || typeof each === 'string';
  return (
    typeof value['date'] === 'string' &&
    isCalendarDate(value['date']) &&
    isTextOrNone(value['with']) &&
    isTextOrNone(value['relation'])
  );
}

function isGap(value: unknown): value is NewGap | undefined {
  return (
    value === undefined ||
    (isRecord(value) && ['title', 'plan', 'lookAgain'].every((key) => typeof value[key] === 'string'))
  );
}

function isTyped(value: unknown): value is TalkDraft['typed'] {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        isRecord(each) &&
        isStep(each['step']) &&
        typeof each['text'] === 'string' &&
        typeof each['cursor'] === 'number',
    )
  );
}
