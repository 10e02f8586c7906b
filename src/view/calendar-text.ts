import { formatDay } from '../core/calendar-date.ts';
import type { CalendarEvent } from '../core/calendar-file/calendar-event.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** A calendar that was made. */
export interface CalendarView {
  readonly events: readonly CalendarEvent[];
  readonly sequence: number;
  /** The file, absolute; undefined where it went to standard output. */
  readonly path: string | undefined;
  /** Whether the file is another one than before. */
  readonly isWritten: boolean;
  /** ISO date. */
  readonly today: string;
}

/** What to say beside it. */
export function calendarText(
  { events, path, isWritten, today }: CalendarView,
  shownPath: (path: string) => string,
  columns: number,
  style: Styler,
): string {
  if (events.length === 0) {
    const words = 'No dates yet, so that there is no calendar: set a 1:1, or the dates of the cycle in plan.md.';
    return `${wrappedText(style.text(words), columns)}\n`;
  }
  if (path === undefined) return '';
  const lines = events.map(({ date, title, every, isCancelled }) => {
    const more = isCancelled ? ' (taken back)' : every === undefined ? '' : `, every ${every.text}`;
    return wrappedText(style.text(`${formatDay(date, today)}  ${title}${more}`), columns, '  ', '    ');
  });
  const says = isWritten ? 'holds' : 'holds already';
  return `${wrappedText(`${style.path(shownPath(path))} ${says}:`, columns)}\n${lines.join('\n')}\n`;
}

export function calendarObject({ events, sequence, path, isWritten }: CalendarView): object {
  return {
    events: events.map(({ key, date, title, every, isCancelled }) => ({
      key,
      date,
      title,
      every: every?.text ?? null,
      cancelled: isCancelled,
    })),
    sequence,
    file: path ?? null,
    written: isWritten,
  };
}
