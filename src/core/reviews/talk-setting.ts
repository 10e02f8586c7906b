import { daysBetween } from '../calendar-date.ts';
import type { Agenda } from '../agenda/agenda.ts';
import type { TalkSubject } from './talk-outcome.ts';

/** A 1:1 of which nothing is kept was the planned one for so many days. */
const LATE = 6;

/** The 1:1 that one keeps something of, where nothing else is named: the planned one if it was lately, else one of today. */
export function talkSubject(
  { occasion, today }: Pick<Agenda, 'occasion' | 'today'>,
  date: string | undefined,
): TalkSubject {
  const { date: planned, isUnkept, with: name, relation } = occasion;
  const isLately = planned !== undefined && isUnkept && daysBetween(planned, today) <= LATE;
  return { date: date ?? (isLately ? planned : today), with: name, relation };
}

/** Those of the queued questions that were put; numbers are from 1 on. */
export function askedOf(queue: readonly string[], notAsked: 'all' | readonly number[]): readonly string[] {
  return notAsked === 'all' ? [] : queue.filter((_, index) => !notAsked.includes(index + 1));
}
