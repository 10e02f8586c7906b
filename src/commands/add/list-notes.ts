import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { notesWith, openNotes } from '../../core/notes/notes.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { readNotes } from '../../core/store/note-store.ts';
import { jsonText } from '../../view/json-text.ts';
import { notesObject, notesText } from '../../view/notes-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';

/** Prints notes, those with all of these words where some are given; what cannot be read is told of. */
export function listNotes(context: Context, given: Given, folder: PacketFolder, words: string | undefined): ExitCode {
  const { screen } = context;
  const read = readNotes(folder, context);
  const notes = words === undefined ? read.notes : notesWith(read.notes, words);
  if (given.flags['json'] === true) {
    const file = context.shownPath(folder.notesFile);
    screen.out(jsonText({ file, notes: notesObject(notes), open: openNotes(read).length, problems: read.problems }));
    return ExitCode.done;
  }
  for (const { file, line, column, message } of read.problems) {
    const text = `${file}:${String(line)}:${String(column)}  ${message}`;
    screen.err(`${wrappedText(screen.errStyle.warning(text), screen.columns)}\n`);
  }
  if (notes.length === 0) screen.err(words === undefined ? 'No notes yet.\n' : 'No note has these words.\n');
  screen.out(notesText(notes, screen.columns, screen.style));
  return ExitCode.done;
}
