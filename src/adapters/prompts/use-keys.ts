import { useEffect, useRef, useState } from '@inquirer/core';
import type { Key } from './key.ts';
import type { PromptTerminal } from './terminal-session.ts';

/**
 * Calls a prompt's own function, the one of its latest drawing, for each key. What it throws ends the prompt with that error: out
 * of a stream's listener it would end the process without a word.
 */
export function useKeys(terminal: PromptTerminal, press: (key: Key) => void): void {
  const latest = useRef(press);
  latest.current = press;
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  if (failure !== undefined) throw failure.error;
  useEffect(
    () =>
      terminal.onKey((key) => {
        try {
          latest.current(key);
        } catch (error) {
          setFailure({ error });
        }
      }),
    [],
  );
}
