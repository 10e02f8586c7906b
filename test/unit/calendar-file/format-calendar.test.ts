import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../src/core/calendar-file/calendar-event.ts';
import { formatCalendar } from '../../../src/core/calendar-file/format-calendar.ts';
import { anyText } from '../../support/page-text.ts';

const form = { id: '4a7d1ed4', sequence: 3, changed: '2026-11-20', alarm: 1, hasTexts: true };
const event: CalendarEvent = {
  key: 'review',
  date: '2026-12-04',
  title: 'Packet: 1:1 with Sam Lee',
  text: '',
  every: undefined,
  isCancelled: false,
};

/** The events as another reader of calendars understands them. */
function eventsIn(text: string): readonly ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
}

describe('an .ics file', () => {
  it('is this, to the byte', () => {
    const every = { count: 2, unit: 'week', text: '2 weeks' } as const;
    expect(formatCalendar([{ ...event, every, text: 'Ask:\n- one; two, \\ three' }], form)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//packet//packet//EN',
        'BEGIN:VEVENT',
        'UID:review-4a7d1ed4@packet',
        'DTSTAMP:20261120T000000Z',
        'SEQUENCE:3',
        'DTSTART;VALUE=DATE:20261204',
        'DTEND;VALUE=DATE:20261205',
        'RRULE:FREQ=WEEKLY;INTERVAL=2',
        'SUMMARY:Packet: 1:1 with Sam Lee',
        'DESCRIPTION:Ask:\\n- one\\; two\\, \\\\ three',
        'CLASS:PRIVATE',
        'TRANSP:TRANSPARENT',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:-PT15H',
        'DESCRIPTION:Packet: 1:1 with Sam Lee',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    [0, 'PT9H'],
    [1, '-PT15H'],
    [2, '-P1DT15H'],
    [14, '-P13DT15H'],
  ])('has an alarm %i days before, at nine', (alarm, trigger) => {
    expect(formatCalendar([event], { ...form, alarm })).toContain(`\r\nTRIGGER:${trigger}\r\n`);
  });

  it('has no alarm where none is wanted, and no text', () => {
    const text = formatCalendar([{ ...event, text: 'private' }], { ...form, alarm: undefined, hasTexts: false });
    expect(text).not.toMatch(/VALARM|private/);
  });

  it('takes back without an alarm, a text or a recurrence', () => {
    const every = { count: 1, unit: 'month', text: '1 month' } as const;
    const text = formatCalendar([{ ...event, isCancelled: true, text: 'x', every }], form);
    expect(text).toContain('STATUS:CANCELLED');
    expect(text).not.toMatch(/VALARM|RRULE|DESCRIPTION/);
  });

  it('says in lines of 75 octets what it was given, whatever that is, and nothing else', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, words) => {
        const text = formatCalendar([{ ...event, title: `Packet: ${title}`, text: words }, event], form);
        const lines = text.split('\r\n');
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/);
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const events = eventsIn(text);
        expect(events).toHaveLength(2);
        expect(events[0]?.getAllSubcomponents('valarm')).toHaveLength(1);
        const names = events[0]?.getAllProperties().map(({ name }) => name);
        const last = ['class', 'transp'];
        const described = words === '' ? [] : ['description'];
        expect(names).toEqual(['uid', 'dtstamp', 'sequence', 'dtstart', 'dtend', 'summary', ...described, ...last]);
        const safe = (said: string): string =>
          said.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ');
        if (words !== '') expect(events[0]?.getFirstPropertyValue('description')).toBe(safe(words).toWellFormed());
        const summary = safe(`Packet: ${title}`.replace(/\s+/g, ' ').trim()).replaceAll('\n', '\n');
        expect(events[0]?.getFirstPropertyValue('summary')).toBe(summary.toWellFormed());
      }),
    );
  });
});
