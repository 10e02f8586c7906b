import { graphemesOf } from '../core/typing/graphemes.ts';
import type { TypedText } from '../core/typing/typed-text.ts';
import { visibleText } from './styler.ts';
import { textWidth } from './text-width.ts';

/** The rows in which a text being typed is shown. */
export interface TypedRows {
  /** Fit for a terminal, each narrower than it. */
  readonly rows: readonly string[];
  /** 0-based, within `rows`. */
  readonly cursorRow: number;
  /** 0-based, in columns of the terminal. */
  readonly cursorColumn: number;
  /** How many rows of the text stand before and after those. */
  readonly above: number;
  readonly below: number;
}

/** One grapheme as it is shown. */
interface Cell {
  /** In the text, in UTF-16 units. */
  readonly start: number;
  readonly shown: string;
  readonly width: number;
}

interface Row {
  readonly start: number;
  readonly indentation: string;
  readonly cells: readonly Cell[];
}

const TAB = '    ';

/** Columns up to which nothing is indented. */
const NARROW = 10;

/** Columns that a prefix leaves to the text at least. */
const ROOM = 4;

/**
 * At most `maxRows` rows of a text round its cursor, broken at words. `prefix` stands before the first row, as much of it as has
 * room; as wide, or 2 where that is over a sixth of the columns, are the others indented.
 */
export function typedRows(typed: TypedText, prefix: string, columns: number, maxRows: number): TypedRows {
  const rows = rowsOf(typed.text, cut(prefix, Math.max(0, columns - 1 - ROOM)), columns);
  const found = rows.findLastIndex(({ start }) => start <= typed.cursor);
  const last = Math.min(rows.length, Math.max(found + 1, maxRows));
  const first = Math.max(0, last - maxRows);
  const row = rows[found];
  const before = row?.cells.filter(({ start }) => start < typed.cursor) ?? [];
  const column = before.reduce((sum, { width }) => sum + width, textWidth(row?.indentation ?? ''));
  return {
    rows: rows.slice(first, last).map((each) => fitted(each, columns - 1)),
    cursorRow: found - first,
    cursorColumn: Math.min(column, columns - 1),
    above: first,
    below: rows.length - last,
  };
}

/** A row without the blanks at its end that have no room. */
function fitted({ indentation, cells }: Row, columns: number): string {
  let room = columns - textWidth(indentation);
  let text = indentation;
  for (const { shown, width } of cells) {
    room -= width;
    if (room < 0) break;
    text += shown;
  }
  return text;
}

function rowsOf(text: string, prefix: string, columns: number): Row[] {
  const hanging = ' '.repeat(textWidth(prefix) <= columns / 6 ? textWidth(prefix) : columns > NARROW ? 2 : 0);
  const rows: Row[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = cellsOf(line, start);
    let from = 0;
    do {
      const indentation = rows.length === 0 ? prefix : hanging;
      const end = rowEnd(cells, from, Math.max(2, columns - 1 - textWidth(indentation)));
      rows.push({ start: cells[from]?.start ?? start, indentation, cells: cells.slice(from, end) });
      from = end;
    } while (from < cells.length);
    start += line.length + 1;
  }
  return rows;
}

/** As much of a text as has room. */
export function cut(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let room = columns;
  let shown = '';
  for (const grapheme of graphemesOf(text)) {
    room -= textWidth(grapheme);
    if (room < 0) break;
    shown += grapheme;
  }
  return shown;
}

/** The index of the first cell that does not stand in the row that starts at `from`. */
function rowEnd(cells: readonly Cell[], from: number, room: number): number {
  let width = 0;
  let afterBlank = from;
  for (let index = from; index < cells.length; index += 1) {
    const cell = cells[index];
    if (cell === undefined) break;
    width += cell.width;
    const isBlank = cell.shown === ' ' || cell.shown === TAB;
    // Blanks that have no room stay at the end of the row, unseen.
    if (width > room && !isBlank) return afterBlank > from ? afterBlank : Math.max(index, from + 1);
    if (isBlank) afterBlank = index + 1;
  }
  return cells.length;
}

function cellsOf(line: string, start: number): Cell[] {
  let at = start;
  return graphemesOf(line).map((grapheme) => {
    const shown = grapheme === '\t' ? TAB : visibleText(grapheme);
    const cell = { start: at, shown, width: textWidth(shown) };
    at += grapheme.length;
    return cell;
  });
}
