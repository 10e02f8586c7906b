import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { isConfirmedOnce, yesOrNo } from '../../../core/conversation/confirm.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { locateQuestion } from '../../../core/packet/locate-question.ts';
import type { Template } from '../../../core/packet/template.ts';
import { formatNewRound, nextRoundNumber } from '../../../core/rounds/round-file.ts';
import { readMarks } from '../../../core/rounds/round-edits.ts';
import { LineDraft } from '../../../core/store/line-draft.ts';
import { readPapers } from '../../../core/store/read-papers.ts';
import { readRounds, roundPath, type StoredRound } from '../../../core/store/round-store.ts';
import type { Writer } from '../../../core/store/writer.ts';
import { whyTooEarly } from '../../../core/workflow/early-round.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundObject, roundText } from '../../../view/round-text.ts';
import { closeRound } from '../close-round.ts';
import { canAsk, listOf, openRounds, roundWords, warn, type OpenedRounds } from '../opened-rounds.ts';
import { markRead, NOTE_DRAFT, readThrough } from './read-through.ts';

/** `packet round self`: opens a self round, or goes on with the open one. */
export async function runRoundSelf(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock, files, isTrial } = context;
  const opened = await openRounds(context);
  const { folder, loaded } = opened;
  const writer = context.writer(folder, 'round self');
  const wanted = questionsToMark(loaded.template, listOf(given.flags['read']));
  const isAsking = canAsk(context, given) && wanted.length === 0;
  const open = openSelf(opened.rounds);
  const begun = open ?? (await begin(context, opened, writer, isAsking));
  if (begun === undefined) return ExitCode.done;
  let stored = begun;
  let isWritten = open === undefined;
  try {
    if (wanted.length > 0) {
      const changed = markRead(context, writer, stored, wanted);
      isWritten ||= changed.isWritten;
      stored = changed;
    } else if (isAsking) stored = await readThrough(context, opened, stored, writer);
  } catch (error) {
    if (new LineDraft(files, context.draftPlace(folder), NOTE_DRAFT).read() !== '')
      screen.err('Kept: what you were noting, in a draft.\n');
    screen.err(`Go on with: ${screen.errStyle.command('packet round self')}\n`);
    throw error;
  }
  const { round } = stored;
  const what = open === undefined ? 'Open' : 'Go on with';
  await context.endInCommit(folder, writer, (packet) => `${what} ${roundWords(round)} of ${packet}`);
  if (given.flags['json'] === true) {
    screen.out(jsonText({ round: roundObject(round), written: isWritten && !isTrial }));
    return ExitCode.done;
  }
  if (isTrial) return ExitCode.done;
  const unread = readMarks(round).filter(({ item }) => item.isDone !== true);
  if (isAsking && unread.length === 0) {
    return closeRound(context, given, await openRounds(context), stored, context.writer(folder, 'round close'));
  }
  screen.out(roundText(round, clock.today(), screen.columns, screen.style));
  const next = unread.length === 0 ? 'packet round close self' : 'packet round self';
  screen.err(`Go on with: ${screen.errStyle.command(next)}\n`);
  return ExitCode.done;
}

function openSelf(rounds: readonly StoredRound[]): StoredRound | undefined {
  return rounds.find(({ round }) => round.kind === 'self' && !round.isClosed);
}

/** A new self round, with why it came too early where it did; undefined where somebody would rather wait. */
async function begin(
  context: Context,
  { folder, loaded, packet }: OpenedRounds,
  writer: Writer,
  isAsking: boolean,
): Promise<StoredRound | undefined> {
  const { clock, files, screen } = context;
  const today = clock.today();
  const early = whyTooEarly(readPapers(folder, loaded.template, context, today), today);
  if (early !== undefined) {
    warn(
      context,
      `This round comes too early (${early}): one reads as a stranger from two days after the first full text on. It will not complete the step self-edit.`,
    );
    const prompt = yesOrNo('round.early', 'Open it all the same?', 'no');
    if (isAsking && !(await isConfirmedOnce(await context.prompter(folder), prompt))) {
      screen.err('No round was opened.\n');
      return undefined;
    }
  }
  const path = writer.hold(() => {
    const rounds = readRounds(folder, context).rounds;
    const other = openSelf(rounds);
    if (other !== undefined) return other.snapshot.path;
    const round = {
      number: nextRoundNumber(rounds.map((each) => each.round)),
      kind: 'self',
      opened: today,
      due: undefined,
      early,
      included: [],
      base: packet.snapshot.version,
      readers: [],
      toRead: loaded.template.questions.map(({ id }) => id),
      claims: [],
    } as const;
    const file = roundPath(folder, round);
    files.makeFolder(`${folder.folder}/rounds`);
    writer.versions.keep(packet.snapshot.text);
    writer.write([{ path: file, before: undefined, text: formatNewRound(round), isPrivate: true }]);
    return file;
  });
  return readRounds(folder, context).rounds.find(({ snapshot }) => snapshot.path === path);
}

/** The ids of the questions that `--read` names. Throws `E_USAGE` for a name that is none. */
function questionsToMark(template: Template, names: readonly string[]): readonly string[] {
  if (names.includes('all')) return template.questions.map(({ id }) => id);
  return names.map((name) => locateQuestion(template, name, 'packet round self --read').id);
}
