import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, formatDay, isCalendarDate, weekdayOf } from '../../src/core/calendar-date.ts';
import { parseCadence } from '../../src/core/cadence.ts';
import { parseDateWords, parsePastDateWords } from '../../src/core/date-words.ts';
import { nearest } from '../../src/core/nearest.ts';

const date = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

describe('calendar dates', () => {
  it('agree with the platform on days and weekdays', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -2000, max: 2000 }), (from, days) => {
        const to = new Date(Date.parse(from) + days * 86_400_000);
        expect(addDays(from, days)).toBe(to.toISOString().slice(0, 10));
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect((weekdayOf(from) + 1) % 7).toBe(new Date(from).getUTCDay());
      }),
    );
  });

  it('keep the end of a month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '1899-12-31', '2201-01-01', '26-01-01', '2026-1-1', ''])(
    'do not hold "%s"',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );

  it('are shown with their weekday, and with the year where it is another', () => {
    expect(formatDay('2026-12-04', '2026-11-20')).toBe('Fri 4 Dec');
    expect(formatDay('2027-01-08', '2026-11-20')).toBe('Fri 8 Jan 2027');
  });
});

/** 20 November 2026 is a Friday. */
const today = '2026-11-20';

describe('dates in words', () => {
  it.each([
    ['2026-12-04', '2026-12-04'],
    ['today', '2026-11-20'],
    ['Tomorrow', '2026-11-21'],
    ['yesterday', '2026-11-19'],
    ['friday', '2026-11-27'],
    ['next friday', '2026-11-27'],
    ['mon', '2026-11-23'],
    ['in 2 weeks', '2026-12-04'],
    ['in  a   month', '2026-12-20'],
    ['in 10 days', '2026-11-30'],
    ['3 days ago', '2026-11-17'],
    ['4 Dec', '2026-12-04'],
    ['Fri 4 Dec', '2026-12-04'],
    ['friday, dec 4', '2026-12-04'],
    ['Fri 8 Jan 2027', '2027-01-08'],
    ['Fri 2026-12-04', '2026-12-04'],
    ['dec 4', '2026-12-04'],
    ['4 Dec 2027', '2027-12-04'],
    ['1st January', '2027-01-01'],
    ['29 feb', '2028-02-29'],
    ['eom', '2026-11-30'],
    ['eoq', '2026-12-31'],
  ])('"%s" is %s', (words, expected) => {
    expect(parseDateWords(words, today)).toBe(expected);
  });

  it.each([
    '3/4',
    '04/12/2026',
    '4.12.2026',
    '31 feb',
    'on friday',
    'friday!',
    'soon',
    '',
    '32 Dec',
    'in 2',
    '2026-02-30',
    'Sat 4 Dec',
    'Fri soon',
    'Fri in 2 weeks',
  ])('"%s" is refused with a hint', (words) => {
    expect(() => parseDateWords(words, today)).toThrow(expect.objectContaining({ code: 'E_DATE' }) as Error);
  });
});

describe('dates in words of what has happened', () => {
  it.each([
    ['2026-12-04', '2026-12-04'],
    ['yesterday', '2026-11-19'],
    ['friday', '2026-11-20'],
    ['thu', '2026-11-19'],
    ['saturday', '2026-11-14'],
    ['next friday', '2026-11-27'],
    ['4 Dec', '2025-12-04'],
    ['20 Nov', '2026-11-20'],
    ['Thu 19 Nov', '2026-11-19'],
    ['29 feb', '2024-02-29'],
    ['in 2 weeks', '2026-12-04'],
  ])('"%s" is %s', (words, expected) => {
    expect(parsePastDateWords(words, today)).toBe(expected);
  });

  it('names the weekday that a day has', () => {
    expect(() => parsePastDateWords('Fri 19 Nov', today)).toThrow(
      'Unexpected date "Fri 19 Nov", expected Thu 19 Nov 2026',
    );
  });
});

describe('cadences', () => {
  it.each([
    ['1 week', '1 week'],
    ['2w', '2 weeks'],
    ['month', '1 month'],
    ['quarter', '3 months'],
    ['every 2 months', '2 months'],
    ['never', 'never'],
  ])('"%s" is %s', (words, text) => {
    expect(parseCadence(words).text).toBe(text);
    expect(parseCadence(text).text).toBe(text);
  });

  it.each(['0 weeks', 'often', '', '-1 month', '1 day'])('"%s" is refused', (words) => {
    expect(() => parseCadence(words)).toThrow('Unexpected cadence');
  });
});

describe('the word that was meant', () => {
  it.each([
    ['autor', 'author'],
    ['form', 'from'],
    ['anwsers', 'answers'],
    ['AUTHOR', 'author'],
  ])('"%s" is %s', (word, meant) => {
    expect(nearest(word, ['author', 'from', 'answers', 'cycle'])).toBe(meant);
  });

  it('is none where nothing is near', () => {
    expect(nearest('zebra', ['author', 'from'])).toBeUndefined();
  });
});
