import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { isDateWords, parseDateWords, parsePastDateWords } from '../../../core/date-words.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import { listedReviews, type ListedReview } from '../../../core/reviews/listed-review.ts';
import { readReviews } from '../../../core/store/read-reviews.ts';
import { jsonText } from '../../../view/json-text.ts';
import { reviewsObject } from '../../../view/reviews-text.ts';

/** `packet review show`: the files of one 1:1, as they are. */
export function runReviewShow(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const folder = requiredPacket(context.findPacket());
  const found = chosen(listedReviews(readReviews(folder, context).pages), given.arguments[0], clock.today());
  if (given.flags['json'] === true) {
    screen.out(jsonText({ reviews: reviewsObject(found) }));
    return Promise.resolve(ExitCode.done);
  }
  const sources = new Map(found.map(({ page }) => [page.page.source.file, page.page.source.text]));
  for (const [file, text] of sources) {
    if (sources.size > 1) screen.err(`${screen.errStyle.path(file)}\n`);
    screen.out(screen.style.text(text.endsWith('\n') ? text : `${text}\n`));
  }
  return Promise.resolve(ExitCode.done);
}

/** The day in words; one without a year is the last such day of which something is kept. Throws `E_DATE` for no day. */
function dayNamed(words: string, today: string, past: readonly ListedReview[]): string {
  const dates = past.flatMap(({ review }) => review.date ?? []);
  const isDay = (date: string, from: string): boolean =>
    isDateWords(words, from) && parseDateWords(words, from) === date;
  const ahead = dates.find((date) => isDay(date, today));
  if (ahead !== undefined) return ahead;
  const last = parsePastDateWords(words, today);
  // Words such as "today" mean any day on that day.
  const isOpen = !isDay(last, today);
  return isOpen && !dates.includes(last) ? (dates.find((date) => date <= today && isDay(date, date)) ?? last) : last;
}

/** The reviews of a day in words, the coming one, or the last one that has a date. Throws `E_USAGE` where there is none. */
function chosen(all: readonly ListedReview[], words: string | undefined, today: string): readonly ListedReview[] {
  const past = all.filter(({ page, review }) => !page.isComing && review.date !== undefined);
  const isNext = words?.toLowerCase() === 'next';
  const date = words === undefined || isNext ? past[0]?.review.date : dayNamed(words, today, past);
  const found = isNext ? all.filter(({ page }) => page.isComing) : past.filter(({ review }) => review.date === date);
  if (found.length > 0) return found;
  const what = isNext
    ? 'coming 1:1, expected reviews/next.md'
    : `1:1${date === undefined ? '' : ` on ${date}`}, expected one that is kept`;
  throw new PacketError('E_USAGE', `Unexpected ${what}`, {
    hint: isNext ? 'packet review ask "a question"     begins it' : 'packet review list     shows which there are',
  });
}
