import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { newNote, splitNotes, type NewNote } from '../../core/notes/new-note.ts';
import { openNotes } from '../../core/notes/notes.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { addNotes } from '../../core/store/note-store.ts';
import { addedText } from '../../view/added-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { newNotesObject } from '../../view/notes-text.ts';
import type { AddRequest } from './add-request.ts';
import { writtenOrAside } from './written-or-aside.ts';

/** Keeps what was given on the command line or standard input. */
export async function addNotesGiven(
  context: Context,
  given: Given,
  folder: PacketFolder,
  request: Extract<AddRequest, { way: 'add' }>,
): Promise<ExitCode> {
  const { links, date, to } = request;
  const notes = (await textsOf(context, request.text)).flatMap((text): NewNote[] => {
    const note = newNote(text, date ?? context.clock.today(), links);
    return note === undefined ? [] : [note];
  });
  if (notes.length === 0) {
    throw new PacketError('E_INPUT_MISSING', 'Unexpected empty note, expected a text', {
      hint: 'packet add "Ana asked for the runbook"',
    });
  }
  if (to !== undefined) {
    const { addEntriesGiven } = await import('./add-entries.ts');
    return addEntriesGiven(context, given, folder, { notes, to, date });
  }
  const { screen, clock } = context;
  const writer = context.writer(folder, 'add');
  const open = await writtenOrAside(
    context,
    folder,
    notes,
    () => openNotes(addNotes(folder, notes, context, writer)).length,
  );
  if (given.flags['json'] === true) {
    const file = context.shownPath(folder.notesFile);
    screen.out(jsonText({ file, notes: newNotesObject(notes), question: null, open, written: !context.isTrial }));
  } else if (!context.isTrial) screen.err(addedText(notes, open, clock.today(), screen.columns, screen.errStyle));
  const what = notes.length === 1 ? 'a note' : `${String(notes.length)} notes`;
  await context.endInCommit(folder, writer, (packet) => `Add ${what} to ${packet}`);
  return ExitCode.done;
}

/** One text from the command line, or what stands on standard input, a line each. */
async function textsOf(context: Context, text: string | undefined): Promise<readonly string[]> {
  if (text !== undefined && text !== '-') return [text];
  const [, input] = await context.readInput('-');
  return splitNotes(input);
}
