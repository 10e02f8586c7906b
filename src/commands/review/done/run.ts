import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { PacketError } from '../../../core/errors.ts';
import { isManagerTalk } from '../../../core/agenda/occasion.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import type { TalkOutcome } from '../../../core/reviews/talk-outcome.ts';
import { askedOf, talkSubject } from '../../../core/reviews/talk-setting.ts';
import { jsonText } from '../../../view/json-text.ts';
import { keptTalkText, suggestedText } from '../../../view/talk-text.ts';
import { openReviewStore } from '../open-review-store.ts';
import { readAgenda } from '../read-agenda.ts';
import { suggestedNext } from '../suggested-next.ts';
import { wishOf } from '../wish.ts';
import { doneRequest } from './done-request.ts';
import { BY, resumedTalk } from './resumed-talk.ts';

/** `packet review done`: what came of a 1:1. */
export async function runReviewDone(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const today = clock.today();
  const request = doneRequest(given, today);
  const folder = requiredPacket(context.findPacket());
  const { agenda, loaded, papers } = await readAgenda(context, folder, wishOf(given), false);
  const isJson = given.flags['json'] === true;
  if (request.outcome === undefined) {
    if (context.canAsk && !isJson) {
      const { askDone } = await import('./ask-done.ts');
      return askDone(context, given, folder, { agenda, loaded, papers, request });
    }
    throw new PacketError(
      'E_INPUT_MISSING',
      'Unexpected review without a word, expected what came of it, or a terminal',
      {
        hint: 'packet review done --heard "…" --agreed "Sam: …" --next friday',
      },
    );
  }
  if (request.outcome.next !== undefined && !isManagerTalk(agenda.occasion)) {
    throw new PacketError('E_USAGE', 'Unexpected --next of a 1:1 with somebody else, expected one with the manager', {
      hint: 'packet review schedule DATE     sets the next one with the manager',
    });
  }
  const queue = agenda.queue.map(({ item, text }) => item?.text ?? text);
  const outcome: TalkOutcome = { ...request.outcome, asked: askedOf(queue, request.notAsked) };
  const writer = context.writer(folder, BY);
  const meant = talkSubject(agenda, request.date);
  const resumed = request.date === undefined ? resumedTalk(context, folder, writer, meant, outcome) : undefined;
  const subject = resumed ?? meant;
  const store = await openReviewStore(context, folder, writer, loaded);
  const { path, ...kept } = store.keep(subject, outcome);
  const file = context.shownPath(path);
  const isWritten = kept.isWritten && !context.isTrial;
  if (isJson) {
    const { date, with: name, relation } = subject;
    screen.out(
      jsonText({
        file,
        date,
        with: name ?? null,
        relation: relation ?? null,
        asked: outcome.asked,
        next: outcome.next ?? null,
        steps: kept.steps,
        gaps: kept.gaps,
        written: isWritten,
      }),
    );
  } else if (!context.isTrial) {
    screen.err(keptTalkText(subject, outcome, kept, file, today, screen.columns, screen.errStyle));
    const isOpen =
      isManagerTalk(agenda.occasion) &&
      outcome.next === undefined &&
      (papers.plan.nextReview ?? '') <= today &&
      !papers.plan.isWithoutReviews;
    if (isOpen)
      screen.err(
        suggestedText(suggestedNext(context, folder, undefined, subject.date), today, screen.columns, screen.errStyle),
      );
  }
  await context.endInCommit(folder, writer, (packet) => `Keep the review of ${subject.date} in ${packet}`);
  return ExitCode.done;
}
