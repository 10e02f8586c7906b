import type { Given } from '../../../app/commands.ts';
import { parseDateWords, parsePastDateWords } from '../../../core/date-words.ts';
import { parseAnswerText } from '../../../core/document/answer-text.ts';
import { oneLine } from '../../../core/document/source-text.ts';
import { PacketError } from '../../../core/errors.ts';
import { pastDay } from '../../../core/past-day.ts';
import { formatAgreement } from '../../../core/reviews/agreement.ts';
import { parseGap } from '../../../core/reviews/new-gap.ts';
import { nothingSaid, type TalkOutcome } from '../../../core/reviews/talk-outcome.ts';

/** What the command line says of a 1:1. */
export interface DoneRequest {
  /** ISO; undefined where none was named. */
  readonly date: string | undefined;
  /** Which of the queued questions were not put, from 1 on. */
  readonly notAsked: 'all' | readonly number[];
  /** Undefined where it says nothing of what came of it: then it is asked for. */
  readonly outcome: TalkOutcome | undefined;
}

const HINT = 'packet review done --help';

/** `today` is ISO. Throws `E_USAGE`, `E_DATE` and `E_TEXT`. */
export function doneRequest({ flags }: Given, today: string): DoneRequest {
  const date = typeof flags['date'] === 'string' ? parsePastDateWords(flags['date'], today) : undefined;
  if (date !== undefined) pastDay(date, today, `packet review schedule ${date}     sets when the next one is`);
  const textsOf = (name: string): readonly string[] => {
    const values = Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : [];
    return values.map((value) => {
      const text = parseAnswerText(value).trim();
      if (text !== '') return text;
      throw new PacketError('E_USAGE', `Unexpected empty --${name}, expected a text`, { hint: HINT });
    });
  };
  const outcome: TalkOutcome = {
    ...nothingSaid,
    heard: textsOf('heard'),
    agreed: textsOf('agreed').map((text) => formatAgreement(text, today)),
    isGoalShared: flags['goalShared'] === true,
    steps: textsOf('step').map(oneLine),
    gaps: textsOf('gap').map((text) => parseGap(text, today)),
    next: nextOf(flags['next'], today),
  };
  const { heard, agreed, isGoalShared, steps, gaps, next } = outcome;
  const isSaid = heard.length + agreed.length + steps.length + gaps.length > 0 || isGoalShared || next !== undefined;
  return { date, notAsked: notAskedOf(flags['notAsked']), outcome: isSaid ? outcome : undefined };
}

function nextOf(given: unknown, today: string): string | undefined {
  if (typeof given !== 'string') return undefined;
  if (given.trim().toLowerCase() === 'never') return 'never';
  const next = parseDateWords(given, today);
  if (next >= today) return next;
  throw new PacketError('E_DATE', `Unexpected next day ${next} in the past, expected one from today on`, {
    hint: HINT,
  });
}

function notAskedOf(given: unknown): DoneRequest['notAsked'] {
  if (typeof given !== 'string') return [];
  if (given.trim().toLowerCase() === 'all') return 'all';
  const parts = given.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length > 0 && parts.every((part) => /^[1-9]\d{0,3}$/.test(part))) return parts.map(Number);
  throw new PacketError('E_USAGE', `Unexpected --not-asked "${given}", expected numbers such as 2,3, or all`, {
    hint: HINT,
  });
}
