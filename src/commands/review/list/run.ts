import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import { isWith, listedReviews } from '../../../core/reviews/listed-review.ts';
import { readReviews } from '../../../core/store/read-reviews.ts';
import { jsonText } from '../../../view/json-text.ts';
import { reviewsObject, reviewsText } from '../../../view/reviews-text.ts';
import { wrappedText } from '../../../view/wrapped-text.ts';

/** `packet review list`: the 1:1s of which something is kept, the latest first. */
export function runReviewList(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const folder = requiredPacket(context.findPacket());
  const { pages, problems } = readReviews(folder, context);
  const name = given.flags['with'];
  const all = listedReviews(pages);
  const reviews = typeof name === 'string' ? all.filter(({ review }) => isWith(review, name)) : all;
  if (given.flags['json'] === true) {
    screen.out(jsonText({ reviews: reviewsObject(reviews), problems }));
    return Promise.resolve(ExitCode.done);
  }
  for (const { file, line, column, message } of problems) {
    const text = `${file}:${String(line)}:${String(column)}  ${message}`;
    screen.err(`${wrappedText(screen.errStyle.warning(text), screen.columns)}\n`);
  }
  if (reviews.length === 0)
    screen.err(all.length === 0 ? 'Nothing is kept of a 1:1 yet.\n' : 'None of them is with this person.\n');
  screen.out(reviewsText(reviews, clock.today(), screen.columns, screen.style));
  return Promise.resolve(ExitCode.done);
}
