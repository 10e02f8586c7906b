import { headingKey } from '../document/heading-key.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { removePageKey, setPageKey } from '../document/page-edits.ts';
import { PacketError } from '../errors.ts';
import { cycleDates, type CycleDateKey } from './cycle-dates.ts';
import { isOver } from './cycle-step.ts';
import { recordOf } from './cycle-record.ts';
import { parsePlan, type Plan } from './plan.ts';

/** What is to be set of the calendar; what is undefined stays, null is taken out. */
export interface Calendar {
  readonly name?: string;
  readonly readyFor?: number | null;
  /** Each as it stands in the plan: a date (ISO), or a period where that makes sense. */
  readonly dates: Readonly<Partial<Record<CycleDateKey, string | null>>>;
}

/** The plan with another calendar, and the dates that were taken out since they belonged to the cycle before. */
export interface SetCalendar {
  readonly plan: Plan;
  /** Keys with what they said. */
  readonly dropped: readonly (readonly [CycleDateKey, string])[];
}

/**
 * Sets the calendar. With the name of another cycle go the dates of the one before that nobody has given anew: all of them where that
 * is over, else those that have passed. `today` is ISO.
 * @throws PacketError `E_DATE` for a date that cannot be beside the others, `E_EDIT` where a hand has to do it.
 */
export function withCalendar(plan: Plan, calendar: Calendar, today: string, read: FrontMatterReader): SetCalendar {
  if (plan.error !== undefined) throw plan.error;
  const { file } = plan.page.source;
  const dropped = droppedDates(plan, calendar, today);
  const changes: (readonly [string, string | null])[] = [
    ...(calendar.name === undefined ? [] : [['cycle', calendar.name] as const]),
    ...dropped.map(([key]) => [key, null] as const),
    ...cycleDates.flatMap(([key]) => {
      const value = calendar.dates[key];
      return value === undefined ? [] : [[key, value] as const];
    }),
    ...(calendar.readyFor === undefined ? [] : [['ready-for', countText(calendar.readyFor)] as const]),
  ];
  let after = plan;
  for (const [key, value] of changes) {
    const present = after.page.keys.get(key)?.value;
    if (present === (value ?? undefined)) continue;
    const text = value === null ? removePageKey(after.page, key, read) : setPageKey(after.page, key, value, read);
    after = parsePlan(file, text, read);
  }
  refuseDisorder(plan, after);
  return { plan: after, dropped };
}

function countText(count: number | null): string | null {
  return count === null ? null : `${String(count)} ${count === 1 ? 'cycle' : 'cycles'}`;
}

function droppedDates(plan: Plan, { name, dates }: Calendar, today: string): SetCalendar['dropped'] {
  const before = plan.cycle;
  if (name === undefined || before === undefined || headingKey(name) === headingKey(before)) return [];
  const isEnded = isOver(recordOf(plan, before));
  return cycleDates.flatMap(([key]) => {
    const text = plan.page.keys.get(key)?.value;
    if (text === undefined || text === '' || dates[key] !== undefined) return [];
    return isEnded || (plan.dates[key] ?? '') < today ? [[key, text] as const] : [];
  });
}

/** Throws for the first date that cannot be where it is, and could before. */
function refuseDisorder(before: Plan, after: Plan): void {
  const messages = new Set(before.problems.map(({ message }) => message));
  const found = after.problems.find(({ rule, message }) => rule === 'cycle-order' && !messages.has(message));
  if (found === undefined) return;
  throw new PacketError('E_DATE', found.message, {
    hint: 'packet cycle     shows the dates; give both where both move',
  });
}
