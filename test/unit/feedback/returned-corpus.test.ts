import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { addItems, newItems } from '../../../src/core/feedback/add-items.ts';
import { itemsOf, type FeedbackItem } from '../../../src/core/feedback/feedback-items.ts';
import { refuseTooLong, refuseTooMany } from '../../../src/core/feedback/feedback-limits.ts';
import { findFeedback } from '../../../src/core/feedback/found-feedback.ts';
import { readReturned } from '../../../src/core/feedback/returned-text.ts';
import { wordKey } from '../../../src/core/feedback/words.ts';
import { parseRound, type Round } from '../../../src/core/rounds/round.ts';
import { answeredCopy, hostileTexts, manglings, remarks } from '../../support/returned-files.ts';
import { samplePaper, sentCopy, staffTemplate } from '../../support/sent-copy.ts';

const emptyRound = `---
round: 2
kind: peers
opened: 2026-12-01
---

# Peers round

## Readers

- [ ] Jo Park: asked 2026-12-01

## Feedback

## Claims

1. projects title: A
`;

const round = parseRound('rounds/02-peers.md', emptyRound, parseYamlBlock);

function itemsIn(text: string): readonly FeedbackItem[] {
  refuseTooLong('x.md', text);
  const found = findFeedback(samplePaper, readReturned(text), staffTemplate);
  const items = itemsOf(found.comments, found.suggestions, samplePaper, 'Jo Park', ['Jo Park', 'Ana Ruiz']);
  refuseTooMany('x.md', items);
  return items;
}

function withItems(text: string): Round {
  const items = itemsIn(text);
  const after = addItems(round, newItems(round, items), parseYamlBlock);
  expect(newItems(after, items)).toEqual([]);
  return after;
}

/** What a renderer would make of a round's file beyond text, lists and links. */
function structureOf({ page }: Round): readonly string[] {
  const env = { references: {} };
  const tokens = new MarkdownIt({ html: true }).parse(page.source.text.replace(/^---[^]*?\n---\n/, ''), env);
  const inside = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
  const kinds = inside
    .filter(({ type }) => /^(?:html|fence|code_block|hr|table_open|image|blockquote_open)/.test(type))
    .map(({ type }) => type);
  const headings = inside.flatMap(({ type }, at) => (type === 'heading_open' ? [inside[at + 1]?.content ?? ''] : []));
  return [...headings, ...new Set(kinds), ...Object.keys(env.references)];
}

describe('a file that came back', () => {
  it.each(manglings())('%s: every remark is under its question', (_, mangle) => {
    const items = itemsIn(mangle(answeredCopy));
    for (const { question, text } of remarks) {
      const found = items.filter((item) => wordKey(item.comment?.text ?? '').includes(wordKey(text)));
      expect(
        found.map(({ comment }) => comment?.question?.id),
        text,
      ).toContain(question);
    }
  });

  it.each(manglings())('%s: nothing is made up', (_, mangle) => {
    const items = itemsIn(mangle(sentCopy));
    const own = ['Hi Ines,\n\nsee between the lines.', 'FYI'];
    expect(items.map(({ comment, text }) => comment?.text ?? text).filter((text) => !own.includes(text))).toEqual([]);
  });

  const places: readonly (readonly [string, (text: string) => string])[] = [
    ['alone', (text) => text],
    ['in the copy', (text) => sentCopy.replace('stations. [10]', () => `stations. [10]\n\n${text}\n\n`)],
    ['on a line of the copy', (text) => sentCopy.replace('stations. [10]', () => `stations. [10] ${text}`)],
    ['in the quoted copy', (text) => `${text}\n\n> ${sentCopy.replaceAll('\n', '\n> ')}\n\n${text}`],
  ];

  describe.each(places)('%s', (_, put) => {
    it.each(hostileTexts)('%s has no effect', (name, text) => {
      const start = performance.now();
      let after: Round | undefined;
      try {
        after = withItems(put(text));
      } catch (error) {
        if (!(error instanceof PacketError)) throw error;
        expect(error.message, name).toMatch(/^Unexpected (?:size|number|length) of .+, expected at most \d+$/);
      }
      expect(performance.now() - start).toBeLessThan(2000);
      if (after === undefined) return;
      const headings = ['Peers round', 'Readers', 'Feedback', 'Claims'];
      expect(structureOf(after).filter((each) => each !== 'Unplaced')).toEqual(headings);
      expect(after.readers).toMatchObject([{ name: 'Jo Park', hasAnswered: false }]);
      expect(after.feedback.every(({ isDone }) => !isDone)).toBe(true);
      expect(after.page.source.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    });
  });
});
