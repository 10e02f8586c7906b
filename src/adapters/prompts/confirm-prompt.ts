import { createPrompt } from '@inquirer/core';
import type { ConfirmPrompt } from '../../core/interview/prompt.ts';
import { emptyTyped } from '../../core/typing/typed-text.ts';
import { typedRows } from '../../view/typed-rows.ts';
import type { Styler } from '../../view/styler.ts';
import { REGION_ROWS, styledRows, type KeysLine } from './lines-prompt.ts';
import { chordOf, leavingChords } from './prompt-keys.ts';
import type { PromptOutcome } from './prompt-outcome.ts';
import type { PromptTerminal } from './terminal-session.ts';
import { useKeys } from './use-keys.ts';
import { useRegion } from './use-region.ts';

export interface ConfirmConfig {
  readonly terminal: PromptTerminal & { suspend(): void };
  readonly prompt: ConfirmPrompt;
  /** The question with what may be answered. */
  readonly prefix: string;
  readonly keysLine: KeysLine | undefined;
  readonly style: Styler;
}

/** Takes `y` or `n`; Enter takes what was proposed, any other key nothing. */
export const confirmPrompt = createPrompt<PromptOutcome, ConfirmConfig>((config, done) => {
  const { terminal, prompt, prefix, style, keysLine } = config;
  const { columns, draw } = useRegion(terminal);
  useKeys(terminal, (key) => {
    const chord = chordOf(key);
    const leaving = leavingChords[chord];
    const letter = key.kind === 'key' ? '' : key.text.trim().toLowerCase();
    if (leaving === 'interrupt' || (leaving === 'back' && prompt.canGoBack)) done({ kind: leaving });
    else if (letter === 'y' || letter === 'n') done({ kind: 'answer', text: letter === 'y' ? 'yes' : 'no' });
    else if (chord === 'return' || chord === 'enter') done({ kind: 'answer', text: prompt.initial });
    else if (chord === 'ctrl+d') done({ kind: 'quit' });
    else if (chord === 'ctrl+z') terminal.suspend();
  });
  const keys = keysLine === undefined ? [] : [style.quiet(keysLine(columns))];
  const { rows, ...cursor } = typedRows(emptyTyped, prefix, columns, REGION_ROWS - keys.length);
  return draw({ ...cursor, rows: [...styledRows(rows, prefix, style), ...keys] });
});
