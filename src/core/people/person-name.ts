import { LetterPattern } from '../letter-pattern.ts';

const MARKS = new LetterPattern(String.raw`\p{M}`, 'gu');
const NO_LETTERS = new LetterPattern(String.raw`[^\p{L}\p{N}]+`, 'gu');
const LETTER = new LetterPattern(String.raw`\p{L}`);

/** What two spellings of a name have in common that differ only in case, accents, punctuation and white space. */
export function personKey(name: string): string {
  const composed = name.normalize('NFKD');
  const letters = composed.replace(MARKS.for(composed), '').toLowerCase();
  return letters.replace(NO_LETTERS.for(letters), ' ').trim();
}

/** Whether two texts name the same person, also where one of them is the first name alone. */
export function isSamePerson(one: string, other: string): boolean {
  const [first, second] = [personKey(one), personKey(other)];
  if (first === '' || second === '') return false;
  return first === second || first.startsWith(`${second} `) || second.startsWith(`${first} `);
}

/** The people in a text such as `Sam Lee, Kim Cho and Jo Park (Staff)`, as they are written, without what is in brackets. */
export function namesIn(text: string): readonly string[] {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .split(/[,;&+]|\s(?:and|und|et|y)\s/)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => LETTER.for(name).test(name));
}
