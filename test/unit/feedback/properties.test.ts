import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { addItems } from '../../../src/core/feedback/add-items.ts';
import { findFeedback } from '../../../src/core/feedback/found-feedback.ts';
import { itemsOf } from '../../../src/core/feedback/feedback-items.ts';
import { readReturned } from '../../../src/core/feedback/returned-text.ts';
import { settleItem } from '../../../src/core/feedback/settle-item.ts';
import { wordKey } from '../../../src/core/feedback/words.ts';
import { parseRound } from '../../../src/core/rounds/round.ts';
import { anyText } from '../../support/page-text.ts';
import { samplePaper, sentCopy, staffTemplate } from '../../support/sent-copy.ts';

/** Words of which some stand in the copy and some do not. */
const word = fc.oneof(
  fc.constantFrom('the', 'trains', 'who', 'measured', 'this', 'Yusuf', 'inflated', 'led', 'glue', 'übel', '昇', '40%'),
  fc.stringMatching(/^[a-zé]{2,9}$/),
);
/** Two words at least that the copy does not have, so that it cannot be mistaken for it. */
const remark = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 12 }),
    fc.stringMatching(/^[qxz]{4,8}$/),
    fc.stringMatching(/^[kwv]{4,8}$/),
  )
  .map(([words, first, last]) => [first, ...words, last].join(' '));

const blocks = sentCopy.trimEnd().split('\n\n');
/** The question in whose section each block stands. */
const sections = blocks.map((_, at) => {
  const heading = blocks.slice(0, at + 1).findLast((block) => /^##? /.test(block));
  return samplePaper.questionOf((heading ?? '').replace(/^#+ /, ''))?.id;
});

const mangling = fc.record({
  columns: fc.constantFrom(0, 40, 72, 200),
  mark: fc.constantFrom('', '> ', '>', '> > '),
  isOpen: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.constantFrom('', '\uFEFF'),
});

function wrapped(text: string, columns: number): string {
  if (columns === 0) return text;
  const rows = [''];
  for (const each of text.split(/\s+/)) {
    const last = rows.at(-1) ?? '';
    if (last !== '' && last.length + each.length >= columns) rows.push(each);
    else rows[rows.length - 1] = last === '' ? each : `${last} ${each}`;
  }
  return rows.join('\n');
}

describe('remarks', () => {
  it('are all found under their questions, wherever they stand and whatever a mail program does', () => {
    const put = fc.array(fc.tuple(fc.nat(blocks.length - 1), remark), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(put, mangling, (puts, { columns, mark, isOpen, eol, bom }) => {
        const quote = (text: string): string => text.replace(/^/gm, mark);
        const text = blocks
          .flatMap((block, at) => [
            quote(wrapped(block, columns)),
            ...puts
              .filter(([place]) => place === at)
              .map(([, said]) => (isOpen ? wrapped(said, columns) : quote(wrapped(said, columns)))),
          ])
          .join(mark === '' || isOpen ? '\n\n' : `\n${mark}\n`);
        const { comments } = findFeedback(samplePaper, readReturned(bom + text.replaceAll('\n', eol)), staffTemplate);
        for (const [place, said] of puts) {
          const found = comments.filter((comment) => wordKey(comment.text).includes(wordKey(said)));
          expect(
            found.map(({ question }) => question?.id),
            said,
          ).toContain(sections[place]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are items of a round whatever they say, and its other items stay', () => {
    const before = parseRound(
      '02-peers.md',
      '## Feedback\n\n- [x] glue: old (Jo Park)\n\n## Claims\n\n1. glue text\n',
      parseYamlBlock,
    );
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), fc.boolean(), (texts, isPlaced) => {
        const question = isPlaced ? staffTemplate.questions[0] : undefined;
        const comments = texts
          .filter((text) => text.trim() !== '' && text.isWellFormed())
          .map((text) => ({ question, claim: undefined, asked: undefined, text, attribution: undefined }));
        const after = addItems(before, itemsOf(comments, [], samplePaper, 'Jo Park', []), parseYamlBlock);
        expect(after.feedback).toHaveLength(1 + comments.length);
        expect(after.claims).toEqual(before.claims.map((claim) => ({ ...claim })));
        expect(after.feedback[0]).toMatchObject({ about: 'glue', text: 'old', from: 'Jo Park', isDone: true });
        const settled = settleItem(after, after.feedback.length - 1, 'answered 2026-12-06', parseYamlBlock);
        expect(settled.feedback.every(({ isDone }, at) => isDone || at < after.feedback.length - 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
