import { addDays, addMonths, daysBetween } from '../calendar-date.ts';
import { parseCadence, type Cadence } from '../cadence.ts';
import { PacketError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { Review } from '../reviews/review.ts';
import type { Papers } from './papers.ts';
import { heldReviews, isManagerRelation, isWithManager } from './papers.ts';

/** When the next 1:1 is, or should be. */
export type ReviewDate =
  /** As the plan has it, or a review that was prepared. */
  | { readonly kind: 'set'; readonly date: string }
  /** Reckoned from the last one by the cadence. */
  | { readonly kind: 'reckoned'; readonly date: string; readonly last: string }
  | { readonly kind: 'none' }
  /** There shall be none. */
  | { readonly kind: 'never' };

/** A 1:1 that took place up to so many days early was the one that was planned. */
const EARLY = 6;

export function reviewDate(papers: Papers, today: string): ReviewDate {
  const { plan, reviewPages } = papers;
  const held = heldReviews(papers, today);
  const own = held.filter((review) => isWithManager(plan, review));
  const prepared = reviewPages
    .flatMap(({ reviews }) => reviews)
    .flatMap(({ date, isHeld }) => (date !== undefined && date >= today && !isHeld ? [date] : []));
  // One that was set with an earlier manager is none with the one of today.
  const isWithToday = (date: string): boolean => plan.managerSince === undefined || date >= plan.managerSince;
  const planned = [plan.nextReview, ...prepared.toSorted()].find((date) => date !== undefined && isWithToday(date));
  const cadence = cadenceOf(plan.reviewEvery);
  const isKept =
    held.some(({ date }) => date === planned) ||
    own.some(({ date }) => planned !== undefined && isSameMeeting(planned, date, cadence, today));
  if (planned !== undefined && !isKept) return { kind: 'set', date: planned };
  if (plan.isWithoutReviews) return { kind: 'never' };
  // The cadence is that of the manager's; one with an earlier manager still says when the last one was.
  const last = lastManagerReview(plan, held);
  if (last === undefined || cadence === undefined) return { kind: 'none' };
  return { kind: 'reckoned', date: addCadence(last, cadence), last };
}

/** ISO date of the last of these 1:1s from which the cadence counts; undefined where there is none. */
export function lastManagerReview(
  plan: Plan,
  held: readonly (Review & { readonly date: string })[],
): string | undefined {
  const own = held.findLast((review) => isWithManager(plan, review));
  return (own ?? held.findLast(({ relation }) => isManagerRelation(relation)))?.date;
}

/** Whether a 1:1 was the planned one; one that is planned for today or later is another. */
function isSameMeeting(planned: string, held: string, cadence: Cadence | undefined, today: string): boolean {
  if (held >= planned) return true;
  const isOften = cadence?.unit === 'week' && cadence.count === 1;
  return planned < today && daysBetween(held, planned) <= (isOften ? EARLY / 2 : EARLY);
}

/** Undefined where it is `never`, or no cadence. */
export function cadenceOf(text: string | undefined): Cadence | undefined {
  if (text === undefined) return undefined;
  try {
    const cadence = parseCadence(text);
    return cadence.unit === 'never' ? undefined : cadence;
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}

function addCadence(date: string, { count, unit }: Cadence): string {
  return unit === 'week' ? addDays(date, count * 7) : addMonths(date, count);
}

/** `monthly`, `every 2 weeks`, …; `no cadence` where there is none. */
export function cadenceWords(cadence: Cadence | undefined): string {
  if (cadence === undefined) return 'no cadence';
  const { count, unit, text } = cadence;
  if (count === 1) return unit === 'week' ? 'weekly' : 'monthly';
  return unit === 'month' && count === 3 ? 'quarterly' : unit === 'month' && count === 12 ? 'yearly' : `every ${text}`;
}
