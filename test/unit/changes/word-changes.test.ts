import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, wordComparison, type WordChanges } from '../../../src/core/changes/word-changes.ts';

function shown({ stretches }: WordChanges): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return stretches.map(({ kind, text }) => marks[kind].join(text)).join('');
}

function between(before: string, after: string): string {
  return shown(wordComparison()(before, after));
}

describe('words that changed', () => {
  it.each([
    ['a word', 'from 900 to 310 ms', 'from 900 to 250 ms', 'from 900 to [-310-]{+250+} ms'],
    ['two words', 'one two three', 'x y three', '[-one two-]{+x y+} three'],
    ['a paragraph', 'One. Two.', 'One.\n\nTwo.', 'One.[- -]{+\n\n+}Two.'],
    ['a sign', 'Done.', 'Done!', 'Done[-.-]{+!+}'],
    [
      'an address',
      '[a](https://x.example/one) b',
      '[a](https://x.example/two) b',
      '[a]([-https://x.example/one-]{+https://x.example/two+}) b',
    ],
    ['a script without blanks', '東京に行く', '東京を行く', '東京[-に-]{+を+}行く'],
    ['nothing', 'Caf\u00e9\r\nx', 'Cafe\u0301\nx', 'Caf\u00e9\nx'],
    ['all', '', 'x', '{+x+}'],
  ])('%s', (_, before, after, expected) => {
    expect(between(before, after)).toBe(expected);
  });

  it('counts words, no signs and no addresses', () => {
    expect(wordComparison()('', 'One, [two](https://x.example/y): 3')).toMatchObject({ added: 3, removed: 0 });
  });

  it('compares lines where too much has changed, and says so', () => {
    const comparison = wordComparison(16);
    const [before, after] = ['same\na b c d e f g\n', 'same\nh i j k l m n\n'];
    expect(comparison(before, after)).toMatchObject({ isByLines: true });
    expect(shown(comparison(before, after))).toBe('same\n[-a b c d e f g\n-]{+h i j k l m n\n+}');
  });

  it('gives back both texts, whatever they are and however much may be compared', () => {
    const text = fc.array(
      fc.constantFrom('a', 'b', ' ', '\n', '\r\n', 'é', 'e\u0301', '.', '東', '👩‍👧', 'https://x.example/y'),
    );
    fc.assert(
      fc.property(text, text, fc.constantFrom(0, 4, 1000), (one, other, steps) => {
        const [before, after] = [one.join(''), other.join('')];
        const { stretches } = wordComparison(steps)(before, after);
        const side = (left: string): string =>
          stretches.flatMap(({ kind, text: part }) => (kind === left ? [] : [part])).join('');
        expect(side('added')).toBe(comparable(before));
        expect(side('removed')).toBe(comparable(after));
      }),
    );
  });
});
