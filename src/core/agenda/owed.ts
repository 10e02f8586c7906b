import { daysBetween } from '../calendar-date.ts';
import { oneLine } from '../document/source-text.ts';
import type { PageItem } from '../document/page.ts';
import { isSamePerson } from '../people/person-name.ts';
import type { Agreement } from '../reviews/agreement.ts';
import type { Review } from '../reviews/review.ts';
import { isWithManager, type Papers } from '../workflow/papers.ts';
import { isManagerTalk, type Occasion } from './occasion.ts';

/** Something that was agreed, and by whom it is to be done. */
export interface Owed {
  /** `me`, a name, or undefined where nobody is named. */
  readonly owner: string | undefined;
  /** One line of Markdown, without the day by which it is due where it ends with that. */
  readonly text: string;
  /** ISO date of the 1:1 in which it was agreed; undefined where the file has none. */
  readonly since: string | undefined;
  /** Days since then. */
  readonly age: number | undefined;
  /** ISO date by which it is due; undefined where none was said. */
  readonly due: string | undefined;
  readonly isLate: boolean;
  readonly isDone: boolean;
  readonly item: PageItem;
}

/** What was agreed with who is talked to, in a copy only with them: first what is past its day, then theirs, then mine, the oldest first. */
export function owedIn(papers: Papers, occasion: Occasion, today: string, isCopy: boolean): readonly Owed[] {
  const reviews = papers.reviewPages.flatMap((page) => page.reviews);
  const all = reviews.flatMap((review) => {
    // What was agreed with somebody else is not theirs to read.
    const isTheirs = review.with.length === 0 || isAmong(review.with, occasion.with);
    if (isCopy && !isTheirs) return [];
    const isMeant = concerns(papers, occasion, review);
    return review.agreed
      .filter(({ owner }) => isMeant || isOwnedBy(owner, occasion.with))
      .map((agreement) => owed(agreement, papers, today));
  });
  const rank = ({ isLate, owner }: Owed): number => (isLate ? 0 : owner === 'me' ? 2 : 1);
  return all.toSorted((one, other) => rank(one) - rank(other) || compare(one.since, other.since));
}

/** Whether what stands in a review is between oneself and who is talked to. */
export function concerns({ plan }: Papers, occasion: Occasion, review: Review): boolean {
  const { with: name } = occasion;
  const isTheirs = isAmong(review.with, name);
  if (!isManagerTalk(occasion)) return isTheirs;
  // What an earlier manager has agreed to concerns the one of today.
  return isTheirs || isWithManager({ ...plan, manager: undefined }, review);
}

function owed({ owner, text, since, due, isDone, item }: Agreement, { header }: Papers, today: string): Owed {
  const isMine = owner !== undefined && (/^(?:me|i|myself)$/i.test(owner) || isSamePerson(owner, header.author));
  return {
    owner: isMine ? 'me' : owner,
    text: withoutDue(oneLine(text), due),
    since,
    age: since === undefined || since > today ? undefined : daysBetween(since, today),
    due,
    isLate: !isDone && due !== undefined && due < today,
    isDone,
    item,
  };
}

/** A text that ends with the day (ISO) by which it is due, without that: the day is told beside it. */
export function withoutDue(text: string, due: string | undefined): string {
  if (due === undefined || !text.endsWith(due)) return text;
  const rest = text.slice(0, -due.length).replace(/[,;]?\s*\(?\b(?:by|due|until)\s+$/iu, '');
  return rest === '' ? text : rest;
}

function isAmong(names: readonly string[], name: string | undefined): boolean {
  return name !== undefined && names.some((each) => isSamePerson(each, name));
}

function isOwnedBy(owner: string | undefined, name: string | undefined): boolean {
  return owner !== undefined && name !== undefined && isSamePerson(owner, name);
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
