import { isDateWords } from '../core/date-words.ts';
import type { ChoicePrompt, ConfirmPrompt, Prompt } from '../core/interview/prompt.ts';
import type { Tone } from '../core/ports.ts';
import { markdownRows } from './markdown-rows.ts';
import { visibleText, type Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

/** What is asked and why, above the answer; ends with a line break, empty where there is nothing to say. */
export function aboutText(prompt: Prompt, columns: number, style: Styler): string {
  const lines = prompt.about.map(({ style: meaning, text }) => {
    if (meaning === 'quote') return style.text(wrappedText(text, columns, '  '));
    if (meaning === 'source') return style.text(markdownRows(text, columns, '  '));
    return style[meaning](wrappedText(text, columns));
  });
  return ended(lines);
}

/**
 * The options of a choice with their numbers, what is said about each in a column of its own where there is room. `marked` is
 * the value of the one that Enter takes; undefined where that is shown elsewhere.
 */
export function optionsText(
  { options }: ChoicePrompt,
  marked: string | undefined,
  columns: number,
  style: Styler,
): string {
  const labels = Math.max(...options.map(({ label }) => textWidth(label)));
  const abouts = Math.max(...options.map(({ about }) => textWidth(about)));
  const isAligned = NUMBERS + labels + GAP + abouts < columns;
  const lines = options.map(({ label, about, value }, index) => {
    const look = value === marked ? style.next : style.text;
    const number = `${value === marked ? '>' : ' '}${String(index + 1).padStart(2)}  `;
    if (about === '') return look(wrappedText(label, columns, number, ' '.repeat(NUMBERS)));
    if (!isAligned) return look(wrappedText(`${label}  (${about})`, columns, number, ' '.repeat(NUMBERS)));
    return `${look(`${number}${label}`)}${' '.repeat(labels + GAP - textWidth(label))}${style.quiet(about)}`;
  });
  return ended(lines);
}

/** Columns of the numbers before options, and between their two columns. */
const NUMBERS = 5;
const GAP = 2;

/** A strong and a weak answer. */
export function exampleText({ example }: Prompt, columns: number, style: Styler): string {
  if (example.length === 0) return `${style.warning('There is no example for this.')}\n`;
  return ended(example.map((line) => style.quiet(wrappedText(line, columns, '  ', '    '))));
}

/** Lines of an answer that are shown again once it is given. */
const ANSWER_LINES = 8;

/** The label before what is typed, or undefined where it would take half of the row and stands above instead. */
export function inlineLabel(prompt: Prompt, columns: number): string | undefined {
  const label = `${visibleText(prompt.label)} > `;
  return textWidth(label) <= columns / 2 ? label : undefined;
}

/** A question before its `y` or `n`; undefined where it is too long for their row, and stands above instead. */
export function confirmLabel({ label }: ConfirmPrompt, columns: number): string | undefined {
  const text = `${visibleText(label)} `;
  return textWidth(text) + CHOICE + ANSWER_ROOM < columns ? text : undefined;
}

/** Columns of `(y/N) `. */
const CHOICE = 6;
/** Columns that a label leaves to the answer. */
const ANSWER_ROOM = 4;

/** An answer as it stays on the screen, below its label where it has several lines. */
export function answeredText(prompt: Prompt, answer: string, columns: number, style: Styler): string {
  const option = prompt.kind === 'choice' ? prompt.options.find(({ value }) => value === answer) : undefined;
  const text = option?.label ?? answer;
  const label = prompt.kind === 'confirm' ? confirmLabel(prompt, columns) : inlineLabel(prompt, columns);
  if (label !== undefined && !text.includes('\n') && textWidth(label + visibleText(text)) < columns)
    return `${style.title(label)}${style.text(text)}\n`;
  const lines = wrappedText(text, columns, '  ').split('\n');
  const shown = lines.slice(0, ANSWER_LINES).map((line) => style.text(line));
  const more = lines.length - shown.length;
  return ended([
    ...(label === undefined ? [] : [style.title(label.trimEnd())]),
    ...shown,
    ...(more > 0 ? [style.quiet(`  and ${String(more)} more ${more === 1 ? 'line' : 'lines'}`)] : []),
  ]);
}

/** What is said between two prompts; `typed` is what somebody has typed, its lines as they are. */
export function saidText(tone: Tone, text: string, columns: number, style: Styler): string {
  return tone === 'typed' ? `${style.text(text)}\n` : `${style[tone](wrappedText(text, columns))}\n`;
}

/** A prompt as plain lines: what is asked, numbered choices, and the line on which the answer is typed. */
export function plainPromptText(prompt: Prompt, columns: number, style: Styler): string {
  const lines: string[] = [];
  if (prompt.kind === 'text') {
    prompt.suggestions.forEach((suggestion, index) =>
      lines.push(style.text(` ${String(index + 1).padStart(2)}  ${suggestion}`)),
    );
  }
  const start = plainStart(prompt);
  const above = start === '' ? keptText(prompt) : start.slice(0, Math.max(0, start.lastIndexOf('\n')));
  if (start.includes('\n') || above.includes('\n')) lines.push(style.quiet(wrappedText(above, columns, '  | ')));
  const rejected = 'typed' in prompt && start === '' ? (prompt.typed?.text ?? '').trim() : '';
  if (rejected !== '') lines.push(style.quiet(wrappedText(`Not a date yet: ${rejected}`, columns)));
  const options = prompt.kind === 'choice' ? optionsText(prompt, prompt.initial, columns, style) : '';
  return `\n${aboutText(prompt, columns, style)}${options}${ended(lines)}${plainAskedLine(prompt, columns, style)}`;
}

/** What stands on the line at first, and can be gone on with: what was half typed here, but for a date that is none. */
export function plainStart(prompt: Prompt): string {
  const typed = 'typed' in prompt ? (prompt.typed?.text ?? '') : '';
  return prompt.kind === 'date' && !isDateWords(typed, prompt.today) ? '' : typed;
}

/** What Enter on an empty line keeps: what stands there. */
function keptText(prompt: Prompt): string {
  return 'typed' in prompt ? prompt.initial : '';
}

/** Columns that the asking leaves to the answer. */
const ROOM = 10;

/** The line on which the answer is typed; what stands behind the label goes below it where there is no room. */
export function plainAskedLine(prompt: Prompt, columns: number, style: Styler): string {
  const behind = behindLabel(prompt);
  const end = prompt.kind === 'choice' ? ' ' : ': ';
  const isShort = textWidth([prompt.label, ...behind].join(' ')) + end.length + ROOM <= columns;
  const label = style.title(isShort ? prompt.label : wrappedText(prompt.label, columns));
  const quiet = behind.map((text) => style.quiet(isShort ? text : wrappedText(text, columns)));
  return `${[label, ...quiet].join(isShort ? ' ' : '\n')}${end}`;
}

function behindLabel(prompt: Prompt): string[] {
  if (prompt.kind === 'confirm') return [prompt.initial === 'yes' ? '(Y/n)' : '(y/N)'];
  if (prompt.kind === 'choice')
    return [`[${String(prompt.options.findIndex(({ value }) => value === prompt.initial) + 1)}]`];
  const isMultiline = prompt.kind === 'text' && prompt.isMultiline;
  if (plainStart(prompt) !== '') return [isMultiline ? '(an empty line ends)' : '(Ctrl-U erases it)'];
  const kept = keptText(prompt);
  if (kept.includes('\n')) return ['(an empty line keeps it, :add goes on with it)'];
  return [...(kept === '' ? [] : [`[${kept}]`]), ...(isMultiline ? ['(an empty line ends)'] : [])];
}

/** The whole lines that are commands and not answers. */
const promptCommands = [
  { word: ':back', about: 'the question before' },
  { word: ':skip', about: 'leave it as it is' },
  { word: ':clear', about: 'leave it empty' },
  { word: ':add', about: 'go on with what stands there; typing replaces it' },
  { word: ':example', about: 'a strong and a weak answer' },
  { word: ':editor', about: 'the file, in your editor' },
  { word: ':quit', about: 'stop; what was answered is kept' },
] as const;

export function promptCommandsText(style: Styler): string {
  return style.quiet(`At any question: ${promptCommands.map(({ word, about }) => `${word} (${about})`).join(', ')}`);
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
