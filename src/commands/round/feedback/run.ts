import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { PacketError } from '../../../core/errors.ts';
import type { ExitCode } from '../../../core/exit-code.ts';
import { canAsk, openRounds } from '../opened-rounds.ts';
import { feedbackRequest } from './feedback-request.ts';

/** `packet round feedback`: what a reader said becomes items to work on, and items are worked off. */
export async function runRoundFeedback(context: Context, given: Given): Promise<ExitCode> {
  const request = feedbackRequest(given);
  if (request.way === 'hand' && !canAsk(context, given)) {
    throw new PacketError('E_INPUT_MISSING', 'Unexpected feedback without a file, expected one, or somebody to ask', {
      hint: 'packet round feedback --from "Jo Park" --file reply.md     or - for standard input',
    });
  }
  const opened = await openRounds(context);
  switch (request.way) {
    case 'done':
      return (await import('./tick-items.ts')).tickItems(context, given, opened, request);
    case 'file':
      return (await import('./take-returned.ts')).takeReturned(context, given, opened, request);
    case 'hand':
      return (await import('./ask-feedback.ts')).askFeedback(context, opened, request);
  }
}
