import { formatScalar } from '../document/format-scalar.ts';
import { appendItem, setPageKey, tickItem } from '../document/page-edits.ts';
import { parsePage, partsUnder } from '../document/page.ts';
import type { HeadingNames } from '../document/heading-names.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { oneLine } from '../document/source-text.ts';
import { parseReviewPage, reviewHeadings } from './review.ts';

/** What is to be kept of a 1:1. */
export interface ReviewRecord {
  /** ISO. */
  readonly date: string;
  /** One line; undefined where nobody was named. */
  readonly with: string | undefined;
  readonly relation: string | undefined;
  /** Git's blob hash of packet.md after it, and before what is kept with it was written into that. */
  readonly base: string;
  readonly baseBefore: string;
  readonly isGoalShared: boolean;
  /** Questions that were put. */
  readonly asked: readonly string[];
  readonly heard: readonly string[];
  /** `Sam: ask who sits on the committee`; whoever stands before the colon does it. */
  readonly agreed: readonly string[];
}

/**
 * A review file with this in it; `text` is what stands there, empty for a new one. What it says already is not said twice, and
 * nothing is taken out of it. Throws as edits of pages do.
 */
export function withRecord(file: string, text: string, record: ReviewRecord, read: FrontMatterReader): string {
  let now = text === '' ? newReview(record) : text;
  for (const [key, value] of keysOf(record)) {
    const page = parsePage(file, now, read);
    const there = page.keys.get(key)?.value ?? '';
    const isNo = key === 'goal-shared' && /^(?:no|n|false)$/i.test(there);
    // A gap that was named in it is no news the next time.
    const isMoved = key === 'base' && there === record.baseBefore && there !== value;
    if (there === '' || isNo || isMoved) now = setPageKey(page, key, value, read);
  }
  now = asked(file, now, record.asked, read);
  now = added(file, now, reviewHeadings.heard, record.heard, undefined, read);
  return added(file, now, reviewHeadings.agreed, record.agreed, false, read);
}

function newReview(record: ReviewRecord): string {
  const { date, with: name } = record;
  const who = name === undefined ? '' : ` with ${name}`;
  // Nobody would put quotes round a yes.
  const keys = keysOf(record).map(([key, value]) => `${key}: ${value === 'yes' ? value : formatScalar(value)}`);
  return `---\n${['review: 1', ...keys].join('\n')}\n---\n\n# 1:1${who}, ${date}\n`;
}

/** In the order in which they are written. */
function keysOf({
  date,
  with: name,
  relation,
  isGoalShared,
  base,
}: ReviewRecord): readonly (readonly [string, string])[] {
  return [
    ['date', date],
    ...(name === undefined ? [] : [['with', name] as const]),
    ...(relation === undefined ? [] : [['relation', relation] as const]),
    ...(isGoalShared ? [['goal-shared', 'yes'] as const] : []),
    ['base', base],
  ];
}

/** Questions that were put: ticked where they stand, else put there with a tick. */
function asked(file: string, text: string, questions: readonly string[], read: FrontMatterReader): string {
  return questions.reduce((now, question) => {
    const found = parseReviewPage(file, now, read);
    const there = found.reviews.flatMap(({ toAsk }) => toAsk).find(({ item }) => isSameText(item.text, question));
    if (there === undefined)
      return appendItem(found.page, { headings: reviewHeadings.toAsk, text: question, isDone: true }, read);
    return there.isDone ? now : tickItem(found.page, there.item, true, read);
  }, text);
}

function added(
  file: string,
  text: string,
  headings: HeadingNames,
  items: readonly string[],
  isDone: boolean | undefined,
  read: FrontMatterReader,
): string {
  return items.reduce((now, item) => {
    const page = parsePage(file, now, read);
    const there = partsUnder(page, headings).flatMap((part) => part.items);
    const isThere = there.some((each) => isSameText(each.text, item));
    return isThere ? now : appendItem(page, { headings, text: item, isDone }, read);
  }, text);
}

function isSameText(one: string, other: string): boolean {
  return oneLine(one) === oneLine(other);
}
