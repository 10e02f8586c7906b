import { formatPlainDay } from '../core/calendar-date.ts';
import type { CycleEvent } from '../core/plan/past-cycles.ts';

/** What happened in a cycle, and when: `declined 30 Mar`. `today` is ISO. */
export function eventWords({ kind, date }: CycleEvent, today: string): string {
  return date === undefined ? kind : `${kind} ${formatPlainDay(date, today)}`;
}
