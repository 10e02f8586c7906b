import type { Given } from '../../../app/commands.ts';
import type { Context, LoadedTemplate } from '../../../app/context.ts';
import { ReviewTalk } from '../../../core/conversation/review-talk.ts';
import type { Agenda } from '../../../core/agenda/agenda.ts';
import { isManagerTalk } from '../../../core/agenda/occasion.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import type { PacketFolder } from '../../../core/ports.ts';
import { gapQuestion } from '../../../core/reviews/new-gap.ts';
import { formatTalkDraft, parseTalkDraft, type TalkDraft } from '../../../core/reviews/talk-draft.ts';
import { nothingSaid } from '../../../core/reviews/talk-outcome.ts';
import { talkSubject } from '../../../core/reviews/talk-setting.ts';
import { firstStep, type Talk } from '../../../core/reviews/talk.ts';
import { DraftFile } from '../../../core/store/draft-file.ts';
import type { ReadPapers } from '../../../core/store/read-papers.ts';
import { keptTalkText, stoppedTalkText } from '../../../view/talk-text.ts';
import { openReviewStore } from '../open-review-store.ts';
import { suggestedNext } from '../suggested-next.ts';
import { wishOf } from '../wish.ts';
import type { DoneRequest } from './done-request.ts';

/** What is known before anything is asked. */
interface Known {
  readonly agenda: Agenda;
  readonly loaded: LoadedTemplate;
  readonly papers: ReadPapers;
  readonly request: DoneRequest;
}

/** Asks what came of a 1:1; what is half typed is in a draft of its own. */
export async function askDone(context: Context, given: Given, folder: PacketFolder, known: Known): Promise<ExitCode> {
  const { screen, files, clock } = context;
  const { loaded, request } = known;
  const today = clock.today();
  const writer = context.writer(folder, 'review done');
  const store = await openReviewStore(context, folder, writer, loaded);
  const place = context.draftPlace(folder);
  const drafts = new DraftFile<TalkDraft>(
    files,
    { ...place, name: place.name.replace(/^interview/, 'review') },
    (path) => context.shownPath(path),
    { format: formatTalkDraft, parse: parseTalkDraft },
  );
  const prompter = await context.prompter(folder);
  const talk = new ReviewTalk(
    {
      files,
      prompter,
      store,
      writer,
      drafts,
      editor: async () => context.editor(),
      autosave: async (save) => context.autosave(save),
    },
    startOf(context, folder, known),
  );
  const wish = wishOf(given);
  talk.resume(
    ({ subject }) =>
      (request.date === undefined || subject.date === request.date) &&
      (wish.with === undefined || subject.with === wish.with),
  );
  const { subject } = talk.talk;
  const file = context.shownPath(store.pathOf(subject));
  const sayStopped = (): void => {
    const isThere = files.kind(store.pathOf(talk.talk.subject)) !== undefined;
    const day = subject.date === today ? undefined : subject.date;
    screen.err(stoppedTalkText(isThere ? file : undefined, talk.hasDraft, day, screen.columns));
  };
  try {
    await talk.hold();
  } catch (error) {
    sayStopped();
    throw error;
  }
  if (talk.talk.step !== 'end') sayStopped();
  else {
    const { said } = talk.talk;
    const kept = { isWritten: true, steps: said.steps.length, gaps: said.gaps.length };
    screen.err(`\n${keptTalkText(talk.talk.subject, said, kept, file, today, screen.columns, screen.errStyle)}`);
  }
  await context.endInCommit(folder, writer, (packet) => `Keep the review of ${subject.date} in ${packet}`);
  return ExitCode.done;
}

function startOf(context: Context, folder: PacketFolder, { agenda, loaded, papers, request }: Known): Talk {
  const today = context.clock.today();
  const subject = talkSubject(agenda, request.date);
  const planned = papers.plan.nextReview;
  const suggested =
    !isManagerTalk(agenda.occasion) || papers.plan.isWithoutReviews
      ? undefined
      : planned !== undefined && planned > today
        ? planned
        : suggestedNext(context, folder, undefined, subject.date);
  const start = {
    today,
    subject,
    queue: agenda.queue.map(({ item, text }) => item?.text ?? text),
    isGoalOpen: agenda.occasion.kind !== 'regular',
    hasGaps: gapQuestion(loaded.template) !== undefined,
    suggested: suggested ?? '',
    said: nothingSaid,
    gap: undefined,
    halfTyped: [],
  };
  return { ...start, step: firstStep(start) };
}
