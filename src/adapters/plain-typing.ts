import { graphemesOf } from '../core/typing/graphemes.ts';
import { edited, inserted, typedText, type Edit } from '../core/typing/typed-text.ts';
import { visibleText } from '../view/styler.ts';
import { textWidth } from '../view/text-width.ts';

/** Lines being typed one below the other, of which only the last can still be changed. */
export interface PlainTyping {
  /** The lines that are ended. */
  readonly lines: readonly string[];
  /** The one that is being typed. */
  readonly line: string;
  /** Where in it begins what was typed by oneself, in UTF-16 units; what was there before stands before it. */
  readonly own: number;
  /** Whether a part of it was pasted: then it is no command. */
  readonly isPasted: boolean;
}

/** What stands there at first; the last line of it can be gone on with. */
export function plainTyping(text: string): PlainTyping {
  const lines = text.split('\n');
  const line = lines.pop() ?? '';
  return { lines, line, own: line.length, isPasted: false };
}

/** All that was typed. */
export function textOf({ lines, line }: PlainTyping): string {
  return [...lines, line].join('\n');
}

/** What was typed by oneself on the last line, where a command could be; empty where it was pasted. */
export function ownLine({ line, own, isPasted }: PlainTyping): string {
  return isPasted ? '' : line.slice(own).trim();
}

/** Without what was typed by oneself on the last line. */
export function withoutOwnLine(typing: PlainTyping): PlainTyping {
  const line = typing.line.slice(0, typing.own);
  return { ...typing, line, own: line.length };
}

export function withText(typing: PlainTyping, text: string): PlainTyping {
  return { ...typing, line: inserted(typedText(typing.line), text).text };
}

/** With a paste, whose line breaks end no answer. */
export function withPaste(typing: PlainTyping, text: string): PlainTyping {
  const [first = '', ...further] = inserted(typedText(''), text).text.split('\n');
  const lines = [typing.line + first, ...further];
  const line = lines.pop() ?? '';
  const own = further.length === 0 ? typing.own : 0;
  return { lines: [...typing.lines, ...lines], line, own, isPasted: line !== '' };
}

/** With the last line ended, and an empty one below it. */
export function withLineEnd({ lines, line }: PlainTyping): PlainTyping {
  return { lines: [...lines, line], line: '', own: 0, isPasted: false };
}

export function withEdit(typing: PlainTyping, edit: Edit): PlainTyping {
  const line = edited(typedText(typing.line), edit).text;
  return { ...typing, line, own: Math.min(typing.own, line.length), isPasted: typing.isPasted && line !== '' };
}

const TAB = '    ';

/** A line as it is shown. */
export function shownLine(line: string): string {
  return visibleText(line).replaceAll('\t', TAB);
}

/** Columns that it takes: by graphemes, as they are erased one by one. */
export function shownWidth(line: string): number {
  return graphemesOf(line).reduce((sum, grapheme) => sum + textWidth(shownLine(grapheme)), 0);
}
