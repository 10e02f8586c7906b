import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/core/period.ts';

describe('a period', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2027-Q1', '2027-01-01', '2027-03-31'],
    ['2027-q4', '2027-10-01', '2027-12-31'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-12-04', '2026-12-04', '2026-12-04'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(parsePeriod(text)).toEqual({ from, to });
  });

  it.each(['', '2026-13', '2026-00', '2026-H3', '2026-Q5', '2026-02-31', '26', '3026', 'Q1 2026'])(
    'is not %j',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
    },
  );
});
