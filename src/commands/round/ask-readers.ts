import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { specs } from '../../app/specs.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { plainText, type TextPrompt } from '../../core/interview/prompt.ts';
import { personKey } from '../../core/people/person-name.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { ReaderKind } from '../../core/rounds/asked-question.ts';
import { distinctReaders, parseReader } from '../../core/rounds/asked-reader.ts';
import { formatNewRound, nextRoundNumber, roundName, type NewReader } from '../../core/rounds/round-file.ts';
import { readRounds, roundPath, type StoredRound } from '../../core/store/round-store.ts';
import { readPapers } from '../../core/store/read-papers.ts';
import type { Change, Writer } from '../../core/store/writer.ts';
import { shellWord } from '../../core/shell-word.ts';
import { skippedSteps } from '../../core/workflow/skipped-steps.ts';
import { jsonText } from '../../view/json-text.ts';
import { roundObject, roundText } from '../../view/round-text.ts';
import { withheldObject, withheldText } from '../../view/withheld-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';
import { canAsk, dueOf, listOf, openRounds, roundWords, warn, type OpenedRounds } from './opened-rounds.ts';
import { copyChanges, prepareCopies } from './send-copies.ts';

/** A round with readers that is asked for on the command line. */
export interface Asking {
  readonly kind: ReaderKind;
  /** NAME or NAME:LEVEL; may be empty. */
  readonly names: readonly string[];
  /** What a hint puts before a name. */
  readonly command: string;
}

/** Shows the open round of a kind, or opens one and writes its copies. */
export async function askReaders(context: Context, given: Given, asking: Asking): Promise<ExitCode> {
  const opened = await openRounds(context);
  const { folder } = opened;
  const { kind } = asking;
  const writer = context.writer(folder, `round ${kind}`);
  const open = opened.rounds.find(({ round }) => round.kind === kind && !round.isClosed);
  const readers = distinctReaders(asking.names.map(parseReader));
  if (open !== undefined) {
    refuseOthers(open, readers, kind);
    await context.endInCommit(folder, writer, (packet) => `Open ${roundWords(open.round)} of ${packet}`);
    return show(context, given, { round: open, kind, copies: undefined });
  }
  const asked = readers.length > 0 ? readers : await askedNames(context, given, folder, asking);
  if (asked.length === 0) return ExitCode.done;
  return openNew(context, given, opened, writer, kind, asked);
}

async function openNew(
  context: Context,
  given: Given,
  opened: OpenedRounds,
  writer: Writer,
  kind: ReaderKind,
  readers: readonly NewReader[],
): Promise<ExitCode> {
  const { folder, packet } = opened;
  const { clock, files, screen } = context;
  const today = clock.today();
  const due = dueOf(given, today);
  const included = listOf(given.flags['include'])
    .flatMap((names) => names.split(','))
    .map((name) => name.trim());
  const copies = await prepareCopies(context, given, opened, { kind, included, due, claims: [] });
  const papers = readPapers(folder, opened.loaded.template, context, today);
  const hinting = { commands: specs.map(({ name }) => name), init: 'packet init' };
  for (const { id, reason, command } of skippedSteps(papers, kind, today, hinting)) {
    warn(context, `Step ${id} comes before this one and is not done: ${reason}`);
    if (command !== undefined) screen.err(`  ${screen.errStyle.command(command)}\n`);
  }
  const path = writer.hold(() => {
    // Another program may have opened one while this one was asking.
    const rounds = readRounds(folder, context).rounds;
    const other = rounds.find(({ round }) => round.kind === kind && !round.isClosed);
    if (other !== undefined) throw openTwice(other, kind, readers);
    const number = nextRoundNumber(rounds.map(({ round }) => round));
    const round = { number, kind, opened: today, due, early: undefined, included, base: packet.snapshot.version };
    const place = `${folder.folder}/rounds/${roundName(round)}`;
    const text = formatNewRound({ ...round, readers, toRead: [], claims: copies.claims });
    files.makeFolder(place);
    writer.versions.keep(packet.snapshot.text);
    const file = roundPath(folder, round);
    // The round itself decides: without it, the copies are written again.
    const decisive: Change = { path: file, before: undefined, text, isPrivate: true };
    writer.write([...copyChanges(files, place, copies, readers, readers), decisive]);
    return file;
  });
  const round = readRounds(folder, context).rounds.find(({ snapshot }) => snapshot.path === path);
  await context.endInCommit(
    folder,
    writer,
    (packet) => `Open ${roundWords({ kind, number: round?.round.number })} of ${packet}`,
  );
  return round === undefined ? ExitCode.done : show(context, given, { round, kind, copies });
}

/** Throws `E_EXISTS` where somebody is named who is not asked in the open round. */
function refuseOthers(open: StoredRound, readers: readonly NewReader[], kind: ReaderKind): void {
  const known = new Set(open.round.readers.map(({ name }) => personKey(name)));
  const others = readers.filter(({ name }) => !known.has(personKey(name)));
  if (others.length > 0) throw openTwice(open, kind, others);
}

function openTwice({ round }: StoredRound, kind: ReaderKind, [first]: readonly NewReader[]): PacketError {
  const { file } = round.page.source;
  return new PacketError('E_EXISTS', `Unexpected second open ${kind} round, expected ${file} to be closed first`, {
    hint: `packet round add ${shellWord(first?.name ?? 'NAME')}     asks one more reader in the open one`,
    place: { file, line: 1, column: 1 },
  });
}

/** Whom to ask, where nobody was named. Throws `E_INPUT_MISSING` where nobody can be asked. */
async function askedNames(
  context: Context,
  given: Given,
  folder: PacketFolder,
  { kind, command }: Asking,
): Promise<readonly NewReader[]> {
  if (!canAsk(context, given)) {
    throw new PacketError('E_INPUT_MISSING', `Unexpected ${kind} round without a reader, expected a name`, {
      hint: `${command} ${shellWord('Jo Park')}`,
    });
  }
  const prompt: TextPrompt = {
    ...plainText,
    id: 'round.readers',
    label: kind === 'peers' ? 'Readers, with commas between' : 'With whom',
    about:
      kind === 'peers'
        ? [{ style: 'quiet', text: 'Two people whom you trust, best with the level that you aim for: Jo Park:Staff' }]
        : [],
    canGoBack: false,
    canOpenEditor: false,
    emptyMeans: 'stops',
  };
  const prompter = await context.prompter(folder);
  try {
    for (;;) {
      const outcome = await prompter.ask(prompt, () => undefined);
      if (outcome.kind !== 'answer' || outcome.text.trim() === '') return [];
      try {
        return distinctReaders(
          outcome.text
            .split(/[,\n]/)
            .filter((name) => name.trim() !== '')
            .map(parseReader),
        );
      } catch (error) {
        if (!(error instanceof PacketError)) throw error;
        prompter.say('warning', error.message);
      }
    }
  } finally {
    prompter.close();
  }
}

interface Shown {
  readonly round: StoredRound;
  readonly kind: ReaderKind;
  /** Undefined where nothing was written. */
  readonly copies: Awaited<ReturnType<typeof prepareCopies>> | undefined;
}

function show(context: Context, given: Given, { round: { round, snapshot }, kind, copies }: Shown): ExitCode {
  const { screen, clock, isTrial } = context;
  const folder = snapshot.path.replace(/\.md$/i, '');
  const files = context.files.list(folder).filter((name) => name.startsWith('to-'));
  const paths = files.map((name) => context.shownPath(`${folder}/${name}`));
  if (given.flags['json'] === true) {
    const withheld = withheldObject(copies?.withheld ?? [], kind);
    screen.out(
      jsonText({ round: roundObject(round), files: paths, withheld, written: copies !== undefined && !isTrial }),
    );
    return ExitCode.done;
  }
  if (copies !== undefined) {
    screen.err(withheldText(copies.withheld, kind, screen.columns, screen.errStyle));
  }
  if (isTrial) return ExitCode.done;
  screen.out(roundText(round, clock.today(), screen.columns, screen.style));
  for (const path of paths.filter((each) => each.endsWith('.md'))) screen.out(`  ${screen.style.path(path)}\n`);
  if (copies !== undefined) {
    const note = 'Beside each lie the same as .txt and .html. Send whichever they can open; nothing is sent by packet.';
    screen.err(`${wrappedText(note, screen.columns)}\n`);
    screen.err(`When one comes back: ${screen.errStyle.command('packet round feedback --from NAME -F FILE')}\n`);
  }
  return ExitCode.done;
}
