import type { FrontMatter } from '../document/front-matter.ts';
import { isCalendarDate } from '../calendar-date.ts';

/** What the front matter of a plan.md says; a key that is missing or cannot be read is undefined. */
export interface Plan {
  readonly manager: string | undefined;
  /** ISO date of the next 1:1. */
  readonly nextReview: string | undefined;
  /** Cadence in words, such as `1 month`. */
  readonly reviewEvery: string | undefined;
  /** Name of the company's promotion cycle, such as `2027-H1`. */
  readonly cycle: string | undefined;
}

export const emptyPlan: Plan = { manager: undefined, nextReview: undefined, reviewEvery: undefined, cycle: undefined };

export function parsePlan(frontMatter: FrontMatter): Plan {
  const value = (key: string): string | undefined => {
    const text = frontMatter.keys.find((each) => each.key === key)?.value?.trim();
    return text === '' ? undefined : text;
  };
  const next = value('next-review');
  return {
    manager: value('manager'),
    nextReview: next !== undefined && isCalendarDate(next) ? next : undefined,
    reviewEvery: value('review-every'),
    cycle: value('cycle'),
  };
}
