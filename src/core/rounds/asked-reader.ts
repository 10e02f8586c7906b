import { PacketError } from '../errors.ts';
import { personKey } from '../people/person-name.ts';
import { shellWord } from '../shell-word.ts';
import type { NewReader } from './round-file.ts';

/**
 * A reader as `--with` names them: `Jo Park`, or `Jo Park:Staff` with a level.
 * @throws PacketError `E_USAGE` for what could not be told from dates and brackets in a round's file.
 */
export function parseReader(text: string): NewReader {
  const [, name = '', level = ''] = /^([^:：]*)[:：]?(.*)$/su.exec(text.replace(/\s+/g, ' ')) ?? [];
  const [who, what] = [name.trim(), level.trim()];
  const isName = /\p{L}/u.test(who) && !/[(),;<>[\]\p{Cc}\p{Cf}]/u.test(who);
  if (isName && !/[()<>[\]\p{Cc}\p{Cf}]/u.test(what)) return { name: who, level: what === '' ? undefined : what };
  const meant = /\p{L}[\p{L}\p{M} .'’-]*/u.exec(text)?.[0].trim() ?? 'Jo Park';
  throw new PacketError('E_USAGE', `Unexpected reader "${text}", expected a name, and a level behind a colon`, {
    hint: `--with ${shellWord(meant)}`,
  });
}

/** Each reader once; the first of several spellings counts. */
export function distinctReaders(readers: readonly NewReader[]): readonly NewReader[] {
  const keys = readers.map(({ name }) => personKey(name));
  return readers.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
