import type { Answer } from '../document/answer.ts';
import type { Notes } from '../notes/notes.ts';
import type { PacketHeader } from '../packet/packet.ts';
import type { Template } from '../packet/template.ts';
import { isSamePerson } from '../people/person-name.ts';
import type { Plan } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';
import type { Review, ReviewPage } from '../reviews/review.ts';
import type { Round } from '../rounds/round.ts';

/** All that stands in a packet folder, as it was read: what the steps, the agenda and the calendar are computed from. */
export interface Papers {
  readonly header: PacketHeader;
  readonly template: Template;
  /** By question id. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly plan: Plan;
  readonly notes: Notes;
  /** In the order of their numbers; those without one last. */
  readonly rounds: readonly Round[];
  /** In the order of the files' names, `next.md` among them; of past ones as many as were asked for. */
  readonly reviewPages: readonly ReviewPage[];
  /** What is wrong in packet.md, and files that could not be read at all. */
  readonly problems: readonly Problem[];
}

/** 1:1s that took place by then, the earliest first; one of today counts once something of it is written down. */
export function heldReviews(
  { reviewPages }: Pick<Papers, 'reviewPages'>,
  today: string,
): readonly (Review & { date: string })[] {
  return reviewPages
    .flatMap(({ reviews }) => reviews)
    .filter((review): review is Review & { date: string } => review.date !== undefined)
    .filter(({ date, isHeld }) => date < today || (date === today && isHeld))
    .toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

/** Whether a review with somebody of that relation may be one with a manager: it says so, or says nothing. */
export function isManagerRelation(relation: string | undefined): boolean {
  return relation === undefined || /^(?:my )?manager$/.test(relation);
}

/** Whether a review was one with the manager of today. */
export function isWithManager({ manager, managerSince }: Plan, review: Review): boolean {
  if (!isManagerRelation(review.relation)) return false;
  if (manager === undefined) return true;
  if (review.with.length > 0) return review.with.some((name) => isSamePerson(name, manager));
  return managerSince === undefined || (review.date ?? '') >= managerSince;
}
