import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { parsePlan } from '../../../src/core/plan/plan.ts';
import { plainNextReview } from '../../../src/core/plan/plain-next-review.ts';
import { anyText } from '../../support/page-text.ts';

const read = (text: string): string | undefined => plainNextReview('plan.md', text, parseYamlBlock);

const lines = fc.constantFrom(
  ...[
    'plan: 1',
    'plan: 2',
    'next-review: 2027-01-08',
    'next-review: never',
    'next-review: 2027-02-31',
    'Next-Review: 2027-01-09',
  ],
  ...['manager: Sam Lee', 'next-review: "2027-01-08"', '---', '- x', '', '<<<<<<< a', 'next-review:'],
);

describe('the next 1:1, out of front matter alone', () => {
  it('is read where it stands there plainly, and nowhere else', () => {
    expect(read('---\nplan: 1\nnext-review: 2027-01-08\n---\n')).toBe('2027-01-08');
    expect(read('---\nplan: 1\nnext-review: never\n---\n')).toBeUndefined();
    expect(read('---\nplan: 2\nnext-review: 2027-01-08\n---\n')).toBeUndefined();
    expect(read('next-review: 2027-01-08\n')).toBeUndefined();
    expect(read('')).toBeUndefined();
  });

  it('never says anything else than the whole plan', () => {
    const plans = fc.oneof(
      fc.array(lines).map((found) => `---\n${found.join('\n')}\n---\n`),
      fc.array(lines).map((found) => found.join('\n')),
      anyText,
    );
    fc.assert(
      fc.property(plans, (text) => {
        const plain = read(text);
        const whole = parsePlan('plan.md', text, parseYamlBlock);
        if (plain !== undefined)
          expect({ date: plain, error: undefined }).toEqual({ date: whole.nextReview, error: whole.error });
      }),
    );
  });
});
