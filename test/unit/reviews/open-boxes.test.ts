import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { mayBeOpen } from '../../../src/core/reviews/open-boxes.ts';
import { parseReviewPage } from '../../../src/core/reviews/review.ts';
import { anyText, pageText } from '../../support/page-text.ts';

describe('whether a review may hold something open', () => {
  it.each([
    ['- [ ] a', true],
    ['1) [] a', true],
    ['## Agreed\n- Sam: a', true],
    ['Next steps\n---\n* a', true],
    ['## _Agreed_\n- Sam: a', true],
    ['## Next-Steps\n- a', true],
    ['## To  do:\n- a', true],
    ['## Agreed\n- [x] Sam: a\n', false],
    ['## Heard\n- a\n', false],
  ])('is told of %j', (text, isOpen) => {
    expect(mayBeOpen(text)).toBe(isOpen);
  });

  it('is never denied where something is', () => {
    fc.assert(
      fc.property(fc.oneof(pageText, anyText), (text) => {
        const { reviews } = parseReviewPage('reviews/2026-12-04.md', text, parseYamlBlock);
        const isOpen = reviews.some(({ agreed }) => agreed.some(({ isDone }) => !isDone));
        if (isOpen) expect(mayBeOpen(text)).toBe(true);
      }),
    );
  });
});
