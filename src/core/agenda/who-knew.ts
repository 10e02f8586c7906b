import { isSamePerson } from '../people/person-name.ts';
import { heldReviews, type Papers } from '../workflow/papers.ts';

/** The manager before the one of today, where the goal was shared with them by `today` (ISO); undefined where nothing says so. */
export function whoKnew(papers: Papers, today: string): string | undefined {
  const past = papers.plan.managers.at(-1);
  if (past === undefined) return undefined;
  const { name, to } = past;
  const isTheirs = (names: readonly string[], date: string): boolean =>
    names.length === 0 ? to === undefined || date <= to : names.some((each) => isSamePerson(each, name));
  const hasHeard = heldReviews(papers, today).some(
    (review) => review.isGoalShared && isTheirs(review.with, review.date),
  );
  const isMarked = papers.plan.done.some(
    ({ step, date }) => step === 'manager' && (date === undefined || to === undefined || date <= to),
  );
  return hasHeard || isMarked ? name : undefined;
}
