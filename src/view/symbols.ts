/** The few signs beyond ASCII that the program shows by itself, for a terminal that has them and for one that has not. */
export interface Symbols {
  /** Between things on one line. */
  readonly dot: string;
  /** For what is left out. */
  readonly ellipsis: string;
}

export const unicodeSymbols: Symbols = { dot: '·', ellipsis: '…' };
export const asciiSymbols: Symbols = { dot: '-', ellipsis: '...' };
