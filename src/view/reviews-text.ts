import { formatDay } from '../core/calendar-date.ts';
import type { ListedReview } from '../core/reviews/listed-review.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** Columns of a day and the gap after it. */
const MARGIN = ' '.repeat('Fri 4 Dec 2026'.length + 2);

/** 1:1s, a line or two each: the day, with whom, and what there is of it. `today` is ISO. */
export function reviewsText(reviews: readonly ListedReview[], today: string, columns: number, style: Styler): string {
  return reviews
    .map(({ review, page }) => {
      const day = page.isComing ? 'next' : review.date === undefined ? 'no date' : formatDay(review.date, today);
      const text = wrappedText(style.text(reviewWords({ review, page }).join(', ')), columns, '', MARGIN);
      return `${style.quiet(day.padEnd(MARGIN.length))}${text}\n`;
    })
    .join('');
}

function reviewWords({ review, page }: ListedReview): string[] {
  const { with: names, relation, isGoalShared, heard, agreed, toAsk } = review;
  const open = agreed.filter(({ isDone }) => !isDone).length;
  const queued = page.isComing ? toAsk.filter(({ isDone }) => !isDone).length : 0;
  const who = names.length === 0 ? page.page.source.file : names.join(' and ');
  return [
    relation === undefined || relation === 'manager' ? who : `${who} (${relation})`,
    ...(isGoalShared ? ['goal shared'] : []),
    ...(heard.length > 0 ? [`${String(heard.length)} heard`] : []),
    ...(agreed.length > 0 ? [`${String(agreed.length)} agreed${open === 0 ? '' : ` (${String(open)} open)`}`] : []),
    ...(queued > 0 ? [`${String(queued)} to ask`] : []),
  ];
}

/** The same for a program. */
export function reviewsObject(reviews: readonly ListedReview[]): object[] {
  return reviews.map(({ review, page }) => ({
    file: page.page.source.file,
    line: review.place.line,
    isComing: page.isComing,
    date: review.date ?? null,
    with: review.with,
    relation: review.relation ?? null,
    goalShared: review.isGoalShared,
    base: review.base ?? null,
    toAsk: review.toAsk.map(({ text, isDone }) => ({ text, done: isDone })),
    heard: review.heard,
    agreed: review.agreed.map(({ owner, text, isDone, due }) => ({
      owner: owner ?? null,
      text,
      done: isDone,
      due: due ?? null,
    })),
  }));
}
