import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { isSamePerson, personKey } from '../people/person-name.ts';
import { locateRound } from '../rounds/locate-round.ts';
import type { Reader } from '../rounds/reader.ts';
import type { Round } from '../rounds/round.ts';
import { shellWord } from '../shell-word.ts';

/** Whose words they are, and to which round they belong. */
export interface Sender<Found> {
  readonly round: Found;
  readonly author: string;
  /** Undefined for somebody who was not asked. */
  readonly reader: Reader | undefined;
}

export interface SenderHints {
  /** As `--round` and `--from` name them. */
  readonly round: string | undefined;
  readonly from: string | undefined;
  /** Names that what came back has in it or on it. */
  readonly names: readonly string[];
}

const COMMAND = 'packet round feedback --round';

/** The rounds to which feedback can belong: the one that is named, else those that are open, else the latest. */
export function feedbackRounds<Found extends { readonly round: Round }>(
  rounds: readonly Found[],
  name: string | undefined,
): readonly Found[] {
  if (name !== undefined) return [locateRound(rounds, name, COMMAND)];
  const withReaders = rounds.filter(({ round }) => round.kind !== 'self');
  const open = withReaders.filter(({ round }) => !round.isClosed);
  if (open.length > 0) return open;
  const latest = withReaders.at(-1);
  return [latest ?? locateRound(rounds, undefined, COMMAND)];
}

/**
 * Who sent something back: who is named, else who it says itself, else the only reader. Undefined where it cannot be told.
 * @throws PacketError `E_USAGE` for a name that is nearly a reader's, that several have, or where it could be of several rounds.
 */
export function locateSender<Found extends { readonly round: Round }>(
  rounds: readonly Found[],
  { round, from, names }: SenderHints,
): Sender<Found> | undefined {
  const candidates = feedbackRounds(rounds, round);
  const readersOf = (within: readonly Found[]): readonly Sender<Found>[] =>
    within.flatMap((each) => each.round.readers.map((reader) => ({ round: each, author: reader.name, reader })));
  const there = readersOf(candidates);
  if (from === undefined) {
    for (const name of names) {
      const found = there.filter(({ author }) => isSamePerson(author, name));
      if (found.length === 1) return found[0];
    }
    return there.length === 1 ? there[0] : undefined;
  }
  const known = round === undefined ? [...there, ...readersOf(rounds.toReversed())] : there;
  const exact = known.find(({ author }) => personKey(author) === personKey(from));
  const alike = there.filter(({ author }) => isSamePerson(author, from));
  const found = exact ?? (alike.length === 1 ? alike[0] : undefined);
  if (found !== undefined) return found;
  if (alike.length > 1) throw unexpected(`name "${from}" that several readers have`, alike[0]?.author);
  const meant = nearest(
    from,
    there.map(({ author }) => author),
  );
  if (meant !== undefined) throw unexpected(`reader "${from}"`, meant);
  const [only, second] = candidates;
  if (only !== undefined && second === undefined) return { round: only, author: from, reader: undefined };
  throw new PacketError('E_USAGE', `Unexpected name "${from}" that no reader of the open rounds has`, {
    hint: `packet round feedback --from ${shellWord(from)} --round ${String(only?.round.number ?? 1)}`,
  });
}

function unexpected(what: string, meant: string | undefined): PacketError {
  return new PacketError('E_USAGE', `Unexpected ${what}, expected one of the round`, {
    hint: meant === undefined ? 'packet round show' : `packet round feedback --from ${shellWord(meant)}`,
  });
}
