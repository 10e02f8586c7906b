import type { Prompt } from '../core/interview/prompt.ts';
import type { Symbols } from './symbols.ts';
import { textWidth } from './text-width.ts';
import { cut } from './typed-rows.ts';

/** Where in a long text one is: the row (1-based), of so many. */
export interface TextPlace {
  readonly row: number;
  readonly of: number;
}

/** The keys of a prompt on one line, after where one is; the less usual ones are left out where it is too narrow, and words of where. */
export function keysText(prompt: Prompt, place: TextPlace | undefined, columns: number, symbols: Symbols): string {
  const keys = prompt.kind === 'choice' ? choiceKeys : prompt.kind === 'confirm' ? confirmKeys : typingKeys(prompt);
  const more = [
    ...(prompt.canGoBack ? ['Shift-Tab back'] : []),
    ...(prompt.example.length > 0 ? ['Ctrl-E example'] : []),
    ...(prompt.canOpenEditor ? ['Ctrl-G editor'] : []),
    'Ctrl-C stop',
  ];
  const between = ` ${symbols.dot} `;
  const where = place === undefined ? [] : [shortened(placeForms(prompt, place), columns / 2)];
  const [first = '', ...further] = [...where, ...keys, ...more];
  return further.reduce(
    (line, key) => {
      const longer = `${line}${between}${key}`;
      return textWidth(longer) < columns ? longer : line;
    },
    cut(first, columns - 1),
  );
}

/** From the whole of it to the least. */
function placeForms({ label }: Prompt, { row, of }: TextPlace): readonly [string, ...string[]] {
  const [at, all] = [String(row), String(of)];
  return [`${label}, row ${at} of ${all}`, `row ${at} of ${all}`, `${at}/${all}`];
}

/** The first form that has room, else the last. */
function shortened(forms: readonly [string, ...string[]], columns: number): string {
  return forms.find((form) => textWidth(form) < columns) ?? forms.at(-1) ?? forms[0];
}

const choiceKeys = ['Enter choose', 'Up Down or a number'];
const confirmKeys = ['y or n', 'Enter takes the capital'];

function typingKeys({ emptyMeans, initial }: Exclude<Prompt, { kind: 'choice' | 'confirm' }>): string[] {
  return [
    'Enter next',
    ...(emptyMeans === undefined ? [] : [`empty: ${emptyMeans}`]),
    ...(initial === '' ? [] : ['Ctrl-U erase']),
  ];
}
