import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { changesInWords, questionName, type ChangeInWords } from '../../core/changes/changes-in-words.ts';
import { momentOfRound } from '../../core/changes/moment.ts';
import { packetChanges } from '../../core/changes/packet-changes.ts';
import { isConfirmedOnce, yesOrNo } from '../../core/conversation/confirm.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { silentReaders } from '../../core/rounds/locate-round.ts';
import { readMarks } from '../../core/rounds/round-edits.ts';
import type { Round } from '../../core/rounds/round.ts';
import { readPacket } from '../../core/store/packet-store.ts';
import { pastPacket } from '../../core/store/past-packet.ts';
import type { StoredRound } from '../../core/store/round-store.ts';
import type { Writer } from '../../core/store/writer.ts';
import { jsonText } from '../../view/json-text.ts';
import { openText, roundObject, roundText } from '../../view/round-text.ts';
import type { Styler } from '../../view/styler.ts';
import { wrappedText } from '../../view/wrapped-text.ts';
import { changeRound } from './change-round.ts';
import { canAsk, roundWords, warn, type OpenedRounds } from './opened-rounds.ts';

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
    const label = open.length === 0 ? 'Close the round?' : 'Close it all the same?';
    const prompt = yesOrNo('round.close', label, open.length === 0 ? 'yes' : 'no');
    if (canAsk(context, given)) {
      screen.err(openText(stored.round, screen.columns, screen.errStyle));
      if (!(await isConfirmedOnce(await context.prompter(folder), prompt))) {
        screen.err('The round stays open.\n');
        return ExitCode.done;
      }
    }
  }
  const { round, isWritten } = changeRound(context, writer, stored, (edits) => {
    edits.close(clock.today());
    return undefined;
  });
  await context.endInCommit(folder, writer, (packet) => `Close ${roundWords(round)} of ${packet}`);
  const changes = await changesSince(context, opened, round, writer);
  if (given.flags['json'] === true) {
    const said = changes?.map(({ question, words }) => ({ question: question.id, words })) ?? null;
    screen.out(jsonText({ round: roundObject(round), open, changes: said, written: isWritten && !isTrial }));
    return ExitCode.done;
  }
  if (isTrial) return ExitCode.done;
  screen.out(roundText(round, clock.today(), screen.columns, screen.style));
  screen.out(changesText(changes, screen.columns, screen.style));
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

/** What changed in packet.md since a round was opened, by question; undefined where the text of then is gone. */
async function changesSince(
  context: Context,
  { folder, loaded: { template } }: OpenedRounds,
  round: Round,
  writer: Writer,
): Promise<readonly ChangeInWords[] | undefined> {
  const moment = momentOfRound(round, context.clock.today());
  if (moment === undefined) return undefined;
  const { document, snapshot } = readPacket(folder, template, context);
  const texts = { reading: context, versions: writer.versions, commits: () => context.commits() };
  try {
    const before = await pastPacket(folder, template, moment, snapshot, texts);
    return changesInWords(packetChanges(before, document, template));
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}

function changesText(changes: readonly ChangeInWords[] | undefined, columns: number, style: Styler): string {
  if (changes === undefined) return `${style.quiet('The text that it began with is gone from this machine.')}\n`;
  if (changes.length === 0) return 'Nothing in packet.md says anything else since it was opened.\n';
  const lines = changes.map(({ question, words }) =>
    style.text(wrappedText(`${questionName(question)}: ${words}`, columns, '  ', '    ')),
  );
  return `${style.title('Changed since it was opened')}\n${lines.join('\n')}\n`;
}
