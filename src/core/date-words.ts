import {
  addDays,
  addMonths,
  daysInMonth,
  formatDate,
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

/** What each form of words means; the first that matches the whole text counts, and none may match a part of it. */
const FORMS: readonly (readonly [RegExp, (groups: readonly string[], today: string) => string | undefined])[] = [
  [/^today$/, (_, today) => today],
  [/^tomorrow$/, (_, today) => addDays(today, 1)],
  [/^yesterday$/, (_, today) => addDays(today, -1)],
  [/^(?:eom|end of (?:the )?month)$/, (_, today) => endOfMonth(today, 0)],
  [/^(?:eoq|end of (?:the )?quarter)$/, (_, today) => endOfMonth(today, 2 - ((partsOf(today).month - 1) % 3))],
  [/^(?:next )?([a-z]+)$/, ([name = ''], today) => nextWeekday(name, today)],
  [/^next (week|month|quarter|year)$/, ([unit = ''], today) => add(today, 1, unit)],
  [new RegExp(`^in ${COUNT} ?${UNIT}$`), ([count = '', unit = ''], today) => add(today, countOf(count), unit)],
  [new RegExp(`^${COUNT} ?${UNIT} ago$`), ([count = '', unit = ''], today) => add(today, -countOf(count), unit)],
  [
    /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)\.?,?(?: (\d{4}))?$/,
    ([day = '', month = '', year = ''], today) => dayOf(month, day, year, today),
  ],
  [
    /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/,
    ([month = '', day = '', year = ''], today) => dayOf(month, day, year, today),
  ],
];

/**
 * A date in words as ISO: `2026-12-04`, `today`, `friday`, `next friday`, `in 2 weeks`, `4 Dec`, `dec 4`, `eom`, `eoq`. A bare
 * weekday is the next one after today; a day without a year is the next such day, today included.
 * @throws PacketError `E_DATE` for anything else; slashed dates are refused, as 3/4 is two different days.
 */
export function parseDateWords(text: string, today: string): string {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (isCalendarDate(words)) return words;
  if (/^\d{1,4}[/.]\d{1,2}([/.]\d{1,4})?$/.test(words)) {
    throw notADate(`Unexpected date "${text}", expected one that is not ambiguous`);
  }
  for (const [form, meaning] of FORMS) {
    const match = form.exec(words);
    const date =
      match === null
        ? undefined
        : meaning(
            match.slice(1).map((group) => (group as string | undefined) ?? ''),
            today,
          );
    if (date !== undefined && isCalendarDate(date)) return date;
  }
  throw notADate(`Unexpected date "${text}", expected a day that exists`);
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

function nextWeekday(name: string, today: string): string | undefined {
  const weekday = indexOfName(name, WEEKDAY_NAMES, WEEKDAYS);
  if (weekday === undefined) return undefined;
  return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

function dayOf(monthName: string, day: string, year: string, today: string): string | undefined {
  const month = indexOfName(monthName, MONTH_NAMES, MONTHS);
  if (month === undefined) return undefined;
  const inYear = (number: number): string | undefined => {
    const parts = { year: number, month: month + 1, day: Number(day) };
    return isDay(parts) ? formatDate(parts) : undefined;
  };
  if (year !== '') return inYear(Number(year));
  const thisYear = partsOf(today).year;
  const years = Array.from({ length: 9 }, (_, index) => inYear(thisYear + index));
  return years.find((date) => date !== undefined && date >= today);
}

function indexOfName(name: string, names: readonly string[], short: readonly string[]): number | undefined {
  const index = names.findIndex(
    (each, at) => each === name || short[at]?.toLowerCase() === name || (name.length > 3 && each.startsWith(name)),
  );
  return index === -1 ? undefined : index;
}
