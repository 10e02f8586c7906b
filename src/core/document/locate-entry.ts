import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { shellWord } from '../shell-word.ts';
import { titleWords, type EntryContent } from './answer.ts';
import { headingKey } from './heading-key.ts';

/**
 * The place (0-based) of the entry that a title on the command line means: compared without case, punctuation and links, or by a
 * beginning that no other entry has. `command` is what a hint puts before the right title.
 * @throws PacketError `E_USAGE` with the nearest one, or where two entries could be meant.
 */
export function locateEntry(entries: readonly Pick<EntryContent, 'title'>[], title: string, command: string): number {
  const titles = entries.map((entry) => titleWords(entry.title));
  const key = headingKey(titleWords(title));
  const matching = (isMeant: (each: string) => boolean): number[] =>
    titles.flatMap((each, index) => (key !== '' && isMeant(headingKey(each)) ? [index] : []));
  const exact = matching((each) => each === key);
  const found = exact.length > 0 ? exact : matching((each) => each.startsWith(key));
  const [index] = found;
  if (index !== undefined && found.length === 1) return index;
  if (index !== undefined) {
    const many = String(found.length);
    throw new PacketError('E_USAGE', `Unexpected entry "${title}", which could be ${many}, expected the title of one`, {
      hint:
        exact.length > 0
          ? 'give them titles of their own in packet.md'
          : `${command} ${shellWord(titles[index] ?? '')}`,
    });
  }
  const quoted = titles.map((each) => `"${each}"`).join(', ');
  const expected = quoted === '' ? 'none, as there is no entry' : `one of ${quoted}`;
  const meant = nearest(title, titles) ?? titles[0];
  throw new PacketError('E_USAGE', `Unexpected entry "${title}", expected ${expected}`, {
    hint: meant === undefined ? command.replace(/ --entry$/, '') : `${command} ${shellWord(meant)}`,
  });
}
