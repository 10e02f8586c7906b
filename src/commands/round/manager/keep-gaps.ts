import type { Context } from '../../../app/context.ts';
import { PacketError } from '../../../core/errors.ts';
import { plainAsked, type ChoicePrompt } from '../../../core/interview/prompt.ts';
import { gapQuestion, parseGap, withGap, type NewGap } from '../../../core/reviews/new-gap.ts';
import { gapPrompt, gapQuestionToAsk } from '../../../core/rounds/gap-prompt.ts';
import { openGaps } from '../../../core/rounds/open-gaps.ts';
import { LineDraft } from '../../../core/store/line-draft.ts';
import { PacketStore } from '../../../core/store/packet-store.ts';
import { ReviewStore } from '../../../core/store/review-store.ts';
import type { StoredRound } from '../../../core/store/round-store.ts';
import type { Writer } from '../../../core/store/writer.ts';
import { changeRound } from '../change-round.ts';
import type { OpenedRounds } from '../opened-rounds.ts';

/**
 * Makes gaps that came back entries of packet.md, each with its plan and date, and asks in the next 1:1 which work closes them; what
 * is there already is completed. Throws `E_USAGE` where the template has no question for gaps.
 */
export async function keepGaps(
  context: Context,
  { folder, loaded }: OpenedRounds,
  writer: Writer,
  gaps: readonly NewGap[],
  from: string | undefined,
): Promise<void> {
  const { template } = loaded;
  const question = gapQuestion(template);
  if (question === undefined) {
    throw new PacketError('E_USAGE', 'Unexpected gap, expected a template with a question for gaps', {
      hint: 'packet round show     has it as feedback',
    });
  }
  const today = context.clock.today();
  const packet = new PacketStore(folder, template, await loaded.layouts(), context, today, writer);
  for (const gap of gaps) packet.change((document, editing) => withGap(document, question, gap, from, editing));
  const reviews = new ReviewStore(folder, template, packet, context, writer, today);
  reviews.queue(gaps.map(gapQuestionToAsk));
}

/** Goes through the gaps that came back; each becomes an entry, stays as it is, or ends the talk. Gives how many became entries. */
export async function goThroughGaps(
  context: Context,
  opened: OpenedRounds,
  stored: StoredRound,
  writer: Writer,
): Promise<number> {
  let kept = 0;
  for (const { text, from } of openGaps(stored.round, opened.loaded.template)) {
    const choice = await chosen(context, opened, text, from);
    if (choice === 'stop') return kept;
    if (choice === 'stay') continue;
    const draft = new LineDraft(context.files, context.draftPlace(opened.folder), 'round-gap');
    const gap = await typedGap(context, opened, text, draft);
    if (gap === undefined) continue;
    await keepGaps(context, opened, writer, [gap], from);
    changeRound(context, writer, stored, (edits) => {
      const item = edits.round.feedback.find((each) => each.text === text && !each.isDone)?.item;
      if (item !== undefined) edits.tick(item);
      return undefined;
    });
    draft.forget();
    kept += 1;
  }
  return kept;
}

async function chosen(
  context: Context,
  { folder }: OpenedRounds,
  text: string,
  from: string | undefined,
): Promise<'entry' | 'stay' | 'stop'> {
  const prompt: ChoicePrompt = {
    ...plainAsked,
    kind: 'choice',
    id: 'round.gap',
    label: 'This gap',
    about: [{ style: 'quote', text: `${text}${from === undefined ? '' : ` (${from})`}` }],
    canGoBack: false,
    canOpenEditor: false,
    initial: 'entry',
    options: [
      { value: 'entry', label: 'becomes an entry', about: 'with a plan and a date' },
      { value: 'stay', label: 'stays as it is', about: '' },
      { value: 'stop', label: 'stop here', about: '' },
    ],
  };
  const prompter = await context.prompter(folder);
  try {
    const outcome = await prompter.ask(prompt, () => undefined);
    return outcome.kind === 'answer' ? (outcome.text as 'entry' | 'stay' | 'stop') : 'stop';
  } finally {
    prompter.close();
  }
}

/** A gap as it is typed on one line; undefined where nothing is. What is typed is kept, until it has its place. */
async function typedGap(
  context: Context,
  { folder }: OpenedRounds,
  text: string,
  draft: LineDraft,
): Promise<NewGap | undefined> {
  const autosave = await context.autosave<string>((typed) => {
    draft.keep(typed);
  });
  const prompter = await context.prompter(folder);
  try {
    const outcome = await prompter.ask(gapPrompt(text, draft.read()), (typed) => {
      autosave.later(typed.text);
    });
    if (outcome.kind !== 'answer') {
      autosave.now();
      return undefined;
    }
    autosave.forget();
    draft.keep(outcome.text.trim());
    const gap = parseGap(outcome.text, context.clock.today());
    return gap.title === '' ? undefined : gap;
  } catch (error) {
    autosave.now();
    throw error;
  } finally {
    prompter.close();
  }
}
