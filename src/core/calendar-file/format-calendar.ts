import { addDays } from '../calendar-date.ts';
import type { CalendarEvent } from './calendar-event.ts';
import { compactDate, recurrenceLines } from './recurrence.ts';

/** What a file says of all its events. */
export interface CalendarForm {
  /** Of the packet, in every UID. */
  readonly id: string;
  /** How often the calendar has changed (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  /** ISO date of the last change. */
  readonly changed: string;
  /** Days before an event on which its alarm rings; 0 on the day itself, undefined for no alarm. */
  readonly alarm: number | undefined;
  readonly hasTexts: boolean;
}

/** At which hour alarms ring. */
const HOUR = 9;
/** Octets of a line, its end left out (RFC 5545, 3.1). */
const LINE = 75;

/** The text of an .ics file (RFC 5545); decision 0012 says why by no library. There has to be an event. */
export function formatCalendar(events: readonly CalendarEvent[], form: CalendarForm): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//packet//packet//EN',
    ...events.flatMap((event) => eventLines(event, form)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The beginning of every file that packet wrote. */
export const calendarStart = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//packet//packet//EN\r\n';

function eventLines(event: CalendarEvent, form: CalendarForm): readonly string[] {
  const { key, date, title, text, every, isCancelled } = event;
  const hasText = form.hasTexts && text !== '' && !isCancelled;
  return [
    'BEGIN:VEVENT',
    `UID:${key}-${form.id}@packet`,
    `DTSTAMP:${compactDate(form.changed)}T000000Z`,
    `SEQUENCE:${String(form.sequence)}`,
    `DTSTART;VALUE=DATE:${compactDate(date)}`,
    `DTEND;VALUE=DATE:${compactDate(addDays(date, 1))}`,
    ...(every === undefined || isCancelled ? [] : recurrenceLines(date, every)),
    `SUMMARY:${escaped(title.replace(/\s+/g, ' ').trim())}`,
    ...(hasText ? [`DESCRIPTION:${escaped(text)}`] : []),
    // Calendars are shown to others: they see neither what it is, nor somebody who is busy all day.
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...(isCancelled ? ['STATUS:CANCELLED'] : alarmLines(title, form.alarm)),
    'END:VEVENT',
  ];
}

function alarmLines(title: string, days: number | undefined): readonly string[] {
  if (days === undefined) return [];
  const whole = days > 1 ? `${String(days - 1)}D` : '';
  const trigger = days === 0 ? `PT${String(HOUR)}H` : `-P${whole}T${String(24 - HOUR)}H`;
  const description = `DESCRIPTION:${escaped(title.replace(/\s+/g, ' ').trim())}`;
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${trigger}`, description, 'END:VALARM'];
}

/** A text as a value (RFC 5545, 3.3.11): what could end the line, or is no text, cannot. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A line in pieces of at most 75 octets of UTF-8, between characters, each further one after a blank. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > LINE) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece].join('\r\n');
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
