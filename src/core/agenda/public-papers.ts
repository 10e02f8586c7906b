import type { PageItem, Page } from '../document/page.ts';
import { privateItems } from '../document/private-items.ts';
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

function shownIn(page: Page): (item: PageItem) => boolean {
  const isPrivate = privateItems(page);
  return (item) => !isPrivate(item) && !SAID.test(item.text);
}
