import { unescapeLine } from '../document/escape-rule.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import { trimBlankLines, type SourceText } from '../document/source-text.ts';
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
  /** What stands under `## Why`, may be empty. */
  readonly why: string;
}

export const emptyPlan: Plan = {
  manager: undefined,
  nextReview: undefined,
  reviewEvery: undefined,
  cycle: undefined,
  why: '',
};

export function parsePlan(source: SourceText, frontMatter: FrontMatter): Plan {
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
    why: parseWhy(source, frontMatter.bodyLine),
  };
}

const HEADING = /^##[ \t]+/;

/** The text under `## Why`; a plan in another language has its reason under its first heading. */
function parseWhy(source: SourceText, bodyLine: number): string {
  const lines = source.lines.slice(bodyLine).map(({ text }) => text);
  const named = lines.findIndex((line) => /^##[ \t]+why\b/i.test(line));
  const start = named === -1 ? lines.findIndex((line) => HEADING.test(line)) : named;
  if (start === -1) return '';
  const length = lines.slice(start + 1).findIndex((line) => HEADING.test(line));
  const body = lines.slice(start + 1, length === -1 ? undefined : start + 1 + length);
  return trimBlankLines(body).map(unescapeLine).join('\n');
}
