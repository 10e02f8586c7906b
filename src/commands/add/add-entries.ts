import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { addEntries } from '../../core/document/edits.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { entryOfNote } from '../../core/notes/entry-of-note.ts';
import type { NewNote } from '../../core/notes/new-note.ts';
import { locateQuestion } from '../../core/packet/locate-question.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { PacketStore, readHeader } from '../../core/store/packet-store.ts';
import { addedEntriesText } from '../../view/added-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { newNotesObject } from '../../view/notes-text.ts';
import { writtenOrAside } from './written-or-aside.ts';

/** What is to be an entry, and where; `date` is ISO, undefined where none was named. */
interface GivenEntries {
  readonly notes: readonly NewNote[];
  readonly to: string;
  readonly date: string | undefined;
}

/** Makes notes entries of a question at once, in one write. */
export async function addEntriesGiven(
  context: Context,
  given: Given,
  folder: PacketFolder,
  { notes, to, date }: GivenEntries,
): Promise<ExitCode> {
  const { screen, clock } = context;
  const header = readHeader(folder, context);
  const loaded = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const question = locateQuestion(loaded.template, to, 'packet add --to');
  const entries = notes.map((note) => entryOfNote(note, question, date));
  const writer = context.writer(folder, 'add');
  const store = new PacketStore(folder, loaded.template, await loaded.layouts(), context, clock.today(), writer);
  await writtenOrAside(context, folder, notes, () => {
    store.change((document, editing) => addEntries(document, question, entries, editing));
  });
  if (given.flags['json'] === true) {
    const file = context.shownPath(folder.packetFile);
    const written = !context.isTrial;
    screen.out(jsonText({ file, notes: newNotesObject(notes), question: question.id, open: null, written }));
  } else if (!context.isTrial)
    screen.err(addedEntriesText(question, entries, date, clock.today(), screen.columns, screen.errStyle));
  await context.endInCommit(folder, writer, (packet) => `Add to ${question.id} in ${packet}`);
  return ExitCode.done;
}
