import { itemLine, placeWithin, type PageReading } from '../document/page-reading.ts';
import { partsUnder, type PageItem } from '../document/page.ts';
import type { Place } from '../problem.ts';
import { planHeadings } from './plan-headings.ts';

/** `- Sam Lee: 2026-05-04 to 2027-01-10` */
export interface PastManager {
  readonly name: string;
  /** ISO dates; undefined where the plan has none that exist. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly place: Place;
}

export function readPastManagers(reading: PageReading): readonly PastManager[] {
  const items = partsUnder(reading.page, planHeadings.managers).flatMap((part) => part.items);
  return items.filter(({ level }) => level === 0).flatMap((item) => pastManager(reading, item) ?? []);
}

function pastManager(reading: PageReading, item: PageItem): PastManager | undefined {
  const [, name = '', when = ''] = /^([^:：(]+)(.*)$/u.exec(itemLine(item)) ?? [];
  if (!/\p{L}/u.test(name)) {
    reading.report(item.place, 'manager-unread', 'Unexpected line under Managers, expected a name and dates', {
      hint: '- Sam Lee: 2026-05-04 to 2027-01-10',
    });
    return undefined;
  }
  const dates = when.match(/\d{4}-\d{1,2}-\d{1,2}/g) ?? [];
  const [first, second] = dates.map((date) => reading.dateAt(placeWithin(item, date), date));
  const isUntilOnly = dates.length === 1 && /\b(?:to|until|till)\s+\d/.test(when);
  const [from, to] = isUntilOnly ? [undefined, first] : [first, second];
  if (from !== undefined && to !== undefined && to < from) {
    reading.report(
      placeWithin(item, to),
      'date-order',
      `Unexpected end ${to} before the beginning ${from}, expected it after`,
      { hint: 'correct the one that is wrong' },
    );
  }
  return { name: name.trim(), from, to, place: item.place };
}
