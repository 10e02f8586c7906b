import { createPrompt } from '@inquirer/core';
import type { TextPlace } from '../../view/keys-text.ts';
import { typedRows } from '../../view/typed-rows.ts';
import type { Style, Styler } from '../../view/styler.ts';
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
  const text = styleOf(typed.text, config);
  return draw({ ...cursor, rows: [...styledRows(rows, above === 0 ? prefix : '', style, text), ...keys] });
});

/** How a text is shown: quiet as long as it stands there as it was found or proposed. */
export function styleOf(text: string, { prompt, style }: Pick<LinesConfig, 'prompt' | 'style'>): Style | undefined {
  return text === prompt.initial ? style.quiet : undefined;
}

/** The rows with the label before the first one in its own style, and the text in another one; they are fit for a terminal already. */
export function styledRows(rows: readonly string[], prefix: string, style: Styler, text?: Style): string[] {
  const label = prefix.trimEnd();
  return rows.map((row, index) => {
    const from = index === 0 ? label.length : 0;
    const rest = row.slice(from);
    return `${from === 0 ? '' : style.title(row.slice(0, from))}${text === undefined || rest.trim() === '' ? rest : text(rest)}`;
  });
}
