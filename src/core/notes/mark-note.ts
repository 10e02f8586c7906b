import { isSame } from '../sameness.ts';
import { editRefusal } from '../document/front-matter-edit.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import type { PageItem } from '../document/page.ts';
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
  const range = ownRange(notes, note.item);
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

/** An item's own text: from behind its marker and box to the end of its last line before nested items. */
function ownRange({ page }: Notes, item: PageItem): { start: number; end: number } {
  const nested = page.parts
    .flatMap(({ items }) => items)
    .find(({ range }) => range.start > item.range.start && range.start < item.range.end);
  const text = page.source.text.slice(item.textStart, nested?.range.start ?? item.range.end);
  const start = item.textStart + text.length - text.trimStart().length;
  return { start, end: item.textStart + text.trimEnd().length };
}
