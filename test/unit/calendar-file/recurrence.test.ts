import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../src/core/calendar-date.ts';
import { recurrenceLines } from '../../../src/core/calendar-file/recurrence.ts';

describe('the rule by which a day comes again', () => {
  it.each([
    ['2026-12-04', 1, 'week', ['RRULE:FREQ=WEEKLY']],
    ['2026-12-04', 2, 'week', ['RRULE:FREQ=WEEKLY;INTERVAL=2']],
    ['2026-12-04', 1, 'month', ['RRULE:FREQ=MONTHLY']],
    ['2026-12-04', 3, 'month', ['RRULE:FREQ=MONTHLY;INTERVAL=3']],
    ['2027-01-31', 1, 'month', ['RRULE:FREQ=MONTHLY;BYMONTHDAY=-1']],
    ['2027-01-30', 12, 'month', ['RRULE:FREQ=MONTHLY;INTERVAL=12']],
    [
      '2026-11-29',
      3,
      'month',
      ['RRULE:FREQ=MONTHLY;INTERVAL=3', 'RDATE;VALUE=DATE:20270228,20290228,20300228,20310228'],
    ],
  ] as const)('%s, every %i %s', (date, count, unit, lines) => {
    expect(recurrenceLines(date, { count, unit, text: '' })).toEqual(lines);
  });

  it('says for five years what one counts by hand, the day itself first', () => {
    const days = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays('2026-01-01', offset));
    const cadence = fc.record({ count: fc.integer({ min: 1, max: 6 }), unit: fc.constantFrom('week', 'month') });
    fc.assert(
      fc.property(days, cadence, (date, { count, unit }) => {
        const turns = Math.floor((unit === 'week' ? 250 : 60) / count);
        const counted = Array.from({ length: turns }, (_, index) =>
          unit === 'week' ? addDays(date, 7 * count * index) : addMonths(date, count * index),
        );
        expect(occurrences(date, recurrenceLines(date, { count, unit, text: '' }), turns)).toEqual(counted);
      }),
    );
  });
});

/** The first days of a rule, as another reader of calendars counts them. */
function occurrences(date: string, lines: readonly string[], count: number): readonly string[] {
  const start = `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`;
  const text = ['BEGIN:VEVENT', 'UID:x', start, ...lines, 'END:VEVENT', ''].join('\r\n');
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text) as unknown[]));
  const days = event.iterator();
  return Array.from({ length: count }, () => days.next().toString());
}
