import { daysBetween } from '../calendar-date.ts';
import { cycleDates, type CycleDateKey } from '../plan/cycle-dates.ts';
import type { CycleEvent, CycleReason, PastCycle } from '../plan/past-cycles.ts';
import type { Plan } from '../plan/plan.ts';
import { recordOf } from '../plan/cycle-record.ts';

/** A date of the cycle, counted back from. */
export interface Deadline {
  readonly key: CycleDateKey;
  /** In words, such as `document due`. */
  readonly label: string;
  /** ISO date. */
  readonly date: string;
  /** Days from today; negative where it has passed. */
  readonly days: number;
}

/** Where one stands in the company's promotion cycle. */
export interface CycleStanding {
  readonly name: string | undefined;
  /** Those of today and later, the nearest first; none once the company has decided, or while one pauses. */
  readonly deadlines: readonly Deadline[];
  /** The document was due, and nothing was handed in. */
  readonly missed: Deadline | undefined;
  /** The day of the decision has come, and the plan does not say what it was. */
  readonly undecided: Deadline | undefined;
  readonly readyFor: number | undefined;
  /** Cycles in which one handed in, or was decided on, this one among them where that has happened in it. */
  readonly used: number;
  /** What happened in this cycle, as the plan has it. */
  readonly events: readonly CycleEvent[];
  /** What was said when it was declined. */
  readonly reasons: readonly CycleReason[];
  /** What happened last in it. */
  readonly last: CycleEvent | undefined;
  readonly hasSubmitted: boolean;
  /** Whether this cycle is one of those that are used. */
  readonly isUsed: boolean;
  readonly isPaused: boolean;
  /** The company said yes, in this cycle or in one since the packet was started: nothing is left to do. */
  readonly promoted: CycleEvent | undefined;
}

const COUNTED = new Set(['submitted', 'declined', 'promoted']);
const ENDED = new Set(['declined', 'promoted', 'withdrawn']);

/** `started` and `today` are ISO dates. */
export function cycleStanding(plan: Plan, started: string, today: string): CycleStanding {
  const { cycle, cycles, dates } = plan;
  const now = presentRecord(plan);
  const events = now?.events ?? [];
  const last = events.at(-1);
  const hasSubmitted = events.some(({ kind }) => kind === 'submitted');
  const isPaused = last?.kind === 'paused';
  const isOver = isPaused || (last !== undefined && ENDED.has(last.kind));
  const all = cycleDates.flatMap(([key, label]): Deadline[] => {
    const date = dates[key];
    return date === undefined || isOver ? [] : [{ key, label, date, days: daysBetween(today, date) }];
  });
  const past = (key: CycleDateKey): Deadline | undefined => all.find((each) => each.key === key && each.days < 0);
  const decided = all.find((each) => each.key === 'decision' && each.days <= 0);
  return {
    name: cycle,
    deadlines: all
      .filter(({ key, days }) => days >= 0 && key !== 'evidence-from' && !(hasSubmitted && isBeforeHandIn(key)))
      .toSorted((one, other) => one.days - other.days),
    missed: hasSubmitted || decided !== undefined ? undefined : past('document-due'),
    undecided: decided,
    readyFor: plan.readyFor,
    used: cycles.filter((each) => each.events.some(({ kind }) => COUNTED.has(kind))).length,
    events,
    reasons: now?.reasons ?? [],
    last,
    hasSubmitted,
    isUsed: events.some(({ kind }) => COUNTED.has(kind)),
    isPaused,
    promoted: promotionIn(plan, started),
  };
}

/** Whether today (ISO) is the day on which the company said no, or one withdrew: nothing is due then. */
export function isCalmDay({ last }: Pick<CycleStanding, 'last'>, today: string): boolean {
  return last?.date === today && (last.kind === 'declined' || last.kind === 'withdrawn');
}

function isBeforeHandIn(key: CycleDateKey): boolean {
  return key === 'document-due' || key === 'align-by' || key === 'evidence-to';
}

/** What has happened in the cycle that one aims at; in the last one where none is named. */
function presentRecord(plan: Pick<Plan, 'cycle' | 'cycles'>): PastCycle | undefined {
  return plan.cycle === undefined ? plan.cycles.at(-1) : recordOf(plan, plan.cycle);
}

/** The promotion in this cycle, or in one since the packet was started (ISO); undefined where there was none. */
export function promotionIn(plan: Pick<Plan, 'cycle' | 'cycles'>, started: string): CycleEvent | undefined {
  const { cycles } = plan;
  const now = presentRecord(plan);
  const ends = cycles.map((each) => ({ each, end: each.events.at(-1) }));
  const found = ends.findLast(
    ({ each, end }) => end?.kind === 'promoted' && (end.date === undefined ? each === now : end.date >= started),
  );
  return found?.end;
}
