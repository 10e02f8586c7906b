/** Dates are ISO texts, `2026-12-04`, in every model; arithmetic counts days of the proleptic Gregorian calendar. */
const YEARS = { first: 1900, last: 2200 } as const;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Whether a text is an ISO date that exists, from 1900 to 2200. */
export function isCalendarDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  return match !== null && isDay({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

export function isDay({ year, month, day }: DateParts): boolean {
  return (
    year >= YEARS.first &&
    year <= YEARS.last &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

export function partsOf(date: string): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function formatDate({ year, month, day }: DateParts): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1 March of the year 0, so that a leap day is the last of its year. */
function dayNumber(date: string): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 306 + 5) / 10) + day - 1;
}

export function addDays(date: string, days: number): string {
  let { year, month, day } = partsOf(date);
  day += days;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  while (day < 1) {
    month -= 1;
    if (month < 1) [year, month] = [year - 1, 12];
    day += daysInMonth(year, month);
  }
  return formatDate({ year, month, day });
}

/** The same day of a later (or earlier) month; the last day of a shorter one, so 31 Jan + 1 month = 28 Feb. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return formatDate({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** Whole days from one date to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
  return (dayNumber(date) + 2) % 7;
}

/** `Fri 4 Dec`, with the year where it is not today's: `Fri 8 Jan 2027`. */
export function formatDay(date: string, today: string): string {
  return `${WEEKDAYS[weekdayOf(date)] ?? ''} ${formatPlainDay(date, today)}`;
}

/** `4 Dec`, with the year where it is not today's. */
export function formatPlainDay(date: string, today: string): string {
  const { year, month, day } = partsOf(date);
  const words = `${String(day)} ${MONTHS[month - 1] ?? ''}`;
  return year === partsOf(today).year ? words : `${words} ${String(year)}`;
}
