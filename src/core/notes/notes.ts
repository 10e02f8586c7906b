import { PageReading, placeWithin } from '../document/page-reading.ts';
import { parsePage, type Page, type PageItem } from '../document/page.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import type { Problem } from '../problem.ts';
import { parseNoteBody, type NoteBody } from './note-body.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** One thing jotted down: `- 2026-11-20 Cut label p95 from 900 to 310 ms ([dashboard](…)) #impact`. */
export interface Note extends NoteBody {
  /** ISO; that of the heading above it where it has none of its own; undefined where there is none that exists. */
  readonly date: string | undefined;
  /** `placed` where it says where it went or its box is ticked, `struck` where it is struck through and went nowhere. */
  readonly state: 'open' | 'placed' | 'struck';
  /** Where it went, such as `impact: Label latency`. */
  readonly to: string | undefined;
  readonly item: PageItem;
}

/** notes.md as it was read. */
export interface Notes {
  /** In the order of the file, which is newest first. */
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
  readonly page: Page;
}

/** A date and what stands between it and the text. */
export const DATED = /^(\d{4}-\d{1,2}-\d{1,2})(?:[\s:：]+|$)/u;
const TAG = new LetterPattern(String.raw`\s#(\p{L}[\p{L}\p{M}\p{N}_-]*)$`);
const STRUCK = /^~~(.*)~~$/su;
const GONE = /^~~(.*)~~\s*(?:→|->)\s*(\S[^\n]*)$/su;

/** Reads a notes.md as far as it goes; an empty text for a packet without one. Never throws. */
export function parseNotes(file: string, text: string, read: FrontMatterReader): Notes {
  const page = parsePage(file, text, read);
  const reading = new PageReading(page);
  const notes = page.parts.flatMap(({ heading, place, items }) => {
    const dayText = DATED.exec(heading)?.[1];
    const day = dayText === undefined ? undefined : reading.dateAt(place, dayText);
    return items
      .filter((item) => item.level === 0 && item.text.trim() !== '')
      .map((item) => parseNote(reading, item, day));
  });
  return { notes, problems: reading.problems, page };
}

function parseNote(reading: PageReading, item: PageItem, day: string | undefined): Note {
  const whole = item.text.trim();
  const own = DATED.exec(whole);
  const said = own === null ? whole : whole.slice(own[0].length);
  const isMarked = said.includes('~~');
  const gone = isMarked ? GONE.exec(said) : null;
  // A hand may put the tag behind what it strikes through, and strike the date through as well.
  const tag = isMarked && gone === null ? TAG.for(said).exec(said)?.[1] : undefined;
  const struck = isMarked ? (gone?.[1] ?? STRUCK.exec(said.replace(TAG.for(said), ''))?.[1]) : undefined;
  const inner = struck ?? said;
  const innerDate = own === null ? DATED.exec(inner) : null;
  const source = (innerDate === null ? inner : inner.slice(innerDate[0].length)).trim();
  const dateText = own?.[1] ?? innerDate?.[1];
  const isPlaced = gone !== null || item.isDone === true;
  let body: NoteBody | undefined;
  // Whoever only counts notes does not ask what they say.
  const bodyOf = (): NoteBody => (body ??= parseNoteBody(source));
  return {
    get text() {
      return bodyOf().text;
    },
    get links() {
      return bodyOf().links;
    },
    get tag() {
      return bodyOf().tag ?? (struck === undefined ? undefined : tag);
    },
    date: dateText === undefined ? day : reading.dateAt(placeWithin(item, dateText), dateText),
    state: isPlaced ? 'placed' : struck === undefined ? 'open' : 'struck',
    to: gone?.[2]?.trim(),
    item,
  };
}

/** Notes that nobody has placed or struck through yet. */
export function openNotes({ notes }: Notes): readonly Note[] {
  return notes.filter(({ state }) => state === 'open');
}

/** Notes in which each of these words stands, whatever its case. */
export function notesWith(notes: readonly Note[], words: string): readonly Note[] {
  const wanted = plain(words).split(/\s+/);
  return notes.filter((note) => {
    const links = note.links.flatMap(({ title, address }) => [title, address]);
    const text = plain([note.date ?? '', note.text, ...links, note.tag ?? '', note.to ?? ''].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}
