import type { Standing } from './standing.ts';

/** Something with a day that has come. */
export interface Pressing {
  /** Of a step, or `document-due`. */
  readonly id: string;
  readonly state: 'due' | 'overdue';
  readonly reason: string;
  /** ISO date. */
  readonly date: string | undefined;
  readonly command: string | undefined;
}

/** What is overdue, then what is due: steps, and a document that was not handed in. */
export function pressingIn({ steps, attention, cycle }: Standing): readonly Pressing[] {
  const missed = attention.find(({ kind }) => kind === 'missed');
  const late: readonly Pressing[] =
    missed === undefined
      ? []
      : [
          {
            id: 'document-due',
            state: 'overdue',
            reason: missed.text,
            date: cycle.missed?.date,
            command: missed.command,
          },
        ];
  const pressing = steps.flatMap(({ id, state, reason, date, command }): Pressing[] =>
    state === 'due' || state === 'overdue' ? [{ id, state, reason, date, command }] : [],
  );
  const all = [...late, ...pressing];
  return [...all.filter(({ state }) => state === 'overdue'), ...all.filter(({ state }) => state === 'due')];
}
