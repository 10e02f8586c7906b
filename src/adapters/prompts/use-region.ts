import { stripVTControlCharacters } from 'node:util';
import { useEffect, useRef, useState } from '@inquirer/core';
import { textWidth } from '../../view/text-width.ts';
import type { PromptTerminal } from './terminal-session.ts';

/** The few rows that are drawn anew, with the place of the cursor in them. */
export interface Region {
  /** Each narrower than the terminal; may be styled. */
  readonly rows: readonly string[];
  /** 0-based. */
  readonly cursorRow: number;
  /** 0-based. */
  readonly cursorColumn: number;
}

const up = (rows: number): string => (rows > 0 ? `\u001b[${String(rows)}A` : '');
const ERASE_BELOW = '\r\u001b[J';

/**
 * The columns that there are, and what a prompt returns to have a region drawn.
 *
 * Inquirer puts the cursor where readline would have it, at the end of the text; it takes a row's length in UTF-16 units for its
 * width, and does not know that a terminal breaks the rows anew when it gets narrower. So that a cursor can stand in the middle
 * of a text of wide characters, readline's answer to where it is is replaced by ours, in terms of Inquirer's own sum.
 */
export function useRegion(terminal: PromptTerminal): { columns: number; draw: (region: Region) => string } {
  const [columns, setColumns] = useState(terminal.columns);
  const [drawings, setDrawings] = useState(0);
  const cursor = useRef({ rows: 0, cols: 0 });
  const shown = useRef<Region>({ rows: [], cursorRow: 0, cursorColumn: 0 });
  const outputColumns = useRef(() => columns);

  useEffect((rl) => {
    rl.getCursorPos = () => cursor.current;
    outputColumns.current = () => ('columns' in rl.output ? Number(rl.output.columns) : NaN) || terminal.columns;
    const write = (text: string): void => {
      rl.output.unmute();
      rl.output.write(text);
      rl.output.mute();
    };
    setDrawings(1);
    return terminal.onRedraw((redraw) => {
      const { rows, cursorRow, cursorColumn } = shown.current;
      if (redraw.why === 'width' && terminal.columns === columnsNow.current) return;
      // Inquirer erases from the cursor's row as it was: rows that were broken go first, and room is made for what it erases.
      const above = redraw.why === 'elsewhere' ? 0 : rowsAbove(rows, cursorRow, cursorColumn, terminal.columns);
      const lines = redraw.why === 'lines' ? redraw.text : '';
      const room = '\n'.repeat(Math.max(0, rows.length - 1));
      write(`${up(above)}${ERASE_BELOW}${lines}${room}${up(rows.length - 1 - cursorRow)}`);
      columnsNow.current = terminal.columns;
      setColumns(terminal.columns);
      setDrawings((times) => times + 1);
    });
  }, []);
  const columnsNow = useRef(columns);

  return {
    columns,
    draw(region) {
      // Before the cursor's place is ours there is nothing worth drawing, and an empty row would count as two.
      if (drawings === 0) return ' ';
      shown.current = { ...region, rows: region.rows.map((row) => stripVTControlCharacters(row)) };
      const width = outputColumns.current();
      const last = shown.current.rows.at(-1) ?? '';
      // Inquirer adds a row where the length of the last one is a multiple of the width; it trims this blank.
      const end = last.length % width === 0 ? ' ' : '';
      const below = region.rows.length - 1 - region.cursorRow;
      cursor.current = { rows: Math.floor((last.length + end.length) / width) - below, cols: region.cursorColumn };
      return region.rows.join('\n') + end;
    },
  };
}

/** How many rows stand above the cursor once the terminal has broken rows that are wider than it is. */
function rowsAbove(rows: readonly string[], cursorRow: number, cursorColumn: number, columns: number): number {
  const heights = rows.slice(0, cursorRow).map((row) => Math.max(1, Math.ceil(textWidth(row) / columns)));
  return heights.reduce((sum, height) => sum + height, Math.floor(cursorColumn / columns));
}
