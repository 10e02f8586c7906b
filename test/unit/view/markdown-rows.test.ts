import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownRows } from '../../../src/view/markdown-rows.ts';

describe('Markdown on a screen', () => {
  it('is broken anew, with items that hang on their marks', () => {
    const source = `I chose the seam and led four
teams through the cut-over.

- When: 2026-02 to
  2026-09
  - Jo Park, who knew the depots best
- [ ] Ana Ruiz
10. ten and more words than a row`;
    expect(markdownRows(source, 30, '  ')).toBe(`  I chose the seam and led
  four teams through the
  cut-over.

  - When: 2026-02 to 2026-09
    - Jo Park, who knew the
      depots best
  - [ ] Ana Ruiz
  10. ten and more words than
      a row`);
  });

  it('keeps code, headings, tables, comments and hard breaks on lines of their own', () => {
    const source =
      '### One\ntext\n```sh\nnpm\n  run\n```\nnext\\\nline\n<!-- private -->\nmine\n<!-- /private -->\n| a |\n| - |';
    expect(markdownRows(source, 40, '')).toBe(source);
  });

  it('loses no word, whatever it holds', () => {
    const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
    const line = fc.stringMatching(/^[ \t]{0,9}(?:- |1\. |# |```|~~~|> |\| )?[a-z ]{0,60}(?:\\| {2})?$/);
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 10, max: 90 }), (lines, columns) => {
        expect(words(markdownRows(lines.join('\n'), columns, '  '))).toEqual(words(lines.join('\n')));
      }),
    );
  });
});
