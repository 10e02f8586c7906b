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
  return `${lines.join('\n')}\n${askedLine(prompt, style)}`;
}

function askedLine(prompt: Prompt, style: Styler): string {
  if (prompt.kind === 'choice') {
    const index = prompt.options.findIndex(({ value }) => value === prompt.initial) + 1;
    return `${style.title(prompt.label)} ${style.quiet(`[${String(index)}]`)} `;
  }
  const initial =
    prompt.initial === '' || prompt.initial.includes('\n') ? '' : ` ${style.quiet(`[${prompt.initial}]`)}`;
  const several = prompt.isMultiline ? ` ${style.quiet('(an empty line ends)')}` : '';
  return `${style.title(prompt.label)}${initial}${several}: `;
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
