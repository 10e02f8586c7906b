import { oneLine } from '../document/source-text.ts';
import type { Setup } from '../packet/new-packet.ts';
import type { Plan } from './plan.ts';

/** Keys of the plan's front matter that set-up gives. */
export const PLAN_KEYS = [
  ['manager', 'manager'],
  ['review-every', 'reviewEvery'],
  ['next-review', 'nextReview'],
  ['cycle', 'cycle'],
] as const satisfies readonly (readonly [string, keyof Setup])[];

/**
 * The first key of set-up of which the plan says something else, with what it says, also where that cannot be read. What set-up
 * leaves empty, and what the plan has not, is no conflict.
 */
export function planConflict(
  plan: Plan,
  setup: Partial<Setup>,
): { readonly key: string; readonly present: string } | undefined {
  for (const [key, property] of PLAN_KEYS) {
    const found = plan.page.keys.get(key);
    const present = found?.value === undefined ? undefined : oneLine(found.value);
    const wanted = setup[property] ?? '';
    const isSame = present === wanted || (key === 'review-every' && plan.reviewEvery === wanted);
    if (wanted !== '' && found !== undefined && present !== '' && !isSame)
      return { key, present: present ?? 'a list or map' };
  }
  const { why } = plan;
  const wanted = setup.why ?? '';
  return wanted === '' || why === '' || why === wanted ? undefined : { key: 'why', present: why };
}
