import { useEffect, useRef } from '@inquirer/core';
import type { Key } from './key.ts';
import type { PromptTerminal } from './terminal-session.ts';

/** Calls a prompt's own function, the one of its latest drawing, for each key. */
export function useKeys(terminal: PromptTerminal, press: (key: Key) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(
    () =>
      terminal.onKey((key) => {
        latest.current(key);
      }),
    [],
  );
}
