import { createPrompt } from '@inquirer/core';
import type { TextPlace } from '../../view/keys-text.ts';
import { typedRows } from '../../view/typed-rows.ts';
import type { Styler } from '../../view/styler.ts';
import type { PromptOutcome } from './prompt-outcome.ts';
import { useRegion } from './use-region.ts';
import { useTyping, type TypingConfig } from './use-typing.ts';

/** The line of keys for so many columns, after where in a long text one is; undefined where it is turned off. */
export type KeysLine = (columns: number, place?: TextPlace) => string;

export interface LinesConfig extends TypingConfig {
  /** Before the text, such as `Outcome > `. */
  readonly prefix: string;
  readonly keysLine: KeysLine | undefined;
  readonly style: Styler;
}

/** How many rows are drawn anew at most. */
export const REGION_ROWS = 3;

/** Takes a text of as many lines as there are: a window of it round the cursor, and the line of keys. */
export const linesPrompt = createPrompt<PromptOutcome, LinesConfig>((config, done) => {
  const { columns, draw } = useRegion(config.terminal);
  const typed = useTyping(config, done);
  const { prefix, style, keysLine } = config;
  const room = keysLine === undefined ? REGION_ROWS : REGION_ROWS - 1;
  const { rows, above, below, ...cursor } = typedRows(typed, prefix, columns, room);
  const all = above + rows.length + below;
  const place = all > room ? { row: above + cursor.cursorRow + 1, of: all } : undefined;
  const keys = keysLine === undefined ? [] : [style.quiet(keysLine(columns, place))];
  return draw({ ...cursor, rows: [...styledRows(rows, above === 0 ? prefix : '', style), ...keys] });
});

/** The rows with the label before the first one in its own style; they are fit for a terminal already. */
export function styledRows(rows: readonly string[], prefix: string, style: Styler): string[] {
  const label = prefix.trimEnd();
  return rows.map((row, index) =>
    index === 0 ? `${style.title(row.slice(0, label.length))}${row.slice(label.length)}` : row,
  );
}
