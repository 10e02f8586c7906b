import type { Context } from '../../app/context.ts';
import { converse, type Ending } from '../../core/conversation/conversation.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { Interview } from '../../core/interview/state.ts';
import { openNotes } from '../../core/notes/notes.ts';
import { emptySetup } from '../../core/packet/new-packet.ts';
import { locateQuestion } from '../../core/packet/locate-question.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { shellWord } from '../../core/shell-word.ts';
import { readNotes } from '../../core/store/note-store.ts';
import { answersOf, PacketStore, readHeader, readPacket } from '../../core/store/packet-store.ts';
import { notesLeftText } from '../../view/added-text.ts';
import { goingOnText } from '../../view/saved-text.ts';
import type { AddRequest } from './add-request.ts';

/** Asks for one note, or one entry; what is half typed is in a draft as in the interview. */
export async function askNote(
  context: Context,
  folder: PacketFolder,
  { links, date, to }: Extract<AddRequest, { way: 'add' }>,
): Promise<ExitCode> {
  const { screen, clock } = context;
  const header = readHeader(folder, context);
  const loaded = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const { template } = loaded;
  const question = to === undefined ? undefined : locateQuestion(template, to, 'packet add --to');
  const start: Interview = {
    template,
    today: clock.today(),
    setup: emptySetup,
    answers: answersOf(readPacket(folder, template, context).document),
    notes: 0,
    screen: { at: 'note' },
    only: { about: 'note', date, links, to: question?.id },
    halfTyped: [],
  };
  const writer = context.writer(folder, 'add');
  const goOn = `packet add${question === undefined ? '' : ` --to ${shellWord(question.id)}`}`;
  const kept = ({ hasDraft }: Ending): string =>
    hasDraft ? `Kept: your half-typed line, in a draft.\nGo on with: ${goOn}` : 'Nothing is written.';
  const occasion = {
    around: context,
    folder,
    writer,
    openStore: async (): Promise<PacketStore> =>
      new PacketStore(folder, template, await loaded.layouts(), context, clock.today(), writer),
    say: (text: string): void => {
      screen.err(`\n${text}\n`);
    },
    words: {
      goingOn: goingOnText,
      saved: (): string => '',
      ended: (ending: Ending): readonly string[] => (ending.hasDraft ? [kept(ending)] : []),
      stopped: kept,
    },
  };
  const { notes, answers } = await converse(occasion, start, undefined);
  if (notes === 0 && answers === start.answers) return ExitCode.done;
  if (question === undefined) {
    const left = openNotes(readNotes(folder, context)).length;
    screen.err(notesLeftText(left, screen.columns, screen.errStyle));
  }
  await context.endInCommit(folder, writer, (packet) =>
    question === undefined ? `Add a note to ${packet}` : `Add to ${question.id} in ${packet}`,
  );
  return ExitCode.done;
}
