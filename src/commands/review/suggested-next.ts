import type { Context } from '../../app/context.ts';
import type { Cadence } from '../../core/cadence.ts';
import { readConfig, valueOf } from '../../core/config/config.ts';
import { settings } from '../../core/config/settings.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { nextReviewAfter } from '../../core/reviews/next-review.ts';
import { readPlan } from '../../core/store/packet-store.ts';
import { readReviews } from '../../core/store/read-reviews.ts';
import { heldReviews } from '../../core/workflow/papers.ts';
import { cadenceOf, lastManagerReview } from '../../core/workflow/review-date.ts';

/**
 * The next 1:1 by the cadence, ISO, never before today: counted from `last`, else from the last one with the manager that is kept,
 * else from today. Undefined where there is no cadence.
 */
export function suggestedNext(
  context: Context,
  folder: PacketFolder,
  given: Cadence | undefined,
  last?: string,
): string | undefined {
  const plan = readPlan(folder, context);
  const cadence = given ?? cadenceOf(plan.reviewEvery);
  if (cadence === undefined || cadence.unit === 'never') return undefined;
  const today = context.clock.today();
  const from =
    last ?? lastManagerReview(plan, heldReviews({ reviewPages: readReviews(folder, context).pages }, today)) ?? today;
  const config = readConfig(context.configFiles(folder), context);
  const skipsWeekends = valueOf(config, settings.skipWeekends) === 'true';
  const next = nextReviewAfter(from, cadence, skipsWeekends);
  return next > today ? next : nextReviewAfter(today, cadence, skipsWeekends);
}
