import { itemLine, placeWithin, type PageReading } from '../document/page-reading.ts';
import type { PageItem } from '../document/page.ts';
import { nearest } from '../nearest.ts';

/** Somebody who was asked in a round: `- [x] Jo Park (Staff): asked 2026-12-01, answered 2026-12-05`. */
export interface Reader {
  readonly name: string;
  /** What stands in brackets behind the name, such as `Staff`. */
  readonly level: string | undefined;
  /** ISO dates; undefined where there is none that exists. */
  readonly asked: string | undefined;
  readonly answered: string | undefined;
  /** ISO dates, as they stand. */
  readonly reminded: readonly string[];
  /** The box is ticked, or the line says so. */
  readonly hasAnswered: boolean;
  /** Whoever has declined is not waited for. */
  readonly hasDeclined: boolean;
  readonly item: PageItem;
}

/** Days without an answer that are no silence yet. */
export const PATIENCE = 7;

const EVENTS = ['asked', 'reminded', 'answered', 'declined'] as const;
type EventKind = (typeof EVENTS)[number];

export function readReader(reading: PageReading, item: PageItem): Reader | undefined {
  const [, name = '', level, rest = ''] = /^([^:：(,]+)(?:\(([^()]*)\))?\s*[:：,]?\s*(.*)$/u.exec(itemLine(item)) ?? [];
  if (!/\p{L}/u.test(name)) {
    reading.report(item.place, 'reader-unread', 'Unexpected line under Readers, expected a name and dates', {
      hint: '- [ ] Jo Park (Staff): asked 2026-12-01',
    });
    return undefined;
  }
  const events = rest
    .split(/[,;]/)
    .flatMap((part) => (part.trim() === '' ? [] : (eventOf(reading, item, part.trim()) ?? [])));
  const dateOf = (kind: EventKind): string | undefined => events.find((event) => event.kind === kind)?.date;
  const [asked, answered] = [dateOf('asked'), dateOf('answered')];
  if (asked !== undefined && answered !== undefined && answered < asked) {
    reading.report(
      placeWithin(item, answered),
      'date-order',
      `Unexpected answer ${answered} before it was asked for on ${asked}, expected it after`,
      { hint: 'correct the one that is wrong' },
    );
  }
  return {
    name: name.trim(),
    level: level?.trim(),
    asked,
    answered,
    reminded: events.flatMap(({ kind, date }) => (kind === 'reminded' && date !== undefined ? [date] : [])),
    hasAnswered: item.isDone === true || events.some(({ kind }) => kind === 'answered'),
    hasDeclined: events.some(({ kind }) => kind === 'declined'),
    item,
  };
}

/** `asked 2026-12-01`, `answered`; `on` may stand between. */
function eventOf(
  reading: PageReading,
  item: PageItem,
  text: string,
): { readonly kind: EventKind; readonly date: string | undefined } | undefined {
  const [word = '', ...rest] = text.toLowerCase().split(/\s+/);
  const kind = EVENTS.find((each) => each === word);
  if (kind === undefined) {
    const meant = nearest(word, EVENTS);
    reading.report(
      placeWithin(item, text),
      'reader-event',
      `Unexpected word "${word}" for a reader, expected one of ${EVENTS.join(', ')}`,
      { hint: meant === undefined ? '- [ ] Jo Park: asked 2026-12-01' : `did you mean ${meant}?` },
    );
    return undefined;
  }
  const date = rest.find((each) => each !== 'on');
  return { kind, date: date === undefined ? undefined : reading.dateAt(placeWithin(item, date), date) };
}
