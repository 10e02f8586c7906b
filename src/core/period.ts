import { daysInMonth, formatDate, isCalendarDate } from './calendar-date.ts';

/** A stretch of days, both ends included; ISO dates. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** `2026`, `2026-09`, `2027-Q1` and `2027-H1`: months that a part of a year has. */
const PARTS = { Q: 3, H: 6 } as const;
const PERIOD = /^(\d{4})(?:-(?:(\d{2})|([QH])([1-4])))?$/i;

/** A year, half, quarter, month or day as the days from its first to its last; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  if (isCalendarDate(text)) return { from: text, to: text };
  const match = PERIOD.exec(text);
  if (match === null) return undefined;
  const [, yearText, monthText, letter, part] = match;
  const year = Number(yearText);
  const months = letter === undefined ? (monthText === undefined ? 12 : 1) : PARTS[letter.toUpperCase() as 'Q' | 'H'];
  const first = letter === undefined ? Number(monthText ?? 1) : (Number(part) - 1) * months + 1;
  const last = first + months - 1;
  const from = formatDate({ year, month: first, day: 1 });
  const to = formatDate({ year, month: last, day: daysInMonth(year, last) });
  return isCalendarDate(from) && isCalendarDate(to) ? { from, to } : undefined;
}
