import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { isSamePerson, personKey } from '../people/person-name.ts';
import { shellWord } from '../shell-word.ts';
import type { Reader } from './reader.ts';
import { roundKinds, type Round } from './round.ts';

/**
 * The round that a word on the command line means: its number, or a kind, of which the open one counts, else the latest. Without a
 * word the only open one. `command` is what a hint puts before the right word, such as `packet round close`.
 * @throws PacketError `E_USAGE` where there is none, or several are open.
 */
export function locateRound<Found extends { readonly round: Round }>(
  rounds: readonly Found[],
  name: string | undefined,
  command: string,
): Found {
  const open = rounds.filter(({ round }) => !round.isClosed);
  const names = (name === undefined && open.length > 0 ? open : rounds).map(({ round }) => nameOf(round));
  if (rounds.length === 0) {
    throw new PacketError('E_USAGE', 'No round was opened yet', { hint: 'packet round peers --with NAME' });
  }
  const hint = `${command} ${names.at(-1) ?? ''}`;
  if (name === undefined) {
    const [only, second] = open;
    if (only !== undefined && second === undefined) return only;
    if (only === undefined) throw new PacketError('E_USAGE', 'No round is open', { hint });
    const which = names.join(' and ');
    throw new PacketError('E_USAGE', `Rounds ${which} are open, expected one of them to be named`, { hint });
  }
  const key = name.trim().toLowerCase();
  const byNumber = rounds.find(({ round }) => /^\d+$/.test(key) && round.number === Number(key));
  const ofKind = rounds.filter(({ round }) => round.kind === key);
  const found = byNumber ?? ofKind.find(({ round }) => !round.isClosed) ?? ofKind.at(-1);
  if (found !== undefined) return found;
  const meant = nearest(key, roundKinds);
  throw new PacketError('E_USAGE', `Unexpected round "${name}", expected one of ${names.join(', ')}`, {
    hint: meant === undefined ? 'packet round list' : `did you mean ${meant}? packet round list     shows all`,
  });
}

/** The same for a reader: where several rounds are open, the only one in which somebody of that name was asked. */
export function locateRoundOf<Found extends { readonly round: Round }>(
  rounds: readonly Found[],
  name: string | undefined,
  reader: string,
  command: string,
): Found {
  const asked = rounds.filter(
    ({ round }) => !round.isClosed && round.readers.some((each) => isSamePerson(each.name, reader)),
  );
  const [only, second] = asked;
  if (name === undefined && only !== undefined && second === undefined) return only;
  const withReaders = rounds.filter(({ round }) => round.kind !== 'self');
  return locateRound(asked.length > 0 && name === undefined ? asked : withReaders, name, command);
}

function nameOf({ number, kind }: Round): string {
  return number === undefined ? (kind ?? '?') : String(number);
}

/**
 * The reader whom a name means, a first name too where only one has it.
 * @throws PacketError `E_USAGE` with the readers that there are.
 */
export function locateReader({ readers }: Round, name: string, command: string): Reader {
  const exact = readers.find((reader) => personKey(reader.name) === personKey(name));
  const alike = readers.filter((reader) => isSamePerson(reader.name, name));
  const found = exact ?? (alike.length === 1 ? alike[0] : undefined);
  if (found !== undefined) return found;
  const names = readers.map((reader) => reader.name);
  const meant = nearest(name, names) ?? names[0];
  const which = alike.length > 1 ? `name "${name}" that several readers have` : `reader "${name}"`;
  throw new PacketError('E_USAGE', `Unexpected ${which}, expected one of ${names.join(', ')}`, {
    hint: meant === undefined ? 'packet round add NAME' : `${command} ${shellWord(meant)}`,
  });
}

/** Whoever was asked and has neither answered nor declined. */
export function silentReaders({ readers }: Pick<Round, 'readers'>): readonly Reader[] {
  return readers.filter(({ hasAnswered, hasDeclined }) => !hasAnswered && !hasDeclined);
}
