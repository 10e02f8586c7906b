import { isCalendarDate } from '../calendar-date.ts';
import { PageReading } from '../document/page-reading.ts';
import { headingNames, type HeadingNames } from '../document/heading-names.ts';
import { parsePage, partsUnder, type Page, type PageItem, type PagePart } from '../document/page.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { namesIn } from '../people/person-name.ts';
import type { Place, Problem } from '../problem.ts';
import { ownerAbove, readAgreement, type Agreement } from './agreement.ts';

/** A question to ask. */
export interface Asking {
  readonly text: string;
  /** Whether its box is ticked: it was asked. */
  readonly isDone: boolean;
  readonly item: PageItem;
}

/** A 1:1 in which the packet was on the table. */
export interface Review {
  /** ISO; undefined for the coming one, and where the file has none that exists. */
  readonly date: string | undefined;
  /** As they are written; empty where nobody is named. */
  readonly with: readonly string[];
  /** `manager`, `skip-level`, `sponsor`, …; lower case; undefined where nothing is said. */
  readonly relation: string | undefined;
  readonly isGoalShared: boolean;
  /** Git's blob hash of packet.md on that day. */
  readonly base: string | undefined;
  readonly toAsk: readonly Asking[];
  /** Markdown: the items under Heard, or the prose where there are none. */
  readonly heard: readonly string[];
  readonly agreed: readonly Agreement[];
  /** Whether it says something that can only be said afterwards. */
  readonly isHeld: boolean;
  /** Where it begins. */
  readonly place: Place;
}

/** A file of `reviews/` as it was read. */
export interface ReviewPage {
  /** One, or one for each heading with a date of its own. */
  readonly reviews: readonly Review[];
  /** `reviews/next.md`. */
  readonly isComing: boolean;
  readonly problems: readonly Problem[];
  readonly page: Page;
}

/** Under which headings of a review its lists stand; the tool writes the first one, a hand may have written any. */
export const reviewHeadings = {
  toAsk: headingNames('To ask', 'Ask', 'Questions', 'Agenda', 'Topics'),
  heard: headingNames('Heard', 'Notes', 'Said', 'Discussed', 'Discussion', 'Feedback'),
  agreed: headingNames(
    'Agreed',
    'Agreements',
    'Actions',
    'Action items',
    'To do',
    'Todo',
    'Tasks',
    'Next steps',
    'Follow-ups',
  ),
} as const;

const ANY_DATE = /(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)/;
const GOAL_SHARED = /^(?:the )?goal[ -]?shared\b(?:\s*[:：])?\s*(?!\s)(.*)$/iu;

/** Reads a file of `reviews/` as far as it goes; `file` as the user would type it. Never throws. */
export function parseReviewPage(file: string, text: string, read: FrontMatterReader): ReviewPage {
  const page = parsePage(file, text, read);
  const reading = new PageReading(page);
  const name = /(?:^|[/\\])([^/\\]*?)(?:\.md)?$/iu.exec(file)?.[1] ?? '';
  const isComing = /^next$/i.test(name);
  const whole = readDate(reading, name, isComing);
  const reviews = stretchesOf(page).map((parts, index) => readReview(reading, parts, whole, index === 0, isComing));
  return { reviews, isComing, problems: reading.problems, page };
}

/** The date of the front matter, of the file's name, or of the first heading. */
function readDate(reading: PageReading, name: string, isComing: boolean): string | undefined {
  const { page } = reading;
  const key = reading.date('date');
  const named = /^\d{4}\D?\d{1,2}\D?\d{1,2}(?!\d)|^\d{4}-\d+-\d+/.exec(name)?.[0];
  const top = { file: page.source.file, line: 1, column: 1 };
  if (named !== undefined) {
    const iso = named.replace(/^(\d{4})\D?(\d{2})\D?(\d{2})$/, '$1-$2-$3');
    if (isCalendarDate(iso)) {
      const place = page.keys.get('date')?.place;
      if (key === undefined || place === undefined || key === iso) return key ?? iso;
      reading.report(place, 'review-date', `Unexpected date ${key} in the file of ${iso}, expected the same`, {
        hint: 'correct the one that is wrong, or give the file another name',
        severity: 'info',
      });
      return key;
    }
    if (key !== undefined) return key;
    if (page.keys.get('date') === undefined) return reading.dateAt(top, named);
    return undefined;
  }
  if (key !== undefined) return key;
  if (page.parts.some(({ heading }) => ANY_DATE.test(heading)) || isComing) return undefined;
  if (page.keys.get('date') === undefined) {
    reading.report(top, 'review-no-date', 'Unexpected review without a date, expected date: 2026-12-04', {
      hint: 'name the file for its date: 2026-12-04.md',
    });
  }
  return undefined;
}

/** The parts of a file, put together for each heading of the first or second level with a date; several only where dates differ. */
function stretchesOf(page: Page): readonly (readonly PagePart[])[] {
  const stretches: PagePart[][] = [[]];
  let date: string | undefined;
  for (const part of page.parts) {
    const own = part.depth === 1 || part.depth === 2 ? ANY_DATE.exec(part.heading)?.[0] : undefined;
    if (own !== undefined && date !== undefined && own !== date) stretches.push([]);
    date = own ?? date;
    stretches.at(-1)?.push(part);
  }
  return stretches;
}

function readReview(
  reading: PageReading,
  parts: readonly PagePart[],
  whole: string | undefined,
  isFirst: boolean,
  isComing: boolean,
): Review {
  const title = parts.find(({ depth, heading }) => depth > 0 && depth < 3 && ANY_DATE.test(heading));
  const dateText = ANY_DATE.exec(title?.heading ?? '')?.[0];
  const ownDate = title === undefined || dateText === undefined ? undefined : reading.dateAt(title.place, dateText);
  const date = isFirst ? (whole ?? ownDate) : ownDate;
  const agreed = readAgreed(reading, parts, date);
  const heard = readHeard(parts);
  const isGoalShared = (isFirst ? reading.yesNo('goal-shared') : undefined) ?? sharesGoal(parts);
  return {
    date: isComing ? undefined : date,
    with: readWith(reading, parts, isFirst),
    relation: isFirst ? reading.text('relation')?.toLowerCase() : undefined,
    isGoalShared,
    base: isFirst ? reading.text('base') : undefined,
    toAsk: itemsUnder(parts, reviewHeadings.toAsk).map((item) => ({
      text: item.text,
      isDone: item.isDone === true,
      item,
    })),
    heard,
    agreed,
    isHeld: isGoalShared || heard.length > 0 || agreed.length > 0,
    place: title?.place ?? parts[0]?.place ?? { file: reading.page.source.file, line: 1, column: 1 },
  };
}

/** `with` in front, else `1:1 with Sam Lee, 2026-12-04` in a heading. */
function readWith(reading: PageReading, parts: readonly PagePart[], isFirst: boolean): readonly string[] {
  const key = isFirst ? reading.text('with') : undefined;
  if (key !== undefined) return namesIn(key);
  for (const { heading, depth } of parts) {
    if (depth === 0 || depth > 2) continue;
    const named = /\bwith\s+([^\d:：()|–—]+)/iu.exec(heading)?.[1];
    if (named !== undefined) return namesIn(named.replace(/\s+on\s*$/i, ''));
  }
  return [];
}

function itemsUnder(parts: readonly PagePart[], headings: HeadingNames): readonly PageItem[] {
  return partsUnder({ parts }, headings)
    .flatMap(({ items }) => items)
    .filter((item) => item.level === 0 && item.text.trim() !== '' && !GOAL_SHARED.test(item.text));
}

function readHeard(parts: readonly PagePart[]): readonly string[] {
  const items = itemsUnder(parts, reviewHeadings.heard);
  if (items.length > 0) return items.map(({ text }) => text);
  return partsUnder({ parts }, reviewHeadings.heard).flatMap(({ text }) => (/[\p{L}\p{N}]/u.test(text) ? [text] : []));
}

/** Items under Agreed, and boxes under any heading but those of what is to be asked and what was heard; also nested ones. */
function readAgreed(reading: PageReading, parts: readonly PagePart[], date: string | undefined): readonly Agreement[] {
  const named = new Set(partsUnder({ parts }, reviewHeadings.agreed));
  const others = new Set([
    ...partsUnder({ parts }, reviewHeadings.toAsk),
    ...partsUnder({ parts }, reviewHeadings.heard),
  ]);
  return parts.flatMap((part) => {
    if (others.has(part) && !named.has(part)) return [];
    const owners: (string | undefined)[] = [];
    return part.items.flatMap((item) => {
      owners.length = item.level;
      const above = owners.findLast((owner) => owner !== undefined);
      const owner = ownerAbove(item);
      owners.push(owner);
      const isMeant = item.isDone !== undefined || (named.has(part) && (item.level === 0 || above !== undefined));
      const isAny = isMeant && item.text.trim() !== '' && !GOAL_SHARED.test(item.text);
      return isAny && owner === undefined ? [readAgreement(reading, item, date, above)] : [];
    });
  });
}

/** `- [x] goal shared`, or an item `Goal shared: yes`. */
function sharesGoal(parts: readonly PagePart[]): boolean {
  return parts.some(({ items }) =>
    items.some(({ text, isDone }) => {
      const said = GOAL_SHARED.exec(text)?.[1];
      return said !== undefined && (isDone ?? !/^(?:no|not)\b/i.test(said));
    }),
  );
}
