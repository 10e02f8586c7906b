import { headingKey } from '../document/heading-key.ts';
import { questionByHeading } from '../document/question-index.ts';
import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { shellWord } from '../shell-word.ts';
import type { Question, Template } from './template.ts';

/**
 * The question that a word on the command line means: its id, its heading, an alias, or the beginning of one of them that no other
 * question has. `command` is what a hint puts before the right word, such as `packet edit`.
 * @throws PacketError `E_USAGE` with the nearest one.
 */
export function locateQuestion({ questions }: Template, name: string, command: string): Question {
  const exact = questionByHeading(questions)(name);
  if (exact !== undefined) return exact;
  const key = headingKey(name);
  const starting = key === '' ? [] : questions.filter((question) => namesOf(question).some(startsWith(key)));
  const [only] = starting;
  if (only !== undefined && starting.length === 1) return only;
  const ids = (starting.length > 1 ? starting : questions).map(({ id }) => id);
  const meant = starting.length > 1 ? only : nearestQuestion(name, questions);
  throw new PacketError('E_USAGE', `Unexpected question "${name}", expected one of ${ids.join(', ')}`, {
    hint: `${command} ${shellWord((meant ?? questions[0])?.id ?? '')}`,
  });
}

function namesOf({ id, heading, aliases }: Question): readonly string[] {
  return [id, heading, ...aliases];
}

function startsWith(key: string): (name: string) => boolean {
  return (name) => headingKey(name).startsWith(key);
}

function nearestQuestion(name: string, questions: readonly Question[]): Question | undefined {
  const meant = nearest(name, questions.flatMap(namesOf));
  return questions.find((question) => meant !== undefined && namesOf(question).includes(meant));
}
