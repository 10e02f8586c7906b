import { oneLine, placeWithin, PageReading } from '../document/page-reading.ts';
import { parsePage, type Page, type PageItem } from '../document/page.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import type { Problem } from '../problem.ts';

/** One thing jotted down: `- 2026-11-20 Cut label p95 from 900 to 310 ms ([dashboard](…)) #impact`. */
export interface Note {
  /** ISO; that of the heading above it where it has none of its own; undefined where there is none that exists. */
  readonly date: string | undefined;
  /** Markdown on one line, without the date and without where it went. */
  readonly text: string;
  /** The question that it went to, as the word after `#` at its end; undefined where it says none. */
  readonly to: string | undefined;
  /** `placed` where it says where it went or its box is ticked, `struck` where it is struck through. */
  readonly state: 'open' | 'placed' | 'struck';
  readonly item: PageItem;
}

/** notes.md as it was read. */
export interface Notes {
  /** In the order of the file, which is newest first. */
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
  readonly page: Page;
}

const DATED = /^(\d{4}-\d{1,2}-\d{1,2})(?:[\s:：]+|$)/u;
const TAG = /(?:^|\s)#(\p{L}[\p{L}\p{M}\p{N}_-]*)$/u;
const STRUCK = /^~~(.*)~~$/su;

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
  const whole = oneLine(item);
  const ownDate = DATED.exec(whole);
  const said = ownDate === null ? whole : whole.slice(ownDate[0].length);
  const to = TAG.exec(said)?.[1];
  const words = to === undefined ? said : said.replace(TAG, '');
  const inner = STRUCK.exec(words)?.[1] ?? STRUCK.exec(whole)?.[1];
  const dateText = ownDate?.[1] ?? DATED.exec(inner ?? '')?.[1];
  const isPlaced = to !== undefined || item.isDone === true;
  return {
    date: dateText === undefined ? day : reading.dateAt(placeWithin(item, dateText), dateText),
    text: (inner ?? words).replace(DATED, '').trim(),
    to,
    state: inner !== undefined ? 'struck' : isPlaced ? 'placed' : 'open',
    item,
  };
}

/** Notes that nobody has placed or struck through yet. */
export function openNotes({ notes }: Notes): readonly Note[] {
  return notes.filter(({ state }) => state === 'open');
}
