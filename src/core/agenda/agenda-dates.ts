import { daysBetween } from '../calendar-date.ts';
import { PATIENCE } from '../rounds/reader.ts';
import type { Papers } from '../workflow/papers.ts';
import type { Standing } from '../workflow/standing.ts';
import type { Deadline } from '../workflow/cycle-standing.ts';

/** A round that is past its day. */
export interface LateRound {
  readonly kind: string;
  /** ISO date. */
  readonly due: string;
}

/** Somebody who was asked and has not answered. */
export interface SilentReader {
  readonly name: string;
  readonly days: number;
}

/** What lies ahead, and what is waited for. */
export interface AgendaDates {
  /** The next ones of the cycle, the nearest first. */
  readonly deadlines: readonly Deadline[];
  readonly lateRounds: readonly LateRound[];
  /** Those who have not answered for a week or more, the longest first. */
  readonly silent: readonly SilentReader[];
}

/** Of the cycle's dates so many. */
const DEADLINES = 2;

export function agendaDates({ rounds }: Papers, { cycle }: Standing, today: string): AgendaDates {
  const open = rounds.filter(({ isClosed }) => !isClosed);
  const silent = open.flatMap(({ readers, opened }) =>
    readers.flatMap(({ name, asked = opened, hasAnswered, hasDeclined }): SilentReader[] => {
      if (hasAnswered || hasDeclined || asked === undefined || asked > today) return [];
      const days = daysBetween(asked, today);
      return days < PATIENCE ? [] : [{ name, days }];
    }),
  );
  return {
    deadlines: cycle.deadlines.slice(0, DEADLINES),
    lateRounds: open.flatMap(({ kind = 'open', due }) => (due !== undefined && due < today ? [{ kind, due }] : [])),
    silent: silent.toSorted((one, other) => other.days - one.days),
  };
}
