import { formatDay, formatPlainDay } from '../calendar-date.ts';
import type { Review } from '../reviews/review.ts';
import { openRound, type Round, type RoundKind } from '../rounds/round.ts';
import { commandFor, editCommand, type Hinting, type Purpose } from './command-hint.ts';
import { cycleStanding, type CycleStanding } from './cycle-standing.ts';
import { heldReviews, type Papers } from './papers.ts';
import { reviewDate, type ReviewDate } from './review-date.ts';

/** What several steps ask for, found once. */
export interface Facts {
  readonly papers: Papers;
  /** ISO date. */
  readonly today: string;
  readonly questions: {
    readonly answered: number;
    readonly all: number;
    /** Ids. */
    readonly open: readonly string[];
  };
  /** The first full text: whether there is one, and, where the plan says so, since when (ISO). */
  readonly fullText: {
    readonly isThere: boolean;
    readonly since: string | undefined;
    /** Whether editing may begin: it is there, or one does without. */
    readonly isPassed: boolean;
  };
  readonly cycle: CycleStanding;
  readonly reviewDate: ReviewDate;
  /** 1:1s until today, the earliest first. */
  readonly held: readonly (Review & { readonly date: string })[];
  readonly command: (purpose: Purpose) => string | undefined;
  /** What starts the packet after this one; undefined where that is there already, or nobody asks. */
  readonly nextPacket: string | undefined;
  /** What opens one question, by its id. */
  readonly edit: (question: string) => string | undefined;
  /** `Fri 4 Dec`, with the year where it is another. */
  readonly day: (date: string) => string;
  /** The same without the weekday. */
  readonly plainDay: (date: string) => string;
}

export function factsOf(papers: Papers, today: string, hinting: Hinting): Facts {
  const { answers, template, plan, header } = papers;
  const all = template.questions.length;
  const open = template.questions.flatMap(({ id }) => ((answers.get(id)?.state ?? 'open') === 'open' ? [id] : []));
  const answered = all - open.length;
  const mark = plan.done.find(({ step, date }) => step === 'write' && (date === undefined || date <= today));
  const written = plan.written ?? mark?.date;
  const isSaid = (plan.isWritten || mark !== undefined) && (written === undefined || written <= today);
  const isThere = isSaid || (all > 0 && answered === all);
  return {
    papers,
    today,
    questions: { answered, all, open },
    fullText: {
      isThere,
      isPassed: isThere || plan.waived.some(({ step }) => step === 'write'),
      since: written !== undefined && written <= today ? written : undefined,
    },
    cycle: cycleStanding(plan, header.started, today),
    reviewDate: reviewDate(papers, today),
    held: heldReviews(papers, today),
    command: (purpose) => commandFor(purpose, hinting),
    nextPacket: hinting.nextPacket,
    edit: (question) => editCommand(question, hinting),
    day: (date) => formatDay(date, today),
    plainDay: (date) => formatPlainDay(date, today),
  };
}

export function roundsOf({ papers }: Facts, kind: RoundKind): readonly Round[] {
  return papers.rounds.filter((round) => round.kind === kind);
}

export function openRoundOf({ papers }: Facts, kind: RoundKind): Round | undefined {
  return openRound(papers.rounds, kind);
}
