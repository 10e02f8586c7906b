import { isCalendarDate } from '../calendar-date.ts';

/** What a plan keeps of the calendar that was made last, so that the next one updates it: `4a7d1ed4 3 2026-11-20 9f2c1ab0`. */
export interface CalendarMark {
  /** In every UID; the first calendar gives it, and no later one another. Eight hex digits. */
  readonly id: string;
  /** How often the calendar has changed since the first one. */
  readonly sequence: number;
  /** ISO date of the last change. */
  readonly changed: string;
  /** By which a change is known. Eight hex digits. */
  readonly fingerprint: string;
}

const MARK = /^([0-9a-f]{8}) (\d{1,9}) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{8})$/;

/** Undefined for a text that is none. */
export function parseCalendarMark(text: string): CalendarMark | undefined {
  const [, id = '', sequence, changed = '', fingerprint = ''] = MARK.exec(text) ?? [];
  return isCalendarDate(changed) ? { id, sequence: Number(sequence), changed, fingerprint } : undefined;
}

export function formatCalendarMark({ id, sequence, changed, fingerprint }: CalendarMark): string {
  return `${id} ${String(sequence)} ${changed} ${fingerprint}`;
}
