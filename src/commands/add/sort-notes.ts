import type { Context } from '../../app/context.ts';
import { keepLost } from '../../core/conversation/keep-lost.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { resumed } from '../../core/interview/draft.ts';
import type { Interview } from '../../core/interview/state.ts';
import { openNotes } from '../../core/notes/notes.ts';
import { startSorting } from '../../core/notes/sorting.ts';
import { emptySetup } from '../../core/packet/new-packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { DraftStore } from '../../core/store/draft-store.ts';
import { readNotes } from '../../core/store/note-store.ts';
import { answersOf, PacketStore, readHeader, readPacket } from '../../core/store/packet-store.ts';
import { sortedText } from '../../view/sorted-text.ts';
import { Sitting } from './sitting.ts';

/** Goes through the notes that have no place yet. Each decision is on disk before the next note is shown. */
export async function sortNotes(context: Context, folder: PacketFolder): Promise<ExitCode> {
  const { screen, clock } = context;
  const notes = openNotes(readNotes(folder, context));
  const writer = context.writer(folder, 'add --sort');
  if (notes.length === 0) {
    screen.err('Every note has its place.\n');
    await context.endInCommit(folder, writer, (packet) => `Sort the notes of ${packet}`);
    return ExitCode.done;
  }
  const header = readHeader(folder, context);
  const loaded = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const store = new PacketStore(folder, loaded.template, await loaded.layouts(), context, clock.today(), writer);
  const start: Interview = {
    template: loaded.template,
    today: clock.today(),
    setup: emptySetup,
    answers: answersOf(readPacket(folder, loaded.template, context).document),
    notes: 0,
    screen: { at: 'hub' },
    halfTyped: [],
  };
  const drafts = new DraftStore(context.files, context.draftPlace(folder), (path) => context.shownPath(path));
  const found = drafts.read().draft;
  const prompter = await context.prompter(folder);
  const { interview, lost } = found === undefined ? { interview: start, lost: [] } : resumed(start, found, true);
  keepLost(lost, drafts, prompter);
  const sitting = new Sitting(context, { folder, store, writer, drafts, prompter });
  const { sorted } = sitting;
  try {
    await sitting.hold(startSorting({ ...interview, screen: start.screen }, notes));
  } finally {
    prompter.close();
    screen.err(sortedText(sorted, notes.length, screen.columns, screen.errStyle));
  }
  await context.endInCommit(folder, writer, (packet) => `Sort the notes of ${packet}`);
  return ExitCode.done;
}
