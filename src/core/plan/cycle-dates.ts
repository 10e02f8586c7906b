import type { PageReading } from '../document/page-reading.ts';
import { parsePeriod } from '../period.ts';

/** The dates of a promotion cycle that a plan may have, in the order in which they come, with what they are called. */
export const cycleDates = [
  ['evidence-from', 'evidence from'],
  ['evidence-to', 'evidence until'],
  ['align-by', 'align by'],
  ['document-due', 'document due'],
  ['feedback-due', 'feedback due'],
  ['calibration', 'calibration'],
  ['decision', 'decision'],
  ['effective', 'in effect'],
] as const;

export type CycleDateKey = (typeof cycleDates)[number][0];

/** ISO dates; those that the plan has not, or that cannot be read, are left out. */
export type CycleDates = Readonly<Partial<Record<CycleDateKey, string>>>;

/** Dates of which the first cannot come after the second. */
const ORDER: readonly (readonly [CycleDateKey, CycleDateKey])[] = [
  ['evidence-from', 'evidence-to'],
  ['align-by', 'decision'],
  ['document-due', 'calibration'],
  ['document-due', 'decision'],
  ['calibration', 'decision'],
  ['decision', 'effective'],
];

export function readCycleDates(reading: PageReading): CycleDates {
  const dates: Partial<Record<CycleDateKey, string>> = {};
  for (const [key] of cycleDates) {
    const date = readDate(reading, key);
    if (date !== undefined) dates[key] = date;
  }
  for (const [earlier, later] of ORDER) {
    const [first, second] = [dates[earlier], dates[later]];
    const place = reading.page.keys.get(later)?.place;
    if (first === undefined || second === undefined || place === undefined || first <= second) continue;
    reading.report(place, 'cycle-order', `Unexpected ${later} ${second}, expected none before ${earlier} ${first}`, {
      hint: 'correct the one that is wrong',
    });
  }
  return dates;
}

/** Whether a date may be a period, such as `2026-H2`. */
export function isPeriodKey(key: CycleDateKey): boolean {
  return key === 'evidence-from' || key === 'evidence-to';
}

/** What counts as evidence may be a period: it begins and ends with its first and last day. */
function readDate(reading: PageReading, key: CycleDateKey): string | undefined {
  const text = reading.page.keys.get(key)?.value ?? '';
  const period = isPeriodKey(key) ? parsePeriod(text) : undefined;
  if (period === undefined) return reading.date(key);
  return key === 'evidence-from' ? period.from : period.to;
}
