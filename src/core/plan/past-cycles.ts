import { isCalendarDate } from '../calendar-date.ts';
import { itemLine, placeWithin, type PageReading } from '../document/page-reading.ts';
import { partsUnder, type PageItem } from '../document/page.ts';
import { nearest } from '../nearest.ts';
import type { Place } from '../problem.ts';
import { planHeadings } from './plan-headings.ts';

/** What can happen in a cycle. */
export const cycleEvents = ['submitted', 'declined', 'promoted', 'withdrawn', 'paused', 'resumed'] as const;
export type CycleEventKind = (typeof cycleEvents)[number];

export interface CycleEvent {
  readonly kind: CycleEventKind;
  /** ISO date; undefined where the plan has none that exists. */
  readonly date: string | undefined;
  /** The version that was handed in, 7 to 40 hex digits of git's blob hash: `submitted 2027-02-10 (3b18e512dba7)`. */
  readonly version: string | undefined;
}

/** One of the things that were said. */
export interface CycleReason {
  readonly text: string;
  /** Whether it is not for oneself to mend, as `(not mine to fix)` behind it says. */
  readonly isNotMine: boolean;
}

/** `- 2027-H1: submitted 2027-02-10, declined 2027-03-30: scope beyond one team` */
export interface PastCycle {
  readonly name: string;
  /** As they stand, which is in the order in which they happened. */
  readonly events: readonly CycleEvent[];
  /** What was said; may be empty. */
  readonly reason: string;
  /** The same one by one: a semicolon stands between two. */
  readonly reasons: readonly CycleReason[];
  readonly item: PageItem;
  readonly place: Place;
}

/** What stands behind a reason that is kept, and leads to no gap. */
export const NOT_MINE = '(not mine to fix)';

const isEvent = (word: string): word is CycleEventKind => (cycleEvents as readonly string[]).includes(word);

export function readPastCycles(reading: PageReading): readonly PastCycle[] {
  const items = partsUnder(reading.page, planHeadings.cycles).flatMap((part) => part.items);
  return items.filter(({ level }) => level === 0).flatMap((item) => pastCycle(reading, item) ?? []);
}

function pastCycle(reading: PageReading, item: PageItem): PastCycle | undefined {
  const text = itemLine(item);
  const match = /^([^:：]+?)\s*[:：]\s*(.*)$/u.exec(text) ?? /^(?=\S*\d)(\S+)\s+(\p{L}.*)$/u.exec(text);
  if (match === null) {
    reading.report(
      item.place,
      'cycle-unread',
      'Unexpected line under Cycles, expected the name of a cycle and what happened',
      {
        hint: '- 2027-H1: submitted 2027-02-10, declined 2027-03-30: the reason',
      },
    );
    return undefined;
  }
  const [, name = '', rest = ''] = match;
  const colon = rest.search(/[:：]/);
  const said = colon === -1 ? rest : rest.slice(0, colon);
  const events = said
    .split(/[,;]/)
    .flatMap((part) => (part.trim() === '' ? [] : (cycleEvent(reading, item, part.trim()) ?? [])));
  const dated = events.flatMap(({ date }) => date ?? []);
  const late = dated.findIndex((date, index) => index > 0 && date < (dated[index - 1] ?? ''));
  if (late !== -1) {
    const [before = '', after = ''] = dated.slice(late - 1);
    reading.report(
      placeWithin(item, after),
      'cycle-order',
      `Unexpected date ${after} after ${before}, expected what happened first to stand first`,
      { hint: 'correct the one that is wrong' },
    );
  }
  const reason = colon === -1 ? '' : rest.slice(colon + 1).trim();
  return { name, events, reason, reasons: reasonsIn(reason), item, place: item.place };
}

/** Whether a reason ends in what says that it is not for oneself to mend. */
export function isMarkedNotMine(reason: string): boolean {
  return reason.trimEnd().toLowerCase().endsWith(NOT_MINE);
}

function reasonsIn(text: string): readonly CycleReason[] {
  return text.split(';').flatMap((part): CycleReason[] => {
    const isNotMine = isMarkedNotMine(part);
    const words = (isNotMine ? part.trimEnd().slice(0, -NOT_MINE.length) : part).trim();
    return words === '' ? [] : [{ text: words, isNotMine }];
  });
}

/** `declined 2027-03-30`; `on` and something in brackets may stand beside it. */
function cycleEvent(reading: PageReading, item: PageItem, text: string): CycleEvent | undefined {
  const [word = '', ...rest] = text
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .split(/\s+/);
  if (!isEvent(word)) {
    const meant = nearest(word, cycleEvents);
    reading.report(
      placeWithin(item, text),
      'cycle-event',
      `Unexpected word "${word}" for what happened in a cycle, expected one of ${cycleEvents.join(', ')}`,
      { hint: meant === undefined ? 'a reason stands after a second colon' : `did you mean ${meant}?` },
    );
    return undefined;
  }
  const date = rest.find((each) => each !== 'on');
  const version = /\(([0-9a-f]{7,40})\)/.exec(text)?.[1];
  if (date === undefined) return { kind: word, date: undefined, version };
  return { kind: word, date: isCalendarDate(date) ? date : reading.dateAt(placeWithin(item, date), date), version };
}
