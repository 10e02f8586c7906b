import { addDays, addMonths, weekdayOf } from '../calendar-date.ts';
import type { Cadence } from '../cadence.ts';

/** Saturday, where 0 is Monday. */
const SATURDAY = 5;

/** When the next 1:1 would be after one on a day (ISO): the cadence later, and on the Monday after where weekends are skipped. */
export function nextReviewAfter(date: string, { count, unit }: Cadence, skipsWeekends: boolean): string {
  const next = unit === 'week' ? addDays(date, count * 7) : addMonths(date, count);
  const weekday = weekdayOf(next);
  return skipsWeekends && weekday >= SATURDAY ? addDays(next, 7 - weekday) : next;
}
