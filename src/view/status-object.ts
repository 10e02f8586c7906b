import type { Standing } from '../core/workflow/standing.ts';
import { cycleState } from './cycle-object.ts';

/** Where one stands, for a program. `folder` is absolute. */
export function statusObject(folder: string, standing: Standing): object {
  const { header, questions, steps, cycle, oneToOne, attention, next, problems } = standing;
  const { author, from, to } = header;
  return {
    packet: { name: folder.split('/').at(-1) ?? '', folder, author, from, to },
    questions: questions.map(({ question: { id, heading }, state, entries }) => ({ id, heading, state, entries })),
    steps: steps.map(({ id, state, reason, date, command }) => ({
      id,
      state,
      reason,
      date: date ?? null,
      command: command ?? null,
    })),
    cycle: {
      name: cycle.name ?? null,
      state: cycleState(cycle),
      readyFor: cycle.readyFor ?? null,
      used: cycle.used,
      deadlines: cycle.deadlines.map(({ key, date, days }) => ({ key, date, days })),
    },
    nextReview: oneToOne === undefined ? null : { date: oneToOne.date, with: oneToOne.with ?? null },
    attention: attention.map(({ kind, count, text, command }) => ({ kind, count, text, command: command ?? null })),
    next: next === undefined ? null : { command: next.command ?? null, why: next.why, date: next.date ?? null },
    problems,
  };
}
