import { wrapAnsi } from 'fast-wrap-ansi';

/** A text broken at words into lines of at most `columns`, every line after the first with a hanging indentation; a word is never broken. */
export function wrappedText(text: string, columns: number, first = '', further = first): string {
  const width = Math.max(1, columns - further.length);
  const lines = text.split('\n').flatMap((line) => wrapAnsi(line, width, { hard: false, trim: true }).split('\n'));
  return lines.map((line, index) => `${index === 0 ? first : further}${line}`.trimEnd()).join('\n');
}
