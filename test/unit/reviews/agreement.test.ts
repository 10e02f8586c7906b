import { describe, expect, it } from 'vitest';
import { formatAgreement } from '../../../src/core/reviews/agreement.ts';

/** A Friday. */
const today = '2026-12-04';

describe('what was agreed, as files hold it', () => {
  it.each([
    ['Sam: ask who decides, by friday', 'Sam: ask who decides, by 2026-12-11'],
    ['Sam: ask who decides by Fri 8 Jan 2027.', 'Sam: ask who decides by 2027-01-08'],
    ['me: draft the memo, due in 2 weeks', 'me: draft the memo, due 2026-12-18'],
    ['me: read by Kim, by eom', 'me: read by Kim, by 2026-12-31'],
    ['me: the memo, by tomorrow\nand its figures', 'me: the memo, by 2026-12-05\nand its figures'],
    ['me: the memo, by 2027-01-08', 'me: the memo, by 2027-01-08'],
    ['me: sent by post', 'me: sent by post'],
    ['me: by and by', 'me: by and by'],
    ['by', 'by'],
  ])('%j is %j', (text, kept) => {
    expect(formatAgreement(text, today)).toBe(kept);
  });
});
