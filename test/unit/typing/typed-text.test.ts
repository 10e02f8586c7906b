import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryAfter, boundaryBefore, graphemesOf } from '../../../src/core/typing/graphemes.ts';
import { edited, inserted, typedText, type Edit } from '../../../src/core/typing/typed-text.ts';

/** `|` is the cursor. */
function typed(text: string): ReturnType<typeof typedText> {
  return { text: text.replace('|', ''), cursor: text.indexOf('|') };
}

function shown({ text, cursor }: ReturnType<typeof typedText>): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

const pieces = fc.constantFrom(
  ...[
    'a',
    'b',
    ' ',
    '\n',
    '\t',
    'é',
    'e\u0301',
    '\u0301',
    '漢',
    '가',
    '\u1100',
    '\u1161',
    '👍',
    '👍🏽',
    '👩‍👩‍👧',
    '\u200d',
    '🇩',
    '🇪',
    'ก',
    'ำ',
    'क',
    '्',
    'ष',
  ],
  ...['\ufe0f', '#\ufe0f\u20e3', '\u0600', '\ud800', '\u0000', 'α', 'ж', '…'],
);
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const edits: readonly Edit[] = [
  ...([
    'left',
    'right',
    'up',
    'down',
    'word-left',
    'word-right',
    'line-start',
    'line-end',
    'text-start',
    'text-end',
  ] as const),
  ...(['delete-left', 'delete-right', 'delete-word-left', 'delete-word-right'] as const),
  ...(['delete-to-line-start', 'delete-to-line-end'] as const),
];

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function boundariesOf(text: string): number[] {
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
}

describe('graphemes', () => {
  it('are those of the Unicode standard, wherever one looks', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const boundaries = boundariesOf(text);
        expect(graphemesOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
        expect(boundaryBefore(text, offset)).toBe(boundaries.findLast((each) => each <= offset) ?? 0);
        expect(boundaryAfter(text, offset)).toBe(boundaries.find((each) => each >= offset) ?? 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text being typed', () => {
  it.each<readonly [string, Edit, string]>([
    ['ab|c', 'left', 'a|bc'],
    ['|abc', 'left', '|abc'],
    ['ab|c', 'right', 'abc|'],
    ['a👩‍👩‍👧|c', 'left', 'a|👩‍👩‍👧c'],
    ['a👩‍👩‍👧|c', 'delete-left', 'a|c'],
    ['a|e\u0301c', 'delete-right', 'a|c'],
    ['🇩🇪|🇫🇷', 'delete-left', '|🇫🇷'],
    ['漢字|', 'delete-left', '漢|'],
    ['one two|', 'word-left', 'one |two'],
    ['one two  |', 'word-left', 'one |two  '],
    ['|  żółć, two', 'word-right', '  żółć|, two'],
    ['one two|', 'delete-word-left', 'one |'],
    ['|one two', 'delete-word-right', '| two'],
    ['one\ntwo|\nthree', 'line-start', 'one\n|two\nthree'],
    ['one\n|two\nthree', 'line-end', 'one\ntwo|\nthree'],
    ['one\ntw|o', 'text-start', '|one\ntwo'],
    ['o|ne\ntwo', 'text-end', 'one\ntwo|'],
    ['one\ntw|o', 'delete-to-line-start', 'one\n|o'],
    ['one\nt|wo\nthree', 'delete-to-line-end', 'one\nt|\nthree'],
    ['one\ntwo|\nx', 'up', 'one|\ntwo\nx'],
    ['one\ntwo|\nx', 'down', 'one\ntwo\nx|'],
    ['o|ne', 'up', '|one'],
    ['o|ne', 'down', 'one|'],
    ['👍👍\na|b', 'up', '|👍👍\nab'],
  ])('%j after %s is %j', (before, edit, after) => {
    expect(shown(edited(typed(before), edit))).toBe(after);
  });

  it('is the same value where there is nothing to do', () => {
    const all = typed('|');
    for (const edit of edits) expect(edited(all, edit)).toBe(all);
  });

  it('has line feeds only, and the cursor after what was put in', () => {
    expect(shown(inserted(typed('a|b'), 'x\r\ny\rz\n'))).toBe('ax\ny\nz\n|b');
  });

  it('joins what belongs together', () => {
    expect(shown(inserted(typed('e|x'), '\u0301'))).toBe('e\u0301|x');
    expect(shown(edited(typed('🇩 |🇪'), 'delete-left'))).toBe('🇩🇪|');
  });

  it('takes a cursor from anywhere', () => {
    expect(typedText('a👍b', 2).cursor).toBe(1);
    expect(typedText('abc', -5).cursor).toBe(0);
    expect(typedText('abc', 99).cursor).toBe(3);
    expect(typedText('abc', 1.5).cursor).toBe(1);
    expect(typedText('abc').cursor).toBe(3);
  });

  it('never has its cursor within a grapheme, nor loses what is not deleted', () => {
    const steps = fc.array(
      fc.oneof(
        fc.constantFrom(...edits),
        texts.map((text) => ({ text })),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(texts, steps, (text, all) => {
        let now = typedText(text);
        for (const step of all) {
          const before = now;
          now = typeof step === 'string' ? edited(now, step) : inserted(now, step.text);
          expect(boundariesOf(now.text)).toContain(now.cursor);
          if (typeof step === 'string' && !step.startsWith('delete')) expect(now.text).toBe(before.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is quick in a text of any length', () => {
    for (const text of ['word '.repeat(40_000), '👍'.repeat(2000), 'x'.repeat(200_000)]) {
      let now = typedText(text, text.length / 2);
      const start = performance.now();
      for (let index = 0; index < 100; index += 1) now = edited(inserted(now, 'y'), 'left');
      expect((performance.now() - start) / 200).toBeLessThan(8);
    }
  });
});
