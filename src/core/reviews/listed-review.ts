import { isSamePerson } from '../people/person-name.ts';
import type { Review, ReviewPage } from './review.ts';

/** A review with the file that it stands in; a file may hold several. */
export interface ListedReview {
  readonly review: Review;
  readonly page: ReviewPage;
}

/** The coming one, then the latest first; those without a date at the end. */
export function listedReviews(pages: readonly ReviewPage[]): readonly ListedReview[] {
  const all = pages.flatMap((page) => page.reviews.map((review) => ({ review, page })));
  const rank = ({ review, page }: ListedReview): string => (page.isComing ? '9' : (review.date ?? ''));
  return all.toSorted((one, other) => (rank(one) < rank(other) ? 1 : rank(one) > rank(other) ? -1 : 0));
}

/** Whether a review was one with this person. */
export function isWith({ with: names }: Review, name: string): boolean {
  return names.some((each) => isSamePerson(each, name));
}
