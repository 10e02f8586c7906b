import { createPrompt, useState } from '@inquirer/core';
import type { ChoicePrompt } from '../../core/interview/prompt.ts';
import { typedRows } from '../../view/typed-rows.ts';
import { typedText } from '../../core/typing/typed-text.ts';
import { visibleText, type Styler } from '../../view/styler.ts';
import { textWidth } from '../../view/text-width.ts';
import type { Key } from './key.ts';
import { REGION_ROWS, styledRows, type KeysLine } from './lines-prompt.ts';
import { chordOf, leavingChords } from './prompt-keys.ts';
import type { PromptOutcome } from './prompt-outcome.ts';
import type { PromptTerminal } from './terminal-session.ts';
import { useKeys } from './use-keys.ts';
import { useRegion } from './use-region.ts';

export interface PickConfig {
  readonly terminal: PromptTerminal & { suspend(): void };
  readonly prompt: ChoicePrompt;
  /** Before the option, such as `Go on > `. */
  readonly prefix: string;
  readonly keysLine: KeysLine | undefined;
  readonly style: Styler;
}

interface Pick {
  /** 0-based. */
  readonly index: number;
  /** Digits typed one after the other, a number from 1. */
  readonly digits: string;
  /** Letters typed one after the other, with which an option begins. */
  readonly letters: string;
  /** What was typed last and is no option; empty where all of it was. */
  readonly stray: string;
}

/** Picks one of the options that stand above: one row shows which, so that the list is never longer than the terminal. */
export const pickPrompt = createPrompt<PromptOutcome, PickConfig>((config, done) => {
  const { terminal, prompt, prefix, style, keysLine } = config;
  const { columns, draw } = useRegion(terminal);
  const [pick, setPick] = useState<Pick>(() => ({
    index: Math.max(
      0,
      prompt.options.findIndex(({ value }) => value === prompt.initial),
    ),
    ...nothingTyped,
  }));
  useKeys(terminal, (key) => {
    const chord = chordOf(key);
    const leaving = leavingChords[chord];
    if (leaving === 'back') {
      if (prompt.canGoBack) done({ kind: leaving });
    } else if (leaving !== undefined) done({ kind: leaving });
    else if (pick.stray !== '' && (chord === 'return' || chord === 'enter')) setPick({ ...pick, ...nothingTyped });
    else if (chord === 'return' || chord === 'enter')
      done({ kind: 'answer', text: prompt.options[pick.index]?.value ?? prompt.initial });
    else if (chord === 'ctrl+d') done({ kind: 'quit' });
    else if (chord === 'ctrl+z') terminal.suspend();
    else setPick(afterKey(pick, key, prompt));
  });
  const option = prompt.options[pick.index];
  const number = String(pick.index + 1);
  const words = option === undefined || option.about === '' ? option?.label : `${option.label}  (${option.about})`;
  const keys = keysLine === undefined ? [] : [style.quiet(keysLine(columns))];
  const note = pick.stray === '' ? [] : [style.warning(strayNote(pick.stray, columns))];
  const room = REGION_ROWS - keys.length - note.length;
  const { rows } = typedRows(typedText(words ?? '', 0), `${prefix}${number}  `, columns, room);
  const cursorColumn = Math.min(textWidth(prefix), columns - 1);
  return draw({ rows: [...styledRows(rows, prefix, style), ...note, ...keys], cursorRow: 0, cursorColumn });
});

const nothingTyped = { digits: '', letters: '', stray: '' } as const;

/** That what was typed is none of the options: a text goes nowhere here, and that is not to be found out later. */
function strayNote(stray: string, columns: number): string {
  const text = visibleText(stray.replace(/\s+/g, ' '));
  const room = columns - 1 - textWidth(NOT_TAKEN) - 2;
  const shown =
    textWidth(text) > room
      ? `${Array.from(text)
          .slice(0, Math.max(1, room - 2))
          .join('')}..`
      : text;
  return `${NOT_TAKEN}"${shown}"`;
}

const NOT_TAKEN = 'None of these, not taken: ';

const steps: Readonly<Partial<Record<string, (index: number, last: number) => number>>> = {
  up: (index, last) => (index === 0 ? last : index - 1),
  'ctrl+p': (index, last) => (index === 0 ? last : index - 1),
  down: (index, last) => (index === last ? 0 : index + 1),
  'ctrl+n': (index, last) => (index === last ? 0 : index + 1),
  tab: (index, last) => (index === last ? 0 : index + 1),
  home: () => 0,
  end: (_, last) => last,
};

function afterKey(pick: Pick, key: Key, { options }: ChoicePrompt): Pick {
  if (key.kind !== 'key') return afterText(pick, key.text, options);
  const step = steps[chordOf(key)];
  if (chordOf(key) === 'backspace') return { ...pick, ...nothingTyped };
  return step === undefined ? pick : { index: step(pick.index, options.length - 1), ...nothingTyped };
}

/**
 * Digits name an option by its number, letters one that begins with them: several as typed one after the other, the same one again
 * the next that does. After something that none of them begins with, all that is typed is kept in view until it is taken back.
 */
function afterText(pick: Pick, text: string, options: ChoicePrompt['options']): Pick {
  if (pick.stray !== '') return { ...pick, stray: pick.stray + text };
  if (/^\d+$/.test(text)) {
    const digits = options[Number(pick.digits + text) - 1] === undefined ? text : pick.digits + text;
    const index = Number(digits) - 1;
    return options[index] === undefined
      ? { ...pick, ...nothingTyped, stray: text }
      : { ...nothingTyped, index, digits };
  }
  const typed = text.toLowerCase();
  if (typed.trim() === '' && pick.letters === '') return pick;
  const order = options.map((_, offset) => (pick.index + 1 + offset) % options.length);
  const begins = (start: string) => (each: number) => options[each]?.label.toLowerCase().startsWith(start) === true;
  const letters = pick.letters + typed;
  if (pick.letters !== '' && begins(letters)(pick.index)) return { ...nothingTyped, index: pick.index, letters };
  for (const start of [letters, typed.trimStart()]) {
    const index = start === '' ? undefined : order.find(begins(start));
    if (index !== undefined) return { ...nothingTyped, index, letters: start };
  }
  return { ...pick, ...nothingTyped, stray: pick.letters + text };
}
