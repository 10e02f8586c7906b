import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { headingNames } from '../../../src/core/document/heading-names.ts';
import { parsePage, partsUnder, type Page } from '../../../src/core/document/page.ts';
import { anyText, pageText } from '../../support/page-text.ts';

const parse = (text: string): Page => parsePage('plan.md', text, parseYamlBlock);

/** Each item as its level, its box and its text. */
function itemsOf(text: string): readonly string[] {
  const box = { true: '[x] ', false: '[ ] ', undefined: '' };
  return parse(text).parts.flatMap(({ items }) =>
    items.map((item) => `${'>'.repeat(item.level)}${box[String(item.isDone) as keyof typeof box]}${item.text}`),
  );
}

describe('a page', () => {
  it('has keys, parts and items with places', () => {
    const page = parse('---\nplan: 1\nNext_Review: 2026-12-04\n---\n# Plan\n\n## Steps\n\n- [ ] One\n- [x] Two\n');
    expect(page.keys.get('next-review')).toEqual({
      value: '2026-12-04',
      place: { file: 'plan.md', line: 3, column: 14 },
    });
    expect(page.parts.map(({ heading, depth, place }) => [heading, depth, place.line])).toEqual([
      ['', 0, 1],
      ['Plan', 1, 5],
      ['Steps', 2, 7],
    ]);
    expect(page.parts[2]?.items.map(({ text, isDone, place }) => [text, isDone, place.line, place.column])).toEqual([
      ['One', false, 9, 7],
      ['Two', true, 10, 7],
    ]);
    expect(page.problems).toEqual([]);
  });

  it.each([
    ['every marker and box', '* a\n+ [X] b\n1. [ ] c\n2) [] d\n', ['a', '[x] b', '[ ] c', '[ ] d']],
    ['nested items', '- a\n  - [x] b\n    - c\n- d\n', ['a', '>[x] b', '>>c', 'd']],
    ['nested below a number, by two columns', '1. a\n  - b\n', ['a', '>b']],
    ['nested by a tab', '- a\n\t- b\n', ['a', '>b']],
    ['siblings that are out of line', '- a\n - b\n', ['a', 'b']],
    ['several lines', '- a\n  b\nc\n\n  d\n\nnot it\n- e\n', ['a\nb\nc\n\nd', 'e']],
    ['Windows line ends and a BOM', '\uFEFF- a\r\n- [x] b\r\n', ['a', '[x] b']],
    ['no fence', '```\n- a\n```\n- b\n', ['b']],
    ['a fence that nobody closed', '```\n- a\n\n## Next\n- b\n', ['a', 'b']],
    ['no comment', '<!--\n- a\n-->\n<!-- - b -->\n- c\n', ['c']],
    ['a comment that nobody closed', '<!-- x\n- a\n', ['a']],
    ['no rule', '- - -\n* * *\n- a\n', ['a']],
    ['escapes undone', '- \\[x] a\n  \\## b\n- \\- c\n', ['[x] a\n## b', '- c']],
  ])('has %s as items', (_, text, items) => {
    expect(itemsOf(text)).toEqual(items);
  });

  it.each([
    ['underlined', 'Why\n===\n\na\n\nHow\n---\nb\n', ['Why', 'How']],
    ['with closing marks', '## Why ##\n### C#\n', ['Why', 'C#']],
    ['but not in an item', '- a\n  ## b\n\n  ## c\n## D\n', ['D']],
    ['but not indented like code', '    ## a\n', []],
    ['but not a rule', 'a\nb\n---\nc\n', []],
  ])('has headings, %s', (_, text, headings) => {
    const { parts } = parse(text);
    expect(parts.slice(1).map(({ heading }) => heading)).toEqual(headings);
  });

  it('has keys without front matter, in lines above its first list', () => {
    const { keys } = parse('# 1:1\n\nWith: Sam Lee\n**Goal shared:** yes\n\n## Heard\n\nDate: none\n');
    expect([...keys].map(([name, { value }]) => [name, value])).toEqual([
      ['with', 'Sam Lee'],
      ['goal-shared', 'yes'],
    ]);
  });

  it.each([
    ['---\nmanager: Sam\ncycle: "2027\n---\n## Why\n\nx\n', 'front-matter', 3],
    ['---\nmanager: Sam\n## Why\n\nx\n', 'front-matter', 1],
    ['---\nmanager: Sam\nmanager: Kim\n---\n## Why\n\nx\n', 'front-matter', 3],
    ['---\nmanager: Sam\n---\n<<<<<<< HEAD\n## Why\n\nx\n', 'merge-unfinished', 4],
    ['manager: Sam\n\n>>>>>>> other\n## Why\n\nx\n', 'merge-unfinished', 3],
  ])('is read as far as it goes: %j', (text, rule, line) => {
    const page = parse(text);
    expect(page.problems).toMatchObject([{ rule, line, severity: 'error' }]);
    expect(page.problems[0]?.hint).toMatch(/./);
    expect(page.keys.get('manager')?.value).toBe('Sam');
    expect(page.parts.at(-1)).toMatchObject({ heading: 'Why', text: 'x' });
  });

  it('has the parts under a heading, deeper ones too', () => {
    const page = parse('## 1. Agreed:\n- a\n### Sam\n- b\n## Other\n- c\n# AGREED\n- d\n');
    expect(partsUnder(page, headingNames('agreed')).flatMap(({ items }) => items.map(({ text }) => text))).toEqual([
      'a',
      'b',
      'd',
    ]);
  });

  it('never throws, and gives places that are there', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { parts, keys, source, problems } = parse(text);
        const places = [...parts, ...keys.values(), ...problems, ...parts.flatMap(({ items }) => items)].map((each) =>
          'place' in each ? each.place : each,
        );
        for (const { line, column } of places) {
          const { text: there = '' } = source.lines[line - 1] ?? {};
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(there.length + 1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has every item in the range that it says', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        for (const { items, contentRange } of parse(text).parts) {
          for (const { range, textStart, marker } of items) {
            expect(text.slice(range.start).startsWith(marker)).toBe(true);
            expect(textStart).toBeGreaterThan(range.start);
            expect(range.end).toBeGreaterThanOrEqual(textStart - 1);
            expect(range.end).toBeLessThanOrEqual(contentRange.end);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes a time that grows with its length', () => {
    const hostile = [
      '```a\n',
      '<!-- \n',
      '- [ ] \n',
      '  '.repeat(50) + '- a\n',
      '# \n',
      '   ## a\n',
      ': : :\n',
      '- - - -x',
    ];
    for (const part of hostile) {
      const started = performance.now();
      parse(part.repeat(Math.ceil(400_000 / part.length)));
      expect(performance.now() - started).toBeLessThan(4000);
    }
  });
});
