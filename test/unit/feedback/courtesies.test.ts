import { describe, expect, it } from 'vitest';
import { withoutCourtesies } from '../../../src/core/feedback/courtesies.ts';
import { itemKey, itemsOf } from '../../../src/core/feedback/feedback-items.ts';
import { findFeedback } from '../../../src/core/feedback/found-feedback.ts';
import { readReturned } from '../../../src/core/feedback/returned-text.ts';
import { samplePaper, staffTemplate } from '../../support/sent-copy.ts';

const people = ['Ines Keller', 'Jo Park', 'Ana Ruiz'];

function itemsIn(text: string): readonly string[] {
  const { comments, suggestions } = findFeedback(samplePaper, readReturned(text), staffTemplate);
  const said = withoutCourtesies(comments, people);
  return itemsOf(said, suggestions, samplePaper, 'Jo Park', people).map((item) => item.text);
}

describe('a greeting and a closing', () => {
  it.each([
    'Hi Ines, here it is\n\n69: small numbers\n\nBest,\nJo\n',
    'Dear Ines,\n\n69: small numbers\n\nKind regards,\n\nJo Park\n',
    'Hello Ines!\n\n69: small numbers\n\nThanks, Jo.\n',
    'Best,\nJo\n\n69: small numbers\n',
  ])('are nothing to work on: %j', (text) => {
    expect(itemsIn(text)).toEqual(['glue, claim 69: small numbers (Jo Park)']);
  });

  it.each([
    ['Hi Ines, drop claim 5\n\n69: small numbers\n', 'Hi Ines, drop claim 5 (Jo Park)'],
    ['69: small numbers\n\nBest, Kim\n', 'Best, Kim (Jo Park)'],
    ['69: small numbers\n\nThanks, Jo, and mind the gap\n', 'Thanks, Jo, and mind the gap (Jo Park)'],
    ['Jo\n\n69: small numbers\n', 'Jo (Jo Park)'],
  ])('with anything else are kept: %j', (text, item) => {
    expect(itemsIn(text)).toContain(item);
    expect(itemsIn(text)).toHaveLength(2);
  });
});

describe("a claim's number", () => {
  it('is said once, and an item of an earlier version is the same one', () => {
    const [item = ''] = itemsIn('69: small numbers,\ndrop them\n');
    expect(item).toBe('glue, claim 69: small numbers,\ndrop them (Jo Park)');
    expect(itemKey('glue, claim 69: 69: small numbers, drop them (Jo Park)')).toBe(itemKey(item));
    expect(itemsIn('claim 69: 70: no\n')).toEqual(['glue, claim 69: 70: no (Jo Park)']);
    expect(itemKey('glue, claim 69: 70: no (Jo Park)')).not.toBe(itemKey('glue, claim 69: no (Jo Park)'));
  });
});
