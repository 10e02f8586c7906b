import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemesOf } from '../../../src/core/typing/graphemes.ts';
import { typedText } from '../../../src/core/typing/typed-text.ts';
import { keysText } from '../../../src/view/keys-text.ts';
import { plainText } from '../../../src/core/interview/prompt.ts';
import { visibleText } from '../../../src/view/styler.ts';
import { asciiSymbols, unicodeSymbols } from '../../../src/view/symbols.ts';
import { textWidth } from '../../../src/view/text-width.ts';
import { typedRows } from '../../../src/view/typed-rows.ts';

const pieces = fc.constantFrom(
  'word',
  ' ',
  '  ',
  'a',
  '\n',
  '\t',
  '漢字',
  '👩‍👩‍👧',
  'e\u0301',
  '\u001b[31m',
  '\u202e',
  'longerthanarowofthese',
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
const columns = fc.integer({ min: 12, max: 100 });
const anyColumns = fc.integer({ min: 1, max: 100 });

describe('the rows of a text being typed', () => {
  it('break at words, below each other', () => {
    expect(typedRows(typedText('one two three four five six'), 'Is > ', 30, 3)).toEqual({
      rows: ['Is > one two three four five ', '     six'],
      cursorRow: 1,
      cursorColumn: 8,
      above: 0,
      below: 0,
    });
  });

  it('show the end of a long text, or where the cursor is', () => {
    const text = ['1', '2', '3', '4', '5'].join('\n');
    expect(typedRows(typedText(text), '> ', 20, 2)).toMatchObject({
      rows: ['  4', '  5'],
      above: 3,
      below: 0,
      cursorRow: 1,
    });
    expect(typedRows(typedText(text, 2), '> ', 20, 2)).toMatchObject({
      rows: ['> 1', '  2'],
      above: 0,
      below: 3,
      cursorRow: 1,
    });
    expect(typedRows(typedText(text, 0), '> ', 20, 2)).toMatchObject({
      rows: ['> 1', '  2'],
      cursorRow: 0,
      cursorColumn: 2,
    });
  });

  it('are never wider than the terminal, nor more than asked for, and show the cursor where it is', () => {
    const prefixes = fc.constantFrom('> ', 'Outcome > ', 'Take "漢字漢字漢字漢字漢字漢字" out of packet.md? (y/N) ');
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        anyColumns,
        fc.integer({ min: 1, max: 5 }),
        prefixes,
        (text, at, width, most, prefix) => {
          const typed = typedText(text, at % (text.length + 1));
          const shown = typedRows(typed, prefix, width, most);
          expect(shown.rows.length).toBeLessThanOrEqual(most);
          for (const row of shown.rows) {
            expect(textWidth(row)).toBeLessThan(width);
            expect(row).toBe(visibleText(row));
          }
          expect(shown.cursorRow).toBeGreaterThanOrEqual(0);
          expect(shown.cursorRow).toBeLessThan(shown.rows.length);
          expect(shown.cursorColumn).toBeLessThan(width);
          const all = typedRows(typed, prefix, width, Infinity);
          expect(all.rows).toHaveLength(shown.above + shown.rows.length + shown.below);
          expect(all.rows.slice(shown.above, shown.above + shown.rows.length)).toEqual(shown.rows);
          expect(all.cursorRow).toBe(shown.above + shown.cursorRow);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('hold the whole text but blanks that have no room', () => {
    fc.assert(
      fc.property(texts, columns, (text, width) => {
        const { rows } = typedRows(typedText(text), '> ', width, Infinity);
        const said = (each: string): string => each.replaceAll(/\s/g, '');
        const whole = graphemesOf(text)
          .map((grapheme) => (/[\n\t]/.test(grapheme) ? ' ' : visibleText(grapheme)))
          .join('');
        expect(said(rows.map((row) => row.slice(2)).join(''))).toBe(said(whole));
      }),
      { numRuns: 1000 },
    );
  });

  it('have the cursor behind what stands before it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), columns, (text, at, width) => {
        const typed = typedText(text, at % (text.length + 1));
        const { rows, cursorRow, cursorColumn } = typedRows(typed, '> ', width, Infinity);
        const before = typedRows(typedText(text.slice(0, typed.cursor)), '> ', width, Infinity);
        // A word that is typed on may go to the next row as a whole, and be as wide as that, so that the cursor is below it.
        if (before.cursorRow === cursorRow) expect(before.cursorColumn).toBe(cursorColumn);
        else expect([1, 2]).toContain(cursorRow - before.cursorRow);
        expect(cursorColumn).toBeLessThanOrEqual(Math.max(textWidth(rows[cursorRow] ?? ''), 2) + width);
      }),
    );
  });
});

describe('the line of keys', () => {
  const prompt = { ...plainText, id: 'x', label: 'X', example: ['y'], emptyMeans: 'done' };

  it('names them, and where one is', () => {
    expect(keysText(prompt, { row: 3, of: 9 }, 120, unicodeSymbols)).toBe(
      'X, row 3 of 9 · Enter next · empty: done · Shift-Tab back · Ctrl-E example · Ctrl-G editor · Ctrl-C stop',
    );
    expect(keysText(prompt, undefined, 40, asciiSymbols)).toBe('Enter next - empty: done - Ctrl-C stop');
  });

  it('say how to erase what stands there, in 80 columns too', () => {
    const answered = { ...prompt, emptyMeans: undefined, initial: 'an answer' };
    expect(keysText(answered, undefined, 80, unicodeSymbols)).toBe(
      'Enter next · Ctrl-U erase · Shift-Tab back · Ctrl-E example · Ctrl-G editor',
    );
  });

  it('says in fewer words where one is where there is less room', () => {
    const long = { ...prompt, label: 'What made it hard' };
    const place = { row: 12, of: 345 };
    expect(keysText(long, place, 100, unicodeSymbols)).toMatch(/^What made it hard, row 12 of 345 · Enter next/);
    expect(keysText(long, place, 40, unicodeSymbols)).toBe('row 12 of 345 · Enter next');
    expect(keysText(long, place, 20, unicodeSymbols)).toBe('12/345 · Enter next');
    expect(keysText(long, place, 12, unicodeSymbols)).toBe('12/345');
  });

  it('fits', () => {
    const places = fc.option(fc.record({ row: fc.nat(), of: fc.nat() }), { nil: undefined });
    fc.assert(
      fc.property(anyColumns, places, (width, place) => {
        expect(textWidth(keysText(prompt, place, width, unicodeSymbols))).toBeLessThan(width);
      }),
    );
  });
});
