/** What the keyboard sends to everybody at the terminal, also to those who only wait. */
const keyboardSignals = ['SIGINT', 'SIGQUIT'] as const;

/** Leaves what the keyboard sends to another program that has the terminal. Returns what puts the listeners back. */
export function ignoreKeyboardSignals(): () => void {
  const ignore = (): void => undefined;
  const restores = keyboardSignals.map((signal) => {
    const listeners = process.rawListeners(signal) as NodeJS.SignalsListener[];
    // Never without a listener, not even for a moment: the signal would end the process.
    process.on(signal, ignore);
    for (const listener of listeners) process.off(signal, listener);
    return () => {
      for (const listener of listeners) process.on(signal, listener);
      process.off(signal, ignore);
    };
  });
  return () => {
    for (const restore of restores) restore();
  };
}
