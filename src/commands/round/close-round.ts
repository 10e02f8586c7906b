import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { parseDocument } from '../../core/document/document.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { packetChange, type PacketChange } from '../../core/packet/packet-change.ts';
import { silentReaders } from '../../core/rounds/locate-round.ts';
import { readMarks } from '../../core/rounds/round-edits.ts';
import type { Round } from '../../core/rounds/round.ts';
import type { StoredRound } from '../../core/store/round-store.ts';
import type { Writer } from '../../core/store/writer.ts';
import { changeObject, changeText } from '../../view/change-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { roundObject, roundText } from '../../view/round-text.ts';
import { changeRound } from './change-round.ts';
import { canAsk, commitRound, isConfirmed, warn, type OpenedRounds } from './opened-rounds.ts';

/** Closes a round: says what is open and asks, or warns; then says what changed in the packet since it was opened. */
export async function closeRound(
  context: Context,
  given: Given,
  opened: OpenedRounds,
  stored: StoredRound,
  writer: Writer,
): Promise<ExitCode> {
  const { screen, clock, isTrial } = context;
  const { folder } = opened;
  const open = openIn(stored.round);
  if (!stored.round.isClosed) {
    for (const text of open) warn(context, text);
    const label = open.length === 0 ? 'Close the round' : 'Close it all the same';
    const isAsked = canAsk(context, given);
    if (isAsked && !(await isConfirmed(context, folder, 'round.close', label, open.length === 0 ? 'yes' : 'no'))) {
      screen.err('The round stays open.\n');
      return ExitCode.done;
    }
  }
  const { round, isWritten } = changeRound(context, writer, stored, (edits) => {
    edits.close(clock.today());
    return undefined;
  });
  await commitRound(
    context,
    given,
    folder,
    writer,
    `Close ${round.kind ?? ''} round ${String(round.number ?? '')}`.replace(/\s+/g, ' ').trim(),
  );
  const change = changeSince(context, opened, round, writer);
  if (given.flags['json'] === true) {
    const changes = change === undefined ? null : changeObject(change);
    screen.out(jsonText({ round: roundObject(round), open, changes, written: isWritten && !isTrial }));
    return ExitCode.done;
  }
  if (isTrial) return ExitCode.done;
  screen.out(roundText(round, clock.today(), screen.columns, screen.style));
  screen.out(
    change === undefined
      ? screen.style.quiet('The text that it began with is not on this machine.\n')
      : `${screen.style.title('In packet.md since it was opened')}\n${changeText(change, screen.columns, screen.style)}`,
  );
  return ExitCode.done;
}

/** What is still open in a round, a sentence each. */
function openIn(round: Round): readonly string[] {
  const silent = silentReaders(round).map(({ name }) => name);
  const items = round.feedback.filter(({ isDone }) => !isDone).length;
  const unread = readMarks(round).filter(({ item }) => item.isDone !== true);
  return [
    ...(silent.length === 0 ? [] : [`Silent: ${silent.join(', ')}`]),
    ...(items === 0
      ? []
      : [`${items === 1 ? '1 piece of feedback is' : `${String(items)} pieces of feedback are`} open`]),
    ...(unread.length === 0 ? [] : [`Not read yet: ${unread.map(({ id }) => id).join(', ')}`]),
  ];
}

/** What changed in packet.md since a round was opened; undefined where the text of then is not here. */
function changeSince(
  context: Context,
  { packet }: OpenedRounds,
  { base }: Round,
  writer: Writer,
): PacketChange | undefined {
  const { document } = packet;
  const text = base === undefined ? undefined : writer.versions.textOf(base);
  if (text === undefined) return undefined;
  try {
    const before = parseDocument(document.source.file, text, document.template, context.readFrontMatter);
    return packetChange({ document: before, problems: before.problems }, { document, problems: document.problems });
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}
