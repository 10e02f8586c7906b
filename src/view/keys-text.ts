import type { Prompt } from '../core/interview/prompt.ts';
import type { Symbols } from './symbols.ts';
import { textWidth } from './text-width.ts';

/** The keys of a prompt on one line, after `where`; the less usual ones are left out where it is too narrow. */
export function keysText(prompt: Prompt, where: string | undefined, columns: number, symbols: Symbols): string {
  const keys = prompt.kind === 'choice' ? choiceKeys : prompt.kind === 'confirm' ? confirmKeys : typingKeys(prompt);
  const more = [
    ...(prompt.canGoBack ? ['Shift-Tab back'] : []),
    ...(prompt.example.length > 0 ? ['Ctrl-E example'] : []),
    ...(prompt.canOpenEditor ? ['Ctrl-G editor'] : []),
    'Ctrl-C stop',
  ];
  const between = ` ${symbols.dot} `;
  return [...(where === undefined ? [] : [where]), ...keys, ...more].reduce((line, key) => {
    const longer = `${line}${between}${key}`;
    return textWidth(longer) < columns ? longer : line;
  });
}

const choiceKeys = ['Enter choose', 'Up Down or a number'];
const confirmKeys = ['y or n', 'Enter takes the capital'];

function typingKeys({ emptyMeans }: Exclude<Prompt, { kind: 'choice' | 'confirm' }>): string[] {
  return ['Enter next', ...(emptyMeans === undefined ? [] : [`empty: ${emptyMeans}`])];
}
