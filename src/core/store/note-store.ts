import { addNote } from '../notes/add-note.ts';
import { markNote } from '../notes/mark-note.ts';
import type { NewNote } from '../notes/new-note.ts';
import { parseNotes, type Note, type Notes } from '../notes/notes.ts';
import { saying } from '../notes/add-note.ts';
import { isSame } from '../sameness.ts';
import { PacketError } from '../errors.ts';
import type { FileSnapshot, PacketFolder } from '../ports.ts';
import type { Reading } from './packet-store.ts';
import type { Writer } from './writer.ts';

/** notes.md beside a packet, as it is now; empty where there is none. */
export function readNotes(folder: PacketFolder, reading: Reading): Notes {
  return notesIn(folder, reading.files.read(folder.notesFile), reading);
}

/** Writes notes, each where its date belongs and in their order, in one write; what others wrote meanwhile stays. Gives all notes then. */
export function addNotes(folder: PacketFolder, notes: readonly NewNote[], reading: Reading, writer: Writer): Notes {
  return changed(folder, reading, writer, (before) =>
    notes.reduceRight((sofar, note) => addNote(sofar, note, reading.readFrontMatter), before),
  );
}

/** Strikes a note through, and says where it went. Throws `E_CHANGED` where it does not stand there any more. */
export function placeNote(
  folder: PacketFolder,
  note: Note,
  to: string | undefined,
  reading: Reading,
  writer: Writer,
): Notes {
  return changed(folder, reading, writer, (before) => {
    const found = before.notes.find((each) => isSame(saying(each), saying(note)));
    if (found !== undefined) return markNote(before, found, to, reading.readFrontMatter);
    throw new PacketError(
      'E_CHANGED',
      `Unexpected change of a note in ${before.page.source.file}, expected it as it was read`,
      {
        hint: 'packet add --sort     goes on with what is there now',
      },
    );
  });
}

function changed(folder: PacketFolder, reading: Reading, writer: Writer, edit: (notes: Notes) => Notes): Notes {
  return writer.hold(() => {
    const before = reading.files.read(folder.notesFile);
    const after = edit(notesIn(folder, before, reading));
    const { text } = after.page.source;
    if (text !== before?.text) writer.write([{ path: folder.notesFile, before, text, isPrivate: true }]);
    return after;
  });
}

function notesIn(folder: PacketFolder, snapshot: FileSnapshot | undefined, reading: Reading): Notes {
  return parseNotes(reading.shownPath(folder.notesFile), snapshot?.text ?? '', reading.readFrontMatter);
}
