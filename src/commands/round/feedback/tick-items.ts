import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { editOf } from '../../../core/feedback/answering-edit.ts';
import { FeedbackStore } from '../../../core/store/feedback-store.ts';
import type { StoredRound } from '../../../core/store/round-store.ts';
import { locateRound } from '../../../core/rounds/locate-round.ts';
import type { Writer } from '../../../core/store/writer.ts';
import { parseDocument } from '../../../core/document/document.ts';
import { tickedObject, tickedText, type TickedItem } from '../../../view/feedback-text.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundWords, type OpenedRounds } from '../opened-rounds.ts';
import type { FeedbackRequest } from './feedback-request.ts';

/** The numbers as they were given, for a hint. */
function doneFlags(numbers: readonly number[]): string {
  return numbers.map((number) => `--done ${String(number)}`).join(' ');
}

/** Ticks items by their numbers, each with what changed under its question since the round was opened. */
export async function tickItems(
  context: Context,
  given: Given,
  opened: OpenedRounds,
  { round: name, numbers }: Extract<FeedbackRequest, { way: 'done' }>,
): Promise<ExitCode> {
  const { screen, clock } = context;
  const { folder, packet, rounds } = opened;
  const stored = locateRound(rounds, name, `packet round feedback ${doneFlags(numbers)} --round`);
  const { feedback } = stored.round;
  const missing = numbers.find((number) => feedback[number - 1] === undefined);
  if (missing !== undefined) {
    const there = feedback.length === 0 ? 'a round with items' : `one from 1 to ${String(feedback.length)}`;
    throw new PacketError('E_USAGE', `Unexpected item ${String(missing)}, expected ${there}`, {
      hint: 'packet round show     shows them',
    });
  }
  const writer = context.writer(folder, 'round feedback');
  const store = new FeedbackStore(stored, context, writer, clock.today());
  const before = textAtOpening(context, opened, stored, writer);
  const ticked: TickedItem[] = [];
  for (const number of new Set(numbers)) {
    const item = feedback[number - 1];
    if (item === undefined) continue;
    const edit = editOf(item, before, packet.document);
    if (!item.isDone) store.settle(item.item.text, `answered ${clock.today()}${edit === undefined ? '' : `: ${edit}`}`);
    ticked.push({ number, item, edit, isNew: !item.isDone });
  }
  const file = stored.round.page.source.file;
  if (given.flags['json'] === true)
    screen.out(jsonText({ file, done: ticked.map(tickedObject), written: !context.isTrial }));
  else if (!context.isTrial)
    screen.err(ticked.map((each) => tickedText(each, screen.columns, screen.errStyle)).join(''));
  await context.endInCommit(folder, writer, (packet) => `Tick feedback of ${roundWords(stored.round)} of ${packet}`);
  return ExitCode.done;
}

/** packet.md as it was when the round was opened; undefined where this machine has no such text. */
function textAtOpening(
  { readFrontMatter }: Context,
  { packet: { document } }: OpenedRounds,
  { round: { base } }: StoredRound,
  writer: Writer,
): typeof document | undefined {
  const text = base === undefined ? undefined : writer.versions.textOf(base);
  return text === undefined ? undefined : parseDocument(document.source.file, text, document.template, readFrontMatter);
}
