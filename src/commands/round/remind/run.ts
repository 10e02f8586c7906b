import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { formatDay } from '../../../core/calendar-date.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { letterModel } from '../../../core/rounds/letter.ts';
import { locateReader, locateRoundOf, silentReaders } from '../../../core/rounds/locate-round.ts';
import type { Reader } from '../../../core/rounds/reader.ts';
import { readerFileNames } from '../../../core/rounds/round-file.ts';
import type { Round } from '../../../core/rounds/round.ts';
import { copiesFolder, type StoredRound } from '../../../core/store/round-store.ts';
import { shellWord } from '../../../core/shell-word.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundObject } from '../../../view/round-text.ts';
import { changeRound } from '../change-round.ts';
import { openRounds, roundWords, type OpenedRounds } from '../opened-rounds.ts';

/** `packet round remind`: a note for each reader who is silent, and the day that it was written on. */
export async function runRoundRemind(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock, isTrial } = context;
  const { flags } = given;
  const opened = await openRounds(context);
  const wanted = typeof flags['round'] === 'string' ? flags['round'] : undefined;
  const [name] = given.arguments;
  if (wanted === undefined) refuseClosed(opened.rounds);
  const whom = name === undefined ? '--all' : shellWord(name);
  const stored = locateRoundOf(opened.rounds, wanted, name ?? '', `packet round remind ${whom} --round`);
  const readers = remindedIn(stored.round, given);
  const noteFor = await noteWriter(context, given, opened, stored.round);
  const notes = readers.map((reader) => ({ reader, text: noteFor(reader) }));
  const writer = context.writer(opened.folder, 'round remind');
  const { round, isWritten } = changeRound(context, writer, stored, (edits) => {
    for (const { name } of readers) {
      const reader = edits.round.readers.find((each) => each.name === name);
      if (reader !== undefined) edits.mark(reader, 'reminded', clock.today());
    }
    return undefined;
  });
  await context.endInCommit(opened.folder, writer, (packet) => `Remind readers in ${roundWords(round)} of ${packet}`);
  const files = readerFileNames(round.readers);
  const fileOf = ({ name }: Reader): string | undefined => {
    const slug = files[round.readers.findIndex((each) => each.name === name)] ?? '';
    const path = `${copiesFolder(stored)}/to-${slug}.md`;
    return context.files.kind(path) === 'file' ? context.shownPath(path) : undefined;
  };
  if (flags['json'] === true) {
    const listed = notes.map(({ reader, text }) => ({ reader: reader.name, text, file: fileOf(reader) ?? null }));
    screen.out(jsonText({ round: roundObject(round), notes: listed, written: isWritten && !isTrial }));
    return ExitCode.done;
  }
  if (notes.length === 0) screen.err('Nobody is silent in this round.\n');
  for (const [index, { reader, text }] of notes.entries()) {
    const file = fileOf(reader);
    screen.err(`${index === 0 ? '' : '\n'}${screen.errStyle.title(`To ${reader.name}`)}\n`);
    screen.out(`${screen.style.text(text.trim())}\n`);
    if (file !== undefined) screen.err(`Their file: ${screen.errStyle.path(file)}\n`);
  }
  return ExitCode.done;
}

/** Throws `E_USAGE` where every round is closed; its hint names one only where somebody in it never answered. */
function refuseClosed(rounds: readonly StoredRound[]): void {
  const withReaders = rounds.filter(({ round }) => round.kind !== 'self');
  if (withReaders.length === 0 || withReaders.some(({ round }) => !round.isClosed)) return;
  const silent = withReaders.findLast(({ round }) => silentReaders(round).length > 0)?.round.number;
  if (silent === undefined) {
    throw new PacketError('E_USAGE', 'No round is open, and nobody is silent in those that are closed', {
      hint: 'packet round list',
    });
  }
  throw new PacketError('E_USAGE', 'No round is open', { hint: `packet round remind --all --round ${String(silent)}` });
}

/** Whom to remind. Throws `E_INPUT_MISSING` where nobody is named, `E_USAGE` for one who has answered. */
function remindedIn(round: Round, { arguments: [name], flags }: Given): readonly Reader[] {
  if (flags['all'] === true) return silentReaders(round);
  if (name === undefined) {
    throw new PacketError('E_INPUT_MISSING', 'Unexpected reminder without a reader, expected a name, or --all', {
      hint: 'packet round remind --all',
    });
  }
  const reader = locateReader(round, name, 'packet round remind');
  if (silentReaders(round).includes(reader)) return [reader];
  const what = reader.hasAnswered ? 'answered' : 'declined';
  throw new PacketError(
    'E_USAGE',
    `Unexpected reminder for ${reader.name}, who has ${what}, expected one who is silent`,
    {
      hint: 'packet round show     says who is',
    },
  );
}

async function noteWriter(
  context: Context,
  given: Given,
  { loaded, packet }: OpenedRounds,
  { due, opened }: Round,
): Promise<(reader: Reader) => string> {
  const today = context.clock.today();
  const file = given.flags['letter'];
  const [name, source] = typeof file === 'string' ? await context.readInput(file) : [];
  const own = name === undefined || source === undefined ? undefined : { file: name, source };
  const write = await loaded.letter('reminder', own);
  const { author, from, to } = packet.header;
  const inWords = (date: string | undefined): string => (date === undefined ? '' : formatDay(date, today));
  const left = due === undefined || due < today ? undefined : due;
  return (reader) =>
    write(
      letterModel({
        reader: reader.name,
        author,
        from,
        to,
        due: inWords(left),
        asked: inWords(reader.asked ?? opened ?? today),
      }),
    );
}
