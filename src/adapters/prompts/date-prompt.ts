import { createPrompt } from '@inquirer/core';
import { typedRows } from '../../view/typed-rows.ts';
import { REGION_ROWS, styledRows, styleOf, type LinesConfig } from './lines-prompt.ts';
import type { PromptOutcome } from './prompt-outcome.ts';
import { useRegion } from './use-region.ts';
import { useTyping } from './use-typing.ts';

export interface DateConfig extends LinesConfig {
  /** What the text means so far, such as `Fri 4 Dec`. */
  readonly echo: (text: string) => string;
}

/** Takes a date in words, and says below which day that is. */
export const datePrompt = createPrompt<PromptOutcome, DateConfig>((config, done) => {
  const { columns, draw } = useRegion(config.terminal);
  const typed = useTyping(config, done);
  const { prefix, style, keysLine, echo } = config;
  const below = [style.done(echo(typed.text).slice(0, columns - 1))];
  if (keysLine !== undefined) below.push(style.quiet(keysLine(columns)));
  const { rows, above, ...cursor } = typedRows(typed, prefix, columns, REGION_ROWS - below.length);
  return draw({
    ...cursor,
    rows: [...styledRows(rows, above === 0 ? prefix : '', style, styleOf(typed.text, config)), ...below],
  });
});
