import { daysBetween } from '../calendar-date.ts';
import { isSamePerson } from '../people/person-name.ts';
import type { Review } from '../reviews/review.ts';
import { doneMark } from '../plan/done-mark.ts';
import { heldReviews, isWithManager, type Papers } from '../workflow/papers.ts';
import { reviewDate } from '../workflow/review-date.ts';
import { whoKnew } from './who-knew.ts';

/** A review that took place, on an ISO date. */
export type HeldReview = Review & { readonly date: string };

/** Which 1:1 an agenda is for. */
export interface Occasion {
  /** Undefined where the plan names no manager. */
  readonly with: string | undefined;
  /** `manager`, `skip-level`, `sponsor`, or whatever a review calls it; undefined where nothing says so. */
  readonly relation: string | undefined;
  /** `first`: the manager does not know yet, and no earlier one did; `new-manager`: an earlier one knew; `regular`: all others. */
  readonly kind: 'first' | 'new-manager' | 'regular';
  /** ISO date of the coming one; undefined where none is set. */
  readonly date: string | undefined;
  /** Whether that day has passed, and nothing is kept of it. */
  readonly isUnkept: boolean;
  /** The last one with the same person, and how many days ago it was. */
  readonly last: { readonly review: HeldReview; readonly days: number } | undefined;
}

/** Whom somebody wants the agenda for; empty for the coming 1:1. */
export interface AgendaWish {
  readonly with?: string | undefined;
  readonly relation?: string | undefined;
}

/** The 1:1 that is meant. `today` is ISO. */
export function occasionOf(papers: Papers, today: string, wish: AgendaWish): Occasion {
  const { plan, reviewPages } = papers;
  const held = heldReviews(papers, today);
  const coming = reviewPages.find(({ isComing }) => isComing)?.reviews[0];
  const name = wish.with ?? coming?.with[0] ?? plan.manager;
  const saidBefore = held.findLast(({ with: names, relation }) => relation !== undefined && isAmong(names, name));
  const isOther = name !== undefined && plan.manager !== undefined && !isSamePerson(name, plan.manager);
  const relation =
    wish.relation ??
    (isOther ? (coming?.relation ?? saidBefore?.relation) : name === undefined ? undefined : 'manager');
  const isManager = !isOther && (relation === undefined || relation === 'manager');
  const last = held.findLast((review) =>
    isManager ? isWithManager(plan, review) : name !== undefined && isAmong(review.with, name),
  );
  const set = reviewDate(papers, today);
  const date = (isManager || wish.with === undefined) && set.kind === 'set' ? set.date : undefined;
  return {
    with: name,
    relation: isManager ? 'manager' : relation === 'manager' ? undefined : relation,
    kind: isManager ? kindOf(papers, held, today) : 'regular',
    date,
    isUnkept: date !== undefined && date < today,
    last: last === undefined ? undefined : { review: last, days: daysBetween(last.date, today) },
  };
}

/** Whether one talks with the manager of today, as far as the files say. */
export function isManagerTalk({ relation }: Occasion): boolean {
  return relation === 'manager';
}

function isAmong(names: readonly string[], name: string | undefined): boolean {
  return name !== undefined && names.some((each) => isSamePerson(each, name));
}

function kindOf(papers: Papers, held: readonly HeldReview[], today: string): Occasion['kind'] {
  const { plan } = papers;
  if (held.some((review) => review.isGoalShared && isWithManager(plan, review))) return 'regular';
  const isMarked = doneMark(plan, 'manager', { today, started: papers.header.started }) !== undefined;
  if (isMarked || plan.waived.some(({ step }) => step === 'manager')) return 'regular';
  return whoKnew(papers, today) !== undefined || held.some(({ isGoalShared }) => isGoalShared)
    ? 'new-manager'
    : 'first';
}
