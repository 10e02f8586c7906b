import type { Prompt } from '../core/interview/prompt.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** A prompt as plain lines: what is asked, numbered choices, and the line on which the answer is typed. */
export function promptText(prompt: Prompt, columns: number, style: Styler): string {
  const lines: string[] = [''];
  for (const { style: meaning, text } of prompt.about) {
    const indentation = meaning === 'quote' ? '  ' : '';
    lines.push(style[meaning === 'quote' ? 'text' : meaning](wrappedText(text, columns, indentation)));
  }
  if (prompt.kind === 'choice') {
    prompt.options.forEach(({ label, about, value }, index) => {
      const mark = value === prompt.initial ? '>' : ' ';
      const words = about === '' ? label : `${label}  (${about})`;
      lines.push(
        style[value === prompt.initial ? 'next' : 'text'](
          wrappedText(words, columns, `${mark}${String(index + 1).padStart(2)}  `, '     '),
        ),
      );
    });
  } else {
    prompt.suggestions.forEach((suggestion, index) =>
      lines.push(style.text(` ${String(index + 1).padStart(2)}  ${suggestion}`)),
    );
    if (prompt.initial.includes('\n')) lines.push(style.quiet(wrappedText(prompt.initial, columns, '  | ')));
  }
  return `${lines.join('\n')}\n${askedLine(prompt, columns, style)}`;
}

/** Columns that the asking leaves to the answer. */
const ROOM = 10;

/** The line on which the answer is typed; what stands behind the label goes below it where there is no room. */
function askedLine(prompt: Prompt, columns: number, style: Styler): string {
  const behind = behindLabel(prompt);
  const end = prompt.kind === 'choice' ? ' ' : ': ';
  const isShort = [prompt.label, ...behind].join(' ').length + end.length + ROOM <= columns;
  const label = style.title(isShort ? prompt.label : wrappedText(prompt.label, columns));
  const quiet = behind.map((text) => style.quiet(isShort ? text : wrappedText(text, columns)));
  return `${[label, ...quiet].join(isShort ? ' ' : '\n')}${end}`;
}

function behindLabel(prompt: Prompt): string[] {
  if (prompt.kind === 'choice') {
    return [`[${String(prompt.options.findIndex(({ value }) => value === prompt.initial) + 1)}]`];
  }
  const { initial, isMultiline } = prompt;
  return [
    ...(initial === '' || initial.includes('\n') ? [] : [`[${initial}]`]),
    ...(isMultiline ? ['(an empty line ends)'] : []),
  ];
}

/** The whole lines that are commands and not answers. */
const promptCommands = [
  { word: ':back', about: 'the question before' },
  { word: ':skip', about: 'leave it as it is' },
  { word: ':example', about: 'a strong and a weak answer' },
  { word: ':quit', about: 'stop; what was answered is kept' },
] as const;

export function promptCommandsText(style: Styler): string {
  return style.quiet(`At any question: ${promptCommands.map(({ word, about }) => `${word} (${about})`).join(', ')}`);
}
