import { wrapAnsi } from 'fast-wrap-ansi';

/** A text broken at words into lines of at most `columns`, every line after the first with a hanging indentation; a word is never broken. */
export function wrappedText(text: string, columns: number, first = '', further = first): string {
  const width = Math.max(1, columns - further.length);
  const lines = text.split('\n').flatMap((line) => wrapAnsi(fewerBlanks(line), width, WRAPPING).split('\n'));
  return lines.map((line, index) => `${index === 0 ? first : further}${line}`.trimEnd()).join('\n');
}

const WRAPPING = { hard: false, trim: true } as const;

/** A line in which no run of blanks is longer than any row: the time that wrapping takes is squared by its length. */
function fewerBlanks(line: string): string {
  return line.replace(/ {1000,}/g, (blanks) => blanks.slice(0, 1000));
}
