import type { Context } from '../../../app/context.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { parseAnswerText } from '../../../core/document/answer-text.ts';
import { isStopped, PacketError } from '../../../core/errors.ts';
import { newItems } from '../../../core/feedback/add-items.ts';
import { itemsOf } from '../../../core/feedback/feedback-items.ts';
import { feedbackRounds, locateSender } from '../../../core/feedback/locate-sender.ts';
import { readSentPaper } from '../../../core/feedback/sent-paper.ts';
import { plainAsked, plainText, type ChoicePrompt } from '../../../core/interview/prompt.ts';
import type { Template } from '../../../core/packet/template.ts';
import { FeedbackStore } from '../../../core/store/feedback-store.ts';
import { HalfTyped } from '../../../core/store/half-typed.ts';
import { handText } from '../../../view/feedback-text.ts';
import { roundWords, type OpenedRounds } from '../opened-rounds.ts';
import { askReader } from './ask-reader.ts';
import type { FeedbackRequest } from './feedback-request.ts';
import { askKept } from './kept-prompt.ts';

const GENERAL = '-general';
const DONE = '-done';

/** Asks what somebody said, question by question, in any order. Each remark is in the round before the next one is asked. */
export async function askFeedback(context: Context, opened: OpenedRounds, request: FeedbackRequest): Promise<ExitCode> {
  const { screen, clock } = context;
  const { folder, loaded, rounds } = opened;
  const { template } = loaded;
  const sender =
    locateSender(rounds, { round: request.round, from: request.from, names: [] }) ??
    (await askReader(context, folder, feedbackRounds(rounds, request.round)));
  if (sender === undefined) return ExitCode.done;
  const { round, author } = sender;
  const writer = context.writer(folder, 'round feedback');
  const store = new FeedbackStore(round, context, writer, clock.today());
  const half = new HalfTyped(context.files, context.draftPlace(folder), 'feedback');
  const paper = readSentPaper('', template, []);
  const typed = parseAnswerText(half.typed?.text ?? '');
  const itemsAt = (at: string, said: string): ReturnType<typeof itemsOf> =>
    itemsOf([commentOf(template, at, said)], [], paper, author, []);
  const places = [...template.questions.map(({ id }) => id), GENERAL];
  // A run that was cut off behind its write has left what it wrote half typed.
  if (typed !== '' && places.some((at) => newItems(round.round, itemsAt(at, typed)).length === 0)) half.tryKeep('');
  const prompter = await context.prompter(folder);
  let many = 0;
  try {
    for (let at = template.questions[0]?.id ?? GENERAL; ;) {
      const place = await prompter.ask(placePrompt(template, author, at), () => undefined);
      if (place.kind !== 'answer' || place.text === DONE) break;
      at = place.text;
      const text = await askKept(context, prompter, half, {
        ...plainText,
        id: 'feedback.text',
        label: `${author} said`,
        isMultiline: true,
        emptyMeans: 'back',
        canGoBack: false,
        canOpenEditor: false,
      });
      const said = parseAnswerText(text ?? '');
      if (said === '') continue;
      try {
        many += store.add(itemsAt(at, said), author).added.length;
        half.tryKeep('');
      } catch (error) {
        if (!(error instanceof PacketError) || isStopped(error)) throw error;
        const isKept = half.typed?.text === text;
        const where = isKept ? 'what you typed is kept' : 'what you typed is kept nowhere:';
        prompter.say('warning', `${error.code}  ${error.message}; ${where}`);
        if (!isKept) prompter.say('typed', said);
      }
    }
  } finally {
    prompter.close();
    screen.err(`\n${handText(many, author, half.typed !== undefined, screen.columns, screen.errStyle)}`);
  }
  await context.endInCommit(folder, writer, (packet) => `Take in feedback of ${roundWords(round.round)} of ${packet}`);
  return ExitCode.done;
}

function commentOf(template: Template, at: string, text: string): Parameters<typeof itemsOf>[0][number] {
  const question = template.questions.find(({ id }) => id === at);
  return { question, claim: undefined, asked: undefined, text, attribution: undefined };
}

function placePrompt(template: Template, author: string, initial: string): ChoicePrompt {
  return {
    ...plainAsked,
    kind: 'choice',
    id: 'feedback.about',
    label: `What ${author} said is about`,
    canGoBack: false,
    canOpenEditor: false,
    initial,
    options: [
      ...template.questions.map(({ id, heading }) => ({ value: id, label: heading, about: '' })),
      { value: GENERAL, label: 'nothing in particular', about: 'it goes under Unplaced' },
      { value: DONE, label: 'that was all', about: '' },
    ],
  };
}
