import type { PacketFolder } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { parseReviewPage, type ReviewPage } from '../reviews/review.ts';
import type { Reading } from './packet-store.ts';
import { Shelf } from './shelf.ts';

/** Every file of `reviews/`, in the order of their names; one that cannot be read at all is a problem, and as good as not there. */
export interface ReadReviews {
  readonly pages: readonly ReviewPage[];
  readonly problems: readonly Problem[];
}

export function readReviews(folder: PacketFolder, reading: Reading): ReadReviews {
  const shelf = new Shelf(folder, reading);
  const pages = shelf.names('reviews').flatMap((name) => shelf.parse(name, parseReviewPage) ?? []);
  return { pages, problems: [...shelf.problems, ...pages.flatMap(({ problems }) => problems)] };
}
