import {
  addDays,
  addMonths,
  daysInMonth,
  formatDate,
  formatDay,
  isCalendarDate,
  isDay,
  MONTHS,
  partsOf,
  WEEKDAYS,
  weekdayOf,
} from './calendar-date.ts';
import { PacketError } from './errors.ts';

const MONTH_NAMES = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAY_NAMES = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const COUNTS = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index): [string, number] => [word, index + 1]),
  ['a', 1],
  ['an', 1],
]);
const UNIT = '(days?|d|weeks?|w|months?|m|quarters?|q|years?|y)';
const COUNT = `(\\d{1,3}|${[...COUNTS.keys()].join('|')})`;

/** Where a text leaves open which day it is, whether that is the next such day or the last one. */
type Direction = 'ahead' | 'back';
type Form = readonly [RegExp, (groups: readonly string[], today: string, direction: Direction) => string | undefined];

/** The day of a month. */
const DAY_FORMS: readonly Form[] = [
  [
    /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)\.?,?(?: (\d{4}))?$/,
    ([day = '', month = '', year = ''], today, direction) => dayOf(month, day, year, today, direction),
  ],
  [
    /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/,
    ([month = '', day = '', year = ''], today, direction) => dayOf(month, day, year, today, direction),
  ],
];

/** What each form of words means; the first that matches the whole text counts, and none may match a part of it. */
const FORMS: readonly Form[] = [
  [/^today$/, (_, today) => today],
  [/^tomorrow$/, (_, today) => addDays(today, 1)],
  [/^yesterday$/, (_, today) => addDays(today, -1)],
  [/^(?:eom|end of (?:the )?month)$/, (_, today) => endOfMonth(today, 0)],
  [/^(?:eoq|end of (?:the )?quarter)$/, (_, today) => endOfMonth(today, 2 - ((partsOf(today).month - 1) % 3))],
  [/^next ([a-z]+)$/, ([name = ''], today) => weekdayFrom(name, today, 'ahead')],
  [/^([a-z]+)$/, ([name = ''], today, direction) => weekdayFrom(name, today, direction)],
  [/^next (week|month|quarter|year)$/, ([unit = ''], today) => add(today, 1, unit)],
  [new RegExp(`^in ${COUNT} ?${UNIT}$`), ([count = '', unit = ''], today) => add(today, countOf(count), unit)],
  [new RegExp(`^${COUNT} ?${UNIT} ago$`), ([count = '', unit = ''], today) => add(today, -countOf(count), unit)],
  ...DAY_FORMS,
];

/** A day of a month with its weekday before it, as dates are shown. */
const WITH_WEEKDAY = /^([a-z]{3,})\.?,? (.+)$/;

/**
 * A date in words as ISO: `2026-12-04`, `today`, `friday`, `next friday`, `in 2 weeks`, `4 Dec`, `dec 4`, `Fri 4 Dec`, `eom`, `eoq`. A
 * bare weekday is the next one after today; a day without a year is the next such day, today included.
 * @throws PacketError `E_DATE` for anything else, also for a weekday that is not the day's; slashed dates are refused, as 3/4 is two
 * different days.
 */
export function parseDateWords(text: string, today: string): string {
  return dateIn(text, today, 'ahead');
}

/**
 * A date in words of something that has happened: as `parseDateWords`, but a bare weekday, or a day without a year, is the last such
 * day, today included. Words that mean a day to come still do: that is for the caller to refuse.
 * @throws PacketError `E_DATE` as `parseDateWords` does.
 */
export function parsePastDateWords(text: string, today: string): string {
  return dateIn(text, today, 'back');
}

function dateIn(text: string, today: string, direction: Direction): string {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (isCalendarDate(words)) return words;
  if (/^\d{1,4}[/.]\d{1,2}([/.]\d{1,4})?$/.test(words)) {
    throw notADate(`Unexpected date "${text}", expected one that is not ambiguous`);
  }
  const date = firstMeaning(FORMS, words, today, direction);
  if (date !== undefined) return date;
  const [, name = '', day = ''] = WITH_WEEKDAY.exec(words) ?? [];
  const weekday = indexOfName(name, WEEKDAY_NAMES, WEEKDAYS);
  const meant = isCalendarDate(day) ? day : firstMeaning(DAY_FORMS, day, today, direction);
  if (weekday === undefined || meant === undefined) {
    throw notADate(`Unexpected date "${text}", expected a day that exists`);
  }
  if (weekdayOf(meant) === weekday) return meant;
  throw notADate(`Unexpected date "${text}", expected ${formatDay(meant, '')}`);
}

function firstMeaning(forms: readonly Form[], words: string, today: string, direction: Direction): string | undefined {
  for (const [form, meaning] of forms) {
    const groups = form.exec(words)?.slice(1);
    if (groups === undefined) continue;
    const date = meaning(
      groups.map((group) => (group as string | undefined) ?? ''),
      today,
      direction,
    );
    if (date !== undefined && isCalendarDate(date)) return date;
  }
  return undefined;
}

/** Whether a text is a date in words. */
export function isDateWords(text: string, today: string): boolean {
  try {
    parseDateWords(text, today);
    return true;
  } catch {
    return false;
  }
}

function notADate(message: string): PacketError {
  return new PacketError('E_DATE', message, {
    hint: 'write 2026-12-04, friday, in 2 weeks, 4 Dec or eom; more in "packet help dates"',
  });
}

function countOf(text: string): number {
  return COUNTS.get(text) ?? Number(text);
}

function add(date: string, count: number, unit: string): string | undefined {
  switch (unit.charAt(0)) {
    case 'd':
      return addDays(date, count);
    case 'w':
      return addDays(date, count * 7);
    case 'm':
      return addMonths(date, count);
    case 'q':
      return addMonths(date, count * 3);
    case 'y':
      return addMonths(date, count * 12);
    default:
      return undefined;
  }
}

function endOfMonth(today: string, monthsLater: number): string {
  const { year, month } = partsOf(addMonths(formatDate({ ...partsOf(today), day: 1 }), monthsLater));
  return formatDate({ year, month, day: daysInMonth(year, month) });
}

/** The next one after today, or the last one until today. */
function weekdayFrom(name: string, today: string, direction: Direction): string | undefined {
  const weekday = indexOfName(name, WEEKDAY_NAMES, WEEKDAYS);
  if (weekday === undefined) return undefined;
  const days = weekday - weekdayOf(today);
  return addDays(today, direction === 'ahead' ? ((days + 6) % 7) + 1 : -((7 - days) % 7));
}

function dayOf(monthName: string, day: string, year: string, today: string, direction: Direction): string | undefined {
  const month = indexOfName(monthName, MONTH_NAMES, MONTHS);
  if (month === undefined) return undefined;
  const inYear = (number: number): string | undefined => {
    const parts = { year: number, month: month + 1, day: Number(day) };
    return isDay(parts) ? formatDate(parts) : undefined;
  };
  if (year !== '') return inYear(Number(year));
  const thisYear = partsOf(today).year;
  const isAhead = direction === 'ahead';
  const years = Array.from({ length: 9 }, (_, index) => inYear(thisYear + (isAhead ? index : -index)));
  return years.find((date) => date !== undefined && (isAhead ? date >= today : date <= today));
}

function indexOfName(name: string, names: readonly string[], short: readonly string[]): number | undefined {
  const index = names.findIndex(
    (each, at) => each === name || short[at]?.toLowerCase() === name || (name.length > 3 && each.startsWith(name)),
  );
  return index === -1 ? undefined : index;
}
