/** A text as its words, in order; four lists of the same length. */
export interface Words {
  readonly text: string;
  /** What two words have in common that differ only in case or form of letters (NFKC). */
  readonly keys: readonly string[];
  /** Offsets into the text, in UTF-16 code units. */
  readonly starts: readonly number[];
  /** Exclusive. */
  readonly ends: readonly number[];
  /** 0-based lines, ended by LF. */
  readonly lines: readonly number[];
}

const IDEOGRAPH = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
/** A word, a sign of a script that puts no space between words, or a sign that says something by itself. */
const WORD = new RegExp(
  `${IDEOGRAPH}|(?:(?!${IDEOGRAPH})[\\p{L}\\p{M}\\p{N}])+|[\\p{Sc}%‰°±]|\\p{Extended_Pictographic}`,
  'gu',
);
/** Marks of Markdown and of mail, of which a line can consist that says nothing. */
const MARKS_ONLY = /^[\s\-*_=#>~`|+\\:]*$/;

/** Words of a text with LF as its line ends. A line of signs alone, such as `???`, is one word. */
export function wordsOf(text: string): Words {
  const [keys, starts, ends, lines]: [string[], number[], number[], number[]] = [[], [], [], []];
  const add = (raw: string, start: number, line: number): void => {
    keys.push(keyOf(raw));
    starts.push(start);
    ends.push(start + raw.length);
    lines.push(line);
  };
  let start = 0;
  text.split('\n').forEach((line, number) => {
    const before = keys.length;
    for (const { 0: word, index } of line.matchAll(WORD)) add(word, start + index, number);
    if (keys.length === before && !MARKS_ONLY.test(line))
      add(line.trim(), start + line.length - line.trimStart().length, number);
    start += line.length + 1;
  });
  return { text, keys, starts, ends, lines };
}

function keyOf(word: string): string {
  return (/^[\x20-\x7e]*$/.test(word) ? word : word.normalize('NFKC')).toLowerCase();
}

/** The words of a short text, joined: the same for two that differ in white space, marks and case only. */
export function wordKey(text: string): string {
  return wordsOf(text.replaceAll('\n', ' ')).keys.join(' ');
}
