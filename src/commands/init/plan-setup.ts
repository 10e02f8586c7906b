import type { Setup } from '../../core/packet/new-packet.ts';
import type { Plan } from '../../core/plan/plan.ts';

/** What a plan says of what set-up asks; empty where it says nothing. */
export function planSetup({
  manager,
  nextReview,
  reviewEvery,
  cycle,
  why,
}: Plan): Omit<Setup, 'author' | 'from' | 'to'> {
  return {
    manager: manager ?? '',
    nextReview: nextReview ?? '',
    reviewEvery: reviewEvery ?? '',
    cycle: cycle ?? '',
    why,
  };
}
