import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { parseCadence } from '../../../core/cadence.ts';
import { parseDateWords } from '../../../core/date-words.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import { readPlan } from '../../../core/store/packet-store.ts';
import { setPlanDates } from '../../../core/store/plan-dates.ts';
import { jsonText } from '../../../view/json-text.ts';
import { scheduledText } from '../../../view/talk-text.ts';
import { suggestedNext } from '../suggested-next.ts';

/** `packet review schedule`: when the next 1:1 is, and how often they come. */
export async function runReviewSchedule(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const today = clock.today();
  const folder = requiredPacket(context.findPacket());
  const cadence = typeof given.flags['every'] === 'string' ? parseCadence(given.flags['every']) : undefined;
  const [words] = given.arguments;
  const next = words === undefined ? suggestedNext(context, folder, cadence) : dateOf(words, today);
  if (next === undefined && cadence === undefined) {
    throw new PacketError(
      'E_INPUT_MISSING',
      'Unexpected schedule without a date, expected one, or a cadence to reckon with',
      {
        hint: 'packet review schedule friday --every month',
      },
    );
  }
  const writer = context.writer(folder, 'review schedule');
  const before = readPlan(folder, context).nextReview;
  const isWritten = setPlanDates(folder, { next, every: cadence?.text }, context, writer);
  const file = context.shownPath(folder.planFile);
  if (given.flags['json'] === true)
    screen.out(
      jsonText({ file, next: next ?? null, every: cadence?.text ?? null, written: isWritten && !context.isTrial }),
    );
  else if (!context.isTrial)
    screen.err(scheduledText({ next, before, every: cadence?.text }, file, today, screen.columns, screen.errStyle));
  await context.endInCommit(folder, writer, (packet) => `Set when the next review of ${packet} is`);
  return ExitCode.done;
}

/** Throws `E_DATE` for a day that has passed: what took place is kept by `review done`. */
function dateOf(words: string, today: string): string {
  if (words.trim().toLowerCase() === 'never') return 'never';
  const date = parseDateWords(words, today);
  if (date >= today) return date;
  throw new PacketError('E_DATE', `Unexpected day ${date} in the past, expected one from today on`, {
    hint: `packet review done --date ${date}     keeps what came of that one`,
  });
}
