import { PageReading } from '../document/page-reading.ts';
import { headingNames } from '../document/heading-names.ts';
import { parsePage, partsUnder, type Page, type PagePart } from '../document/page.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { personKey } from '../people/person-name.ts';
import type { Problem } from '../problem.ts';
import { readClaim, type Claim } from './claim.ts';
import { readFeedback, type Feedback } from './feedback.ts';
import { readReader, type Reader } from './reader.ts';

/** With whom one edits in a round. */
export const roundKinds = ['self', 'peers', 'manager', 'sponsor'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** Other words for a kind, as a hand may have them. */
const KIND_WORDS: readonly (readonly [string, RoundKind])[] = [
  ['self', 'self'],
  ['alone', 'self'],
  ['peer', 'peers'],
  ['peers', 'peers'],
  ['manager', 'manager'],
  ['sponsor', 'sponsor'],
];

/** One pass of editing: a file `rounds/02-peers.md`. Dates are ISO; undefined where there is none that exists. */
export interface Round {
  /** From its front matter, else from its file's name. */
  readonly number: number | undefined;
  readonly kind: RoundKind | undefined;
  readonly opened: string | undefined;
  readonly due: string | undefined;
  readonly isClosed: boolean;
  readonly closed: string | undefined;
  /** Git's blob hash of packet.md when it was opened. */
  readonly base: string | undefined;
  /** Whether gaps were asked for: `asked-for: gaps`, or a heading Gaps. */
  readonly hasAskedForGaps: boolean;
  /** What its copies hold beyond what their audience sees, as `--include` names it. */
  readonly included: readonly string[];
  readonly readers: readonly Reader[];
  /** Which place each number in its copies means. */
  readonly claims: readonly Claim[];
  readonly feedback: readonly Feedback[];
  readonly problems: readonly Problem[];
  readonly page: Page;
}

/** What stands under which headings of a round's file. */
export const roundHeadings = {
  readers: headingNames('Readers', 'Reader', 'Asked'),
  feedback: headingNames('Feedback', 'Comments'),
  unplaced: headingNames('Unplaced'),
  gaps: headingNames('Gaps', 'Gaps, real or perceived'),
  claims: headingNames('Claims'),
  /** What is read already, in a self round. */
  read: headingNames('Read'),
} as const;

/** Reads a file of `rounds/` as far as it goes; `file` as the user would type it. Never throws. */
export function parseRound(file: string, text: string, read: FrontMatterReader): Round {
  const page = parsePage(file, text, read);
  const reading = new PageReading(page);
  const name = /(?:^|[/\\])([^/\\]*?)(?:\.md)?$/iu.exec(file)?.[1] ?? '';
  const [opened, due] = [reading.date('opened'), reading.date('due')];
  const isClosed = !/^(?:no|n|false|not yet|-|)$/i.test(reading.text('closed') ?? '');
  const closed = isClosed ? reading.date('closed') : undefined;
  for (const [key, date] of [
    ['closed', closed],
    ['due', due],
  ] as const) {
    const at = page.keys.get(key)?.place;
    if (opened === undefined || date === undefined || at === undefined || date >= opened) continue;
    reading.report(at, 'date-order', `Unexpected ${key} ${date} before opened ${opened}, expected it after`, {
      hint: 'correct the one that is wrong',
    });
  }
  let feedback: readonly Feedback[] | undefined;
  let claims: readonly Claim[] | undefined;
  return {
    number: readNumber(reading, name),
    kind: readKind(reading, name),
    opened,
    due,
    isClosed,
    closed,
    base: reading.text('base'),
    hasAskedForGaps:
      /\bgaps\b/i.test(reading.text('asked-for') ?? '') || partsUnder(page, roundHeadings.gaps).length > 0,
    included: (reading.text('include') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    readers: readReaders(reading),
    get claims() {
      return (claims ??= partsUnder(page, roundHeadings.claims)
        .flatMap(({ items }) => items)
        .flatMap((item) => readClaim(item) ?? []));
    },
    // A screen that only counts readers does not ask for it.
    get feedback() {
      return (feedback ??= readAllFeedback(page));
    },
    problems: reading.problems,
    page,
  };
}

function readNumber(reading: PageReading, name: string): number | undefined {
  const named = /^\d{1,4}(?!\d)/.exec(name)?.[0];
  const text = reading.text('round');
  const place = reading.page.keys.get('round')?.place;
  if (text !== undefined && place !== undefined && !/^\d{1,4}$/.test(text)) {
    reading.report(place, 'value-unread', `Unexpected round "${text}", expected a number`, { hint: 'round: 2' });
  } else if (text !== undefined) return Number(text);
  return named === undefined ? undefined : Number(named);
}

function readKind(reading: PageReading, name: string): RoundKind | undefined {
  const kindIn = (text: string): RoundKind | undefined => {
    const words = text.toLowerCase().split(/[^\p{L}]+/u);
    return KIND_WORDS.find(([word]) => words.includes(word))?.[1];
  };
  const text = reading.text('kind');
  const { page } = reading;
  const kind = kindIn(text ?? '') ?? kindIn(name) ?? kindIn(page.parts.find(({ depth }) => depth === 1)?.heading ?? '');
  const place = page.keys.get('kind')?.place ?? { file: page.source.file, line: 1, column: 1 };
  if (kind === undefined || (text !== undefined && kindIn(text) === undefined)) {
    const found = text === undefined ? 'round without a kind' : `kind "${text}"`;
    reading.report(place, 'round-kind', `Unexpected ${found}, expected one of ${roundKinds.join(', ')}`, {
      hint: 'kind: peers',
    });
  }
  return kind;
}

function readReaders(reading: PageReading): readonly Reader[] {
  const items = partsUnder(reading.page, roundHeadings.readers).flatMap((part) => part.items);
  const readers = items
    .filter(({ level, text }) => level === 0 && text.trim() !== '')
    .flatMap((item) => readReader(reading, item) ?? []);
  const seen = new Map<string, Reader>();
  for (const reader of readers) {
    const key = personKey(reader.name);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, reader);
    else {
      const line = String(first.item.place.line);
      reading.report(
        reader.item.place,
        'reader-twice',
        `Unexpected second line for ${reader.name}, expected one (the first is line ${line})`,
        { hint: 'put both on one line' },
      );
    }
  }
  return readers;
}

/** Items under Feedback and Unplaced, and boxes under any heading that has no meaning of its own, which says what they are about. */
function readAllFeedback(page: Page): readonly Feedback[] {
  const others = new Set<PagePart>(
    [roundHeadings.readers, roundHeadings.read, roundHeadings.claims].flatMap((names) => partsUnder(page, names)),
  );
  const general = new Set<PagePart>([
    ...partsUnder(page, roundHeadings.feedback),
    ...partsUnder(page, roundHeadings.unplaced),
  ]);
  return page.parts.flatMap((part) => {
    if (others.has(part)) return [];
    const isAbout =
      part.depth > 1 && ![roundHeadings.feedback, roundHeadings.unplaced].some(({ keys }) => keys.has(part.key));
    return part.items
      .filter(
        ({ level, text, isDone }) => level === 0 && text.trim() !== '' && (general.has(part) || isDone !== undefined),
      )
      .map((item) => {
        const found = readFeedback(item);
        return isAbout ? { ...found, about: found.about ?? part.heading } : found;
      });
  });
}

/** A kind's open round; the first one where there are several. */
export function openRound(rounds: readonly Round[], kind: RoundKind): Round | undefined {
  return rounds.find((round) => round.kind === kind && !round.isClosed);
}
