import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../src/core/calendar-file/calendar-event.ts';
import { calendarFile } from '../../../src/core/calendar-file/calendar-file.ts';
import { formatCalendarMark, parseCalendarMark } from '../../../src/core/calendar-file/calendar-mark.ts';

const header = { author: 'Dana Reyes', from: 'Senior', to: 'Staff', started: '2026-11-20', template: 'staff' };
const event: CalendarEvent = {
  key: 'review',
  date: '2026-12-04',
  title: 'Packet: 1:1',
  text: 'words',
  every: undefined,
  isCancelled: false,
};
const form = { alarm: 1, hasTexts: false };
const hash = (text: string): string => createHash('sha1').update(text).digest('hex');

describe('the calendar of a packet', () => {
  const first = calendarFile([event], form, undefined, header, '2026-11-21', hash);

  it('begins at number 0', () => {
    expect(first.mark).toMatchObject({ sequence: 0, changed: '2026-11-21' });
    expect(first.text).toContain('SEQUENCE:0\r\n');
    expect(first.text).toContain('DTSTAMP:20261121T000000Z\r\n');
  });

  it('is the same on another day, to the byte, also where something changed that it does not show', () => {
    const again = calendarFile([{ ...event, text: 'others' }], form, first.mark, header, '2027-03-01', hash);
    expect(again).toEqual(first);
  });

  it('has the next number where an event is another, or has another form', () => {
    for (const [events, as] of [
      [[{ ...event, date: '2026-12-05' }], form],
      [[], form],
      [[event], { ...form, alarm: undefined }],
      [[event], { ...form, hasTexts: true }],
    ] as const) {
      const { mark } = calendarFile(events, as, first.mark, header, '2026-11-22', hash);
      expect(mark).toMatchObject({ id: first.mark.id, sequence: 1, changed: '2026-11-22' });
    }
  });

  it('counts on where a date goes back to what it was', () => {
    const second = calendarFile([{ ...event, date: '2026-12-05' }], form, first.mark, header, '2026-11-22', hash);
    expect(calendarFile([event], form, second.mark, header, '2026-11-23', hash).mark.sequence).toBe(2);
  });

  it('keeps its UIDs whatever the packet is called', () => {
    const renamed = { ...header, author: 'Dana Reyes-Kim', to: 'Principal' };
    expect(calendarFile([event], form, first.mark, renamed, '2026-11-22', hash)).toEqual(first);
  });

  it('has a mark that comes back as it was written', () => {
    expect(parseCalendarMark(formatCalendarMark(first.mark))).toEqual(first.mark);
  });

  it.each(['', '3', '4a7d1ed4 3 2026-02-31 9f2c1ab0', '4a7d1ed4 -1 2026-11-20 9f2c1ab0', 'x 3 2026-11-20 y'])(
    'takes "%s" for no mark',
    (text) => {
      expect(parseCalendarMark(text)).toBeUndefined();
    },
  );
});
