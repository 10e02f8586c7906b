import type { Cadence } from '../cadence.ts';
import { addMonths, daysInMonth, formatDate, partsOf } from '../calendar-date.ts';

/** For so many years to come the months are named in which a day that they lack becomes their last one. */
const YEARS = 6;

/**
 * The lines of RFC 5545 (3.8.5) that let a day come again as `addMonths` counts. The day itself is always one of the rule's: calcurse
 * skips an event that is not. The 31st is the last day of each month. February, which has no 30th, is named as a date of its own,
 * since BYSETPOS, which could say it, means every one of its days to calcurse.
 */
export function recurrenceLines(date: string, { count, unit }: Cadence): readonly string[] {
  const interval = count === 1 ? '' : `;INTERVAL=${String(count)}`;
  if (unit === 'week') return [`RRULE:FREQ=WEEKLY${interval}`];
  const { day } = partsOf(date);
  if (day === 31) return [`RRULE:FREQ=MONTHLY${interval};BYMONTHDAY=-1`];
  const short = day < 29 ? [] : shortMonths(date, count);
  const dates = short.length === 0 ? [] : [`RDATE;VALUE=DATE:${short.map(compactDate).join(',')}`];
  return [`RRULE:FREQ=MONTHLY${interval}`, ...dates];
}

/** The last days of the months on the rule that lack its day. */
function shortMonths(date: string, count: number): readonly string[] {
  const { day } = partsOf(date);
  const turns = Math.floor((YEARS * 12) / count);
  return Array.from({ length: turns }, (_, index) => addMonths(date, (index + 1) * count)).filter((each) => {
    const { year, month } = partsOf(each);
    return daysInMonth(year, month) < day;
  });
}

/** `20261204`, as RFC 5545 (3.3.4) has it. */
export function compactDate(date: string): string {
  return formatDate(partsOf(date)).replaceAll('-', '');
}
