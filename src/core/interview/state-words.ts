import type { Answer } from '../document/answer.ts';
import type { Question } from '../packet/template.ts';

/** A question's state in a few words; empty where it is open. */
export function stateWords(answer: Answer | undefined, question: Question): string {
  if (answer === undefined || answer.state === 'open') return '';
  if (answer.state === 'none-yet') return 'none yet';
  const many = answer.entries.length;
  return many === 0 ? 'answered' : countWords(many, question);
}

/** So many entries of a question, such as `1 project` or `3 metrics`. */
export function countWords(many: number, { entry }: Question): string {
  return `${String(many)} ${many === 1 ? entry.one : entry.many}`;
}
