import type { PacketHeader } from '../packet/packet.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { CalendarMark } from './calendar-mark.ts';
import { formatCalendar, type CalendarForm } from './format-calendar.ts';

/** A calendar with what the plan is to keep of it. */
export interface CalendarFile {
  readonly text: string;
  readonly mark: CalendarMark;
}

/**
 * The calendar of these events, numbered after the one before: the same events in the same form make the same file, to the byte, on
 * any day; others get the next number. `hashOf` gives some eight hex digits or more for a text.
 */
export function calendarFile(
  events: readonly CalendarEvent[],
  form: Pick<CalendarForm, 'alarm' | 'hasTexts'>,
  before: CalendarMark | undefined,
  { author, from, to, started }: PacketHeader,
  today: string,
  hashOf: (text: string) => string,
): CalendarFile {
  const id = before?.id ?? hashOf([started, author, from, to].join('\n')).slice(0, 8);
  const unnumbered = formatCalendar(events, { ...form, id, sequence: 0, changed: '1900-01-01' });
  const fingerprint = hashOf(unnumbered).slice(0, 8);
  const mark =
    before?.fingerprint === fingerprint
      ? before
      : { id, sequence: before === undefined ? 0 : before.sequence + 1, changed: today, fingerprint };
  return { mark, text: formatCalendar(events, { ...form, ...mark }) };
}
