import { parseAnswerText } from './answer-text.ts';
import type { EntryContent } from './answer.ts';

/**
 * A new entry out of what was typed or pasted as its title: the first line is the title, the rest its text; undefined for nothing.
 * Throws as `parseAnswerText`.
 */
export function newEntry(text: string): EntryContent | undefined {
  const [first = '', ...rest] = parseAnswerText(text).split('\n');
  const title = first.trim();
  return title === '' ? undefined : { title, text: parseAnswerText(rest.join('\n')), fields: [] };
}
