import { useState } from '@inquirer/core';
import type { DatePrompt, TextPrompt } from '../../core/interview/prompt.ts';
import type { TypedText } from '../../core/typing/typed-text.ts';
import { chordOf, leavingChords } from './prompt-keys.ts';
import type { PromptOutcome } from './prompt-outcome.ts';
import type { PromptTerminal } from './terminal-session.ts';
import { afterKey, typingOf, type OtherTexts } from './typing.ts';
import { useKeys } from './use-keys.ts';

export interface TypingConfig {
  readonly terminal: PromptTerminal & { suspend(): void };
  readonly prompt: TextPrompt | DatePrompt;
  /** What stands on the line at first. */
  readonly typed: TypedText;
  readonly others: OtherTexts;
  readonly onTyped: (typed: TypedText) => void;
}

/** The line as it is typed, until a key ends the prompt. */
export function useTyping(config: TypingConfig, done: (outcome: PromptOutcome) => void): TypedText {
  const [typing, setTyping] = useState(() => typingOf(config.typed));
  useKeys(config.terminal, (key) => {
    const { typed } = typing;
    const chord = chordOf(key);
    const leaving = leavingChords[chord];
    if (leaving === 'interrupt') done({ kind: leaving });
    else if (leaving === 'back') {
      if (config.prompt.canGoBack) done({ kind: leaving, typed });
    } else if (leaving !== undefined) done({ kind: leaving, typed });
    else if (chord === 'return') done({ kind: 'answer', text: typed.text });
    else if (chord === 'ctrl+d' && typed.text === '') done({ kind: 'quit' });
    else if (chord === 'ctrl+z') config.terminal.suspend();
    else {
      const next = afterKey(typing, key, config.others);
      if (next.typed !== typed) config.onTyped(next.typed);
      setTyping(next);
    }
  });
  return typing.typed;
}
