import { namesIn, personKey } from '../people/person-name.ts';

/** Whether a name, a first name or initials mean somebody. */
export function isNamed(person: string, name: string): boolean {
  const [key, full] = [personKey(name), personKey(namesIn(person)[0] ?? person)];
  if (key === '' || full === '') return false;
  const words = full.split(' ');
  return key === full || key === words[0] || (words.length > 1 && key === words.map((word) => word.charAt(0)).join(''));
}
