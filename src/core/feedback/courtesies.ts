import { oneLine } from '../document/source-text.ts';
import type { Comment } from './found-feedback.ts';
import { isNamed } from './people-named.ts';

const NAME = "(\\p{Lu}[\\p{L}.' -]{0,40}?)";
/** What may follow a greeting in the same breath and says nothing about the packet. */
const FOLLOWING =
  '(?:here (?:it is|you go|you are|are my (?:comments|notes|thoughts)|is my feedback)|(?:my )?(?:comments|notes) (?:are )?(?:below|inline|attached)|see below)';
const GREETING = new RegExp(
  `^(?:hi|hello|hey|dear|good morning)[ ,]+${NAME}(?:[,.:;! –—-]+${FOLLOWING})?[,.:;! –—-]*$`,
  'iu',
);
const CLOSING = new RegExp(
  `^(?:best|best wishes|best regards|kind regards|regards|cheers|thanks|thank you|yours|greetings|all the best)[,.! –—-]+${NAME}[.!]?$`,
  'iu',
);

/**
 * Comments without a greeting that is the first of them and without closings, which a mail has above what it quotes, each with nothing
 * else in it than a name of these people: nothing there is to be worked on. What is said beside it keeps it, so that no word of a
 * comment is lost.
 */
export function withoutCourtesies(comments: readonly Comment[], people: readonly string[]): readonly Comment[] {
  const isFor = (pattern: RegExp, text: string): boolean => {
    const name = pattern.exec(oneLine(text))?.[1];
    return name !== undefined && people.some((person) => isNamed(person, name));
  };
  const rest = comments.filter(({ text }, index) => !isFor(CLOSING, text) && !(index === 0 && isFor(GREETING, text)));
  const [before, last] = [rest.at(-2), rest.at(-1)];
  const isSplit = before !== undefined && /^\p{L}+(?: \p{L}+){0,3},$/u.test(before.text);
  return isSplit && last !== undefined && isFor(CLOSING, `${before.text} ${last.text}`) ? rest.slice(0, -2) : rest;
}
