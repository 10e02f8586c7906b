import { isSame } from '../sameness.ts';
import { editRefusal } from '../document/front-matter-edit.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { ownTextRange } from '../document/page-edits.ts';
import { saying } from './add-note.ts';
import { DATED, parseNotes, type Note, type Notes } from './notes.ts';

/**
 * notes.md with one note struck through, and behind it where it went, such as `impact: Label latency`; undefined where
 * it went nowhere. No other byte changes.
 * @throws PacketError what made the file unreadable, `E_EDIT` where a hand has to do it.
 */
export function markNote(notes: Notes, note: Note, to: string | undefined, read: FrontMatterReader): Notes {
  const { page } = notes;
  if (page.error !== undefined) throw page.error;
  const { source } = page;
  const range = ownTextRange(page, note.item);
  const own = source.text.slice(range.start, range.end);
  const date = DATED.exec(own)?.[0] ?? '';
  const target = to?.replace(/\s+/g, ' ').trim();
  const marked = `${date}~~${own.slice(date.length)}~~${target === undefined ? '' : ` → ${target}`}`;
  const text = source.text.slice(0, range.start) + marked + source.text.slice(range.end);
  const wanted = notes.notes.map((each) =>
    saying(each === note ? { ...each, state: target === undefined ? 'struck' : 'placed', to: target } : each),
  );
  const after = parseNotes(source.file, text, read);
  if (isSame(wanted, after.notes.map(saying))) return after;
  throw editRefusal(source, range);
}
