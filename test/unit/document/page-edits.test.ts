import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { headingNames } from '../../../src/core/document/heading-names.ts';
import { parsePage, partsUnder, type Page } from '../../../src/core/document/page.ts';
import { appendItem, setPageKey, tickItem, type NewItem } from '../../../src/core/document/page-edits.ts';
import { normalizeText } from '../../../src/core/document/source-text.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { anyText, pageText } from '../../support/page-text.ts';

const parse = (text: string): Page => parsePage('plan.md', text, parseYamlBlock);

/** The edited text; undefined where the edit is left to a hand. */
function edited(edit: () => string): string | undefined {
  try {
    return edit();
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    expect(['E_EDIT', 'E_FRONT_MATTER', 'E_CONFLICT']).toContain(error.code);
    return undefined;
  }
}

/** How many units at the start and at the end are as they were. */
function keptAround(before: string, after: string): number {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return start + end;
}

const add = (text: string, item: Partial<NewItem> & { readonly text: string }): string =>
  appendItem(parse(text), { headings: headingNames('Agreed', 'Actions'), isDone: undefined, ...item }, parseYamlBlock);

describe('an item', () => {
  it.each([
    ['## Agreed\n- a\n', '## Agreed\n- a\n- new\n'],
    ['## agreed:\n\n* a\n  - b\n\n## Next\n', '## agreed:\n\n* a\n  - b\n* new\n\n## Next\n'],
    ['## Actions\n\n1. a\n2. b', '## Actions\n\n1. a\n2. b\n3. new'],
    ['## Agreed\r\n\r\n- a\r\n', '## Agreed\r\n\r\n- a\r\n- new\r\n'],
    ['## Agreed\n## Next\n', '## Agreed\n\n- new\n\n## Next\n'],
    ['## Agreed\n\nWords.\n', '## Agreed\n\nWords.\n\n- new\n'],
    ['', '## Agreed\n\n- new\n'],
    ['# Plan\n\nWords.', '# Plan\n\nWords.\n\n## Agreed\n\n- new\n'],
    ['# Plan\n\nWords.\n', '# Plan\n\nWords.\n\n## Agreed\n\n- new\n'],
    ['# Plan\n\nWords.\n\n', '# Plan\n\nWords.\n\n## Agreed\n\n- new\n'],
  ])('is put under its heading in %j', (before, after) => {
    expect(add(before, { text: 'new' })).toBe(after);
  });

  it('is put before the others where that is wanted, with a box', () => {
    expect(add('## Agreed\n\n+ a\n', { text: 'new\nlines', isDone: false, isFirst: true })).toBe(
      '## Agreed\n\n+ [ ] new\n  lines\n+ a\n',
    );
  });

  it('comes back as it was given, whatever it holds, and leaves every other byte', () => {
    fc.assert(
      fc.property(
        pageText,
        fc.oneof(anyText, fc.string({ unit: 'grapheme' })),
        fc.constantFrom(undefined, true, false),
        fc.boolean(),
        (before, text, isDone, isFirst) => {
          const item = { headings: headingNames('Agreed', 'Our own steps'), text, isDone, isFirst } as const;
          const after = edited(() => appendItem(parse(before), item, parseYamlBlock));
          if (after === undefined) {
            // What would end a comment that a hand left open is left to a hand.
            const isClosing = before.includes('never closed') && text.includes('-->');
            expect([before, parse(before).error === undefined && !isClosing]).toEqual([before, false]);
            return;
          }
          expect(keptAround(before, after)).toBe(before.length);
          const outer = partsUnder(parse(after), item.headings)[0]?.items.filter(({ level }) => level === 0) ?? [];
          const found = isFirst ? outer[0] : outer.at(-1);
          const lines = normalizeText(text).split('\n');
          expect(found?.text).toBe(
            lines
              .map((line) => line.trimEnd())
              .join('\n')
              .trimStart(),
          );
          expect(found?.isDone).toBe(isDone);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is ticked and unticked by its box alone', () => {
    fc.assert(
      fc.property(pageText, fc.boolean(), (before, isDone) => {
        const page = parse(before);
        for (const item of page.parts.flatMap(({ items }) => items)) {
          const after = edited(() => tickItem(page, item, isDone, parseYamlBlock));
          if (after === undefined) continue;
          expect(keptAround(before, after)).toBeGreaterThanOrEqual(before.length - 1);
          const again = parse(after).parts.flatMap(({ items }) => items);
          expect(again.find(({ place }) => place.line === item.place.line)?.isDone).toBe(isDone);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['- [ ] a\n', true, '- [x] a\n'],
    ['- [X] a\n', false, '- [ ] a\n'],
    ['1. [] a\n', true, '1. [x] a\n'],
    ['* a\n', true, '* [x] a\n'],
  ])('ticked in %j', (before, isDone, after) => {
    const page = parse(before);
    expect(tickItem(page, page.parts[0]!.items[0]!, isDone, parseYamlBlock)).toBe(after);
  });
});

describe('a key of a page', () => {
  it.each([
    ['---\nplan: 1\nNext-Review: 2026-12-04 # soon\n---\n', '---\nplan: 1\nNext-Review: 2027-01-08 # soon\n---\n'],
    ['---\nplan: 1\n---\n', '---\nplan: 1\nnext-review: 2027-01-08\n---\n'],
    ['', '---\nnext-review: 2027-01-08\n---\n'],
    ['\uFEFF# Plan\r\n', '\uFEFF---\r\nnext-review: 2027-01-08\r\n---\r\n\r\n# Plan\r\n'],
    ['Manager: Sam\n', '---\nnext-review: 2027-01-08\n---\n\nManager: Sam\n'],
  ])('is set in %j', (before, after) => {
    expect(setPageKey(parse(before), 'next-review', '2027-01-08', parseYamlBlock)).toBe(after);
  });

  it('leaves every other byte', () => {
    fc.assert(
      fc.property(pageText, fc.constantFrom('manager', 'cycle', 'written'), fc.string(), (before, key, value) => {
        const page = parse(before);
        const after = edited(() => setPageKey(page, key, value, parseYamlBlock));
        if (after === undefined) return;
        expect(parse(after).keys.get(key)?.value).toBe(value.trim());
        const body = before.slice(page.frontMatter?.block.end ?? (before.startsWith('\uFEFF') ? 1 : 0));
        expect(after.endsWith(body)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused where the front matter cannot be read', () => {
    const page = parse('---\nmanager: "Sam\n---\n');
    expect(() => setPageKey(page, 'cycle', 'x', parseYamlBlock)).toThrow(
      expect.objectContaining({ code: 'E_FRONT_MATTER' }) as Error,
    );
  });
});
