import { isSame } from '../sameness.ts';
import { editRefusal } from '../document/front-matter-edit.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { formatItem } from '../document/page-edits.ts';
import type { PagePart } from '../document/page.ts';
import { splice, type Range } from '../document/source-text.ts';
import { formatNoteBody } from './note-body.ts';
import type { NewNote } from './new-note.ts';
import { parseNotes, type Note, type Notes } from './notes.ts';

/** What a new notes.md begins with. */
const TITLE = '# Notes';

/**
 * notes.md with one more note: newest first, below the heading of its month, which is made where it is missing. No other byte
 * changes.
 * @throws PacketError what made the file unreadable, `E_EDIT` where a hand has to do it.
 */
export function addNote(notes: Notes, note: NewNote, read: FrontMatterReader): Notes {
  if (notes.page.error !== undefined) throw notes.page.error;
  const { range, inserted, index } = insertion(notes, note);
  const { source } = notes.page;
  const after = parseNotes(source.file, splice(source, range, inserted), read);
  const { text: words, links, tag, date } = note;
  const wanted = notes.notes.map(saying).toSpliced(index, 0, saying({ text: words, links, tag, date, state: 'open' }));
  if (isSame(wanted, after.notes.map(saying))) return after;
  throw editRefusal(source, range);
}

/** All that a note says. */
export function saying(note: Omit<Note, 'item' | 'to'> & { readonly to?: string | undefined }): readonly unknown[] {
  const { date, text, links, tag, state, to } = note;
  return [date ?? null, text, links, tag ?? null, state, to ?? null];
}

interface Insertion {
  readonly range: Range;
  readonly inserted: string;
  /** Where the note stands among all of them (0-based). */
  readonly index: number;
}

function insertion(notes: Notes, note: NewNote): Insertion {
  const { page } = notes;
  const { text } = page.source;
  const month = note.date.slice(0, 7);
  const item = itemText(note, '-', 0);
  const block = `## ${month}\n\n${item}`;
  if (text.trim() === '')
    return { ...at(text.length), inserted: `${text === '' ? '' : '\n'}${TITLE}\n\n${block}\n`, index: 0 };
  const part = page.parts.find(({ heading }) => heading.trim() === month);
  if (part !== undefined) return inPart(notes, part, note);
  const months = page.parts.filter(({ heading }) => /^\d{4}-\d{2}(?:-\d{2})?$/.test(heading.trim()));
  const older = months.find(({ heading }) => heading.trim().slice(0, 7) <= month);
  if (older !== undefined)
    return {
      ...at(older.headingRange.start),
      inserted: `${block}\n\n`,
      index: notesBefore(notes, older.headingRange.start),
    };
  const end = months.at(-1)?.contentRange.end ?? text.trimEnd().length;
  return { ...at(end), inserted: `\n\n${block}`, index: notesBefore(notes, end) };
}

/** Before the first note of that month that is not newer, else after the last one. */
function inPart(notes: Notes, part: PagePart, note: NewNote): Insertion {
  const there = notes.notes.filter(({ item }) => part.items.includes(item));
  const next = there.find(({ date }) => date !== undefined && date <= note.date);
  const beside = (next ?? there.at(-1))?.item;
  if (beside === undefined) {
    const { end } = part.contentRange;
    const rest = notes.page.source.text.slice(end);
    const isFollowed = /^(?:\r\n?|\n)[ \t]*\S/.test(rest);
    return {
      ...at(end),
      inserted: `\n\n${itemText(note, '-', 0)}${isFollowed ? '\n' : ''}`,
      index: notesBefore(notes, end),
    };
  }
  const { indentation } = beside;
  const marker = /^\d/.test(beside.marker) ? '-' : beside.marker;
  const margin = ' '.repeat(indentation);
  const own = itemText(note, marker, indentation);
  if (next === undefined)
    return { ...at(beside.range.end), inserted: `\n${margin}${own}`, index: notesBefore(notes, beside.range.end) };
  return { ...at(beside.range.start), inserted: `${own}\n${margin}`, index: notesBefore(notes, beside.range.start) };
}

function itemText({ date, ...body }: NewNote, marker: string, indentation: number): string {
  return formatItem({ text: `${date} ${formatNoteBody(body)}`, isDone: undefined }, marker, indentation);
}

function at(offset: number): Pick<Insertion, 'range'> {
  return { range: { start: offset, end: offset } };
}

function notesBefore({ notes }: Notes, offset: number): number {
  return notes.filter(({ item }) => item.range.start < offset).length;
}
