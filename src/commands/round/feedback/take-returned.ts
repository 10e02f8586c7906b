import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { withoutCourtesies } from '../../../core/feedback/courtesies.ts';
import { itemsOf } from '../../../core/feedback/feedback-items.ts';
import { refuseTooLong, refuseTooMany } from '../../../core/feedback/feedback-limits.ts';
import { findFeedback } from '../../../core/feedback/found-feedback.ts';
import { feedbackRounds, locateSender, type Sender } from '../../../core/feedback/locate-sender.ts';
import { readReturned } from '../../../core/feedback/returned-text.ts';
import { readSentPaper } from '../../../core/feedback/sent-paper.ts';
import { allAsked, askedHeadings } from '../../../core/rounds/asked-question.ts';
import { openGaps } from '../../../core/rounds/open-gaps.ts';
import type { RoundKind } from '../../../core/rounds/round.ts';
import { FeedbackStore } from '../../../core/store/feedback-store.ts';
import type { StoredRound } from '../../../core/store/round-store.ts';
import { feedbackObject, feedbackText, gapsText, takenText } from '../../../view/feedback-text.ts';
import { jsonText } from '../../../view/json-text.ts';
import { canAsk, roundWords, type OpenedRounds } from '../opened-rounds.ts';
import { askReader } from './ask-reader.ts';
import type { FeedbackRequest } from './feedback-request.ts';

/** What came back becomes items of its round; what it would change in packet.md is asked one by one. */
export async function takeReturned(
  context: Context,
  given: Given,
  opened: OpenedRounds,
  request: Extract<FeedbackRequest, { way: 'file' }>,
): Promise<ExitCode> {
  const { screen, clock } = context;
  const { folder, loaded, packet, rounds } = opened;
  const foreign = await context.readForeign(request.file);
  refuseTooLong(foreign.file, foreign.text);
  const returned = readReturned(foreign.text);
  const names = [...(returned.sender === undefined ? [] : [returned.sender]), nameOfFile(request.file)];
  const sender =
    locateSender(rounds, { round: request.round, from: request.from, names }) ??
    (canAsk(context, given) ? await askReader(context, folder, feedbackRounds(rounds, request.round)) : undefined);
  if (sender === undefined) throw nobody(rounds, request);
  const { round: stored, author } = sender;
  const writer = context.writer(folder, 'round feedback');
  const store = new FeedbackStore(stored, context, writer, clock.today());
  const asked = stored.round.kind === undefined ? [] : askedIn(stored.round.kind);
  const paper = readSentPaper(store.sent(author) ?? packet.document.source.text, loaded.template, asked);
  const found = findFeedback(paper, returned, loaded.template);
  const people = peopleOf(sender);
  const comments = withoutCourtesies(found.comments, [packet.header.author, ...people]);
  const items = itemsOf(comments, found.suggestions, paper, author, people);
  refuseTooMany(foreign.file, items);
  const path = store.keepFile(author, foreign.bytes);
  const kept = store.add(items, author);
  const shown = { ...found, items, kept, author, paper, file: context.shownPath(path) };
  if (given.flags['json'] === true) screen.out(jsonText({ ...feedbackObject(shown), written: !context.isTrial }));
  else if (!context.isTrial) {
    screen.err(feedbackText(shown, screen.columns, screen.errStyle));
    screen.out(takenText(shown, screen.columns, screen.style));
    if (canAsk(context, given)) {
      const { goThrough } = await import('./go-through.ts');
      await goThrough(context, opened, { store, writer, paper, author, items, round: kept.round });
    }
    if (kept.round.kind === 'manager')
      screen.err(gapsText(openGaps(kept.round, loaded.template).length, screen.columns, screen.errStyle));
  }
  await context.endInCommit(folder, writer, (packet) => `Take in feedback of ${roundWords(stored.round)} of ${packet}`);
  return ExitCode.done;
}

/** All that a reader's file of a round says itself. */
function askedIn(kind: RoundKind): readonly string[] {
  return kind === 'self' ? [] : [...allAsked(kind), ...Object.values(askedHeadings)];
}

function peopleOf({ round, author }: Sender<StoredRound>): readonly string[] {
  return [author, ...round.round.readers.map(({ name }) => name).filter((name) => name !== author)];
}

/** The name in a file's name, such as `from-jo-park.md`. */
function nameOfFile(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  return name
    .replace(/\.[a-z]{1,5}$/i, '')
    .replace(/^(?:from|to|re)[-_ ]+/i, '')
    .replace(/[-_.]+/g, ' ');
}

function nobody(rounds: readonly StoredRound[], { round }: FeedbackRequest): PacketError {
  const readers = feedbackRounds(rounds, round).flatMap((each) => each.round.readers.map(({ name }) => name));
  return new PacketError('E_INPUT_MISSING', 'Unexpected feedback of nobody knows whom, expected --from and a name', {
    hint: `packet round feedback --from "${readers[0] ?? 'Jo Park'}" --file …`,
  });
}
