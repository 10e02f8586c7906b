import type { StepId } from '../packet/template.ts';

/** `current` can be acted on today; `waiting` needs a date or another step, which its reason names. */
export type StepState = 'done' | 'current' | 'waiting' | 'due' | 'overdue' | 'waived';

/** Where one stands with a step. */
export interface StepStanding {
  /** One of the eight, or `own-1`, `own-2`, … for those of the plan. */
  readonly id: StepId | `own-${string}`;
  readonly state: StepState;
  /** In words, never empty. */
  readonly reason: string;
  /** ISO: when it was done, until when it waits, by when it is due; undefined where there is no such day. */
  readonly date: string | undefined;
  /** The command that does it; undefined where nothing is to be done, or only by hand. */
  readonly command: string | undefined;
}

/** What one step finds by itself, before the plan's own marks, waivers and deadlines are looked at. */
export type Finding = Omit<StepStanding, 'id'>;

export function done(reason: string, date?: string): Finding {
  return { state: 'done', reason, date, command: undefined };
}

export function current(reason: string, command: string | undefined, date?: string): Finding {
  return { state: 'current', reason, date, command };
}

export function waiting(reason: string, date?: string): Finding {
  return { state: 'waiting', reason, date, command: undefined };
}

/** Due on its day, overdue after it, and until then something that can be acted on. */
export function by(date: string, today: string, reason: string, command: string | undefined): Finding {
  return { state: date < today ? 'overdue' : date === today ? 'due' : 'current', reason, date, command };
}

/** Whether nothing is to be done about a step any more. */
export function isSettled({ state }: Pick<StepStanding, 'state'>): boolean {
  return state === 'done' || state === 'waived';
}
