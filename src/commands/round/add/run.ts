import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { personKey } from '../../../core/people/person-name.ts';
import { parseReader } from '../../../core/rounds/asked-reader.ts';
import { locateRound } from '../../../core/rounds/locate-round.ts';
import { readerFileNames } from '../../../core/rounds/round-file.ts';
import type { Round } from '../../../core/rounds/round.ts';
import { copiesFolder, type StoredRound } from '../../../core/store/round-store.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundObject } from '../../../view/round-text.ts';
import { withheldObject, withheldText } from '../../../view/withheld-text.ts';
import { changeRound } from '../change-round.ts';
import { openRounds, roundWords } from '../opened-rounds.ts';
import { copyChanges, prepareCopies } from '../send-copies.ts';

/** `packet round add`: one more reader. */
export async function runRoundAdd(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock, files, isTrial } = context;
  const opened = await openRounds(context);
  const { folder } = opened;
  const { flags } = given;
  const reader = parseReader(given.arguments[0] ?? '');
  const wanted = typeof flags['round'] === 'string' ? flags['round'] : undefined;
  const withReaders = opened.rounds.filter(({ round }) => round.kind !== 'self');
  const stored = locateRound(withReaders, wanted, 'packet round add NAME --round');
  const { kind, included, due, claims } = openOf(stored);
  const copies = await prepareCopies(context, given, opened, { kind, included, due, claims });
  const writer = context.writer(folder, 'round add');
  const place = copiesFolder(stored);
  const changed = changeRound(context, writer, stored, (edits) => {
    const all = edits.round.readers;
    if (all.some(({ name }) => personKey(name) === personKey(reader.name))) return [];
    const asked = [...all, reader];
    files.makeFolder(place);
    writer.versions.keep(opened.packet.snapshot.text);
    edits.addReader(reader, clock.today());
    edits.addClaims(copies.claims);
    return copyChanges(files, place, copies, asked, [reader]);
  });
  const { round, isWritten } = changed;
  await context.endInCommit(folder, writer, (packet) => `Ask one more reader in ${roundWords(round)} of ${packet}`);
  const index = round.readers.findIndex(({ name }) => personKey(name) === personKey(reader.name));
  const name = readerFileNames(round.readers)[index] ?? '';
  const paths = ['html', 'md', 'txt'].map((ending) => context.shownPath(`${place}/to-${name}.${ending}`));
  if (flags['json'] === true) {
    const withheld = withheldObject(isWritten ? copies.withheld : [], kind);
    screen.out(jsonText({ round: roundObject(round), files: paths, withheld, written: isWritten && !isTrial }));
    return ExitCode.done;
  }
  if (isWritten) screen.err(withheldText(copies.withheld, kind, screen.columns, screen.errStyle));
  else screen.err(`${screen.errStyle.text(reader.name)} is asked in this round already.\n`);
  if (!isTrial) for (const path of paths) screen.out(`${screen.style.path(path)}\n`);
  return ExitCode.done;
}

/** Throws `E_USAGE` for a round that is closed, or has no readers. */
function openOf({ round }: StoredRound): Round & { readonly kind: Exclude<Round['kind'], 'self' | undefined> } {
  const { kind } = round;
  if (kind !== undefined && kind !== 'self' && !round.isClosed) return { ...round, kind };
  throw new PacketError('E_USAGE', `Unexpected round ${round.page.source.file}, expected one that is open`, {
    hint: 'packet round peers --with NAME     opens another one',
  });
}
