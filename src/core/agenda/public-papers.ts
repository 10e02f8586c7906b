import type { PageItem, Page } from '../document/page.ts';
import { parsePrivateMarks } from '../document/private-marks.ts';
import type { Range } from '../document/source-text.ts';
import type { Papers } from '../workflow/papers.ts';

/**
 * The papers as one may show them to who is talked to: without the lines of reviews and plan in which a private part stands, and
 * without notes. A line of which a part is private is left out whole.
 */
export function publicPapers(papers: Papers): Papers {
  const { plan, notes, reviewPages } = papers;
  const isShown = shownIn(plan.page);
  return {
    ...papers,
    plan: { ...plan, ownSteps: plan.ownSteps.filter(({ item }) => isShown(item)) },
    notes: { ...notes, notes: [] },
    reviewPages: reviewPages.map((reviewPage) => {
      const isPublic = shownIn(reviewPage.page);
      return {
        ...reviewPage,
        reviews: reviewPage.reviews.map((review) => ({
          ...review,
          toAsk: review.toAsk.filter(({ item }) => isPublic(item)),
          agreed: review.agreed.filter(({ item }) => isPublic(item)),
          heard: [],
        })),
      };
    }),
  };
}

/** Lines that say of themselves that they are private. */
const SAID = /(?:^|\n|[\s(])private\s*[:：]\s*(?!no\b)/iu;

function shownIn({ source }: Page): (item: PageItem) => boolean {
  const { ranges } = parsePrivateMarks(source.text);
  const isApart = (range: Range, item: PageItem): boolean =>
    range.end <= item.range.start || range.start >= item.range.end;
  return (item) => ranges.every((range) => isApart(range, item)) && !SAID.test(item.text);
}
