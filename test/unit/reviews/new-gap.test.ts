import { describe, expect, it } from 'vitest';
import { parseGap } from '../../../src/core/reviews/new-gap.ts';

describe('a gap on one line', () => {
  it.each([
    ['Scope', 'Scope', '', ''],
    ['Scope: lead the memo', 'Scope', 'lead the memo', ''],
    ['Scope: lead the memo, by 2027-02-01', 'Scope', 'lead the memo', '2027-02-01'],
    ['Scope, by in 2 weeks', 'Scope', '', '2026-12-18'],
    ['Writing: seen by the VP', 'Writing', 'seen by the VP', ''],
    ['Scope: led by Kim, by friday', 'Scope', 'led by Kim', '2026-12-11'],
    ['Scope: the memo, by Dec 18, 2026', 'Scope', 'the memo', '2026-12-18'],
    ['Stand-by duty', 'Stand-by duty', '', ''],
    [' Two\n lines ', 'Two lines', '', ''],
  ])('%j is a title, a plan and a date', (text, title, plan, lookAgain) => {
    expect(parseGap(text, '2026-12-04')).toEqual({ title, plan, lookAgain });
  });
});
