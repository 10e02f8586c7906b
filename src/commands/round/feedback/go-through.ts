import type { Context } from '../../../app/context.ts';
import { isStopped, PacketError } from '../../../core/errors.ts';
import { itemKey, type FeedbackItem } from '../../../core/feedback/feedback-items.ts';
import type { Suggestion } from '../../../core/feedback/found-feedback.ts';
import type { SentPaper } from '../../../core/feedback/sent-paper.ts';
import { suggestedWords } from '../../../core/feedback/suggestion-words.ts';
import { takeSuggestion } from '../../../core/feedback/take-suggestion.ts';
import { plainAsked, plainText, type ChoicePrompt, type Paragraph } from '../../../core/interview/prompt.ts';
import type { PacketFolder, Prompter } from '../../../core/ports.ts';
import type { Round } from '../../../core/rounds/round.ts';
import type { FeedbackStore } from '../../../core/store/feedback-store.ts';
import { HalfTyped } from '../../../core/store/half-typed.ts';
import { PacketStore } from '../../../core/store/packet-store.ts';
import type { Writer } from '../../../core/store/writer.ts';
import type { OpenedRounds } from '../opened-rounds.ts';
import { askKept } from './kept-prompt.ts';

/** What there is to go through. */
interface Suggested {
  readonly store: FeedbackStore;
  readonly writer: Writer;
  readonly paper: SentPaper;
  readonly author: string;
  readonly items: readonly FeedbackItem[];
  readonly round: Round;
}

interface OpenSuggestion {
  readonly item: FeedbackItem;
  readonly suggestion: Suggestion;
}

/** Asks of each suggestion that is still open whether it is taken, edited or left; each decision is on disk before the next. */
export async function goThrough(context: Context, opened: OpenedRounds, suggested: Suggested): Promise<void> {
  const open = new Set(suggested.round.feedback.filter(({ isDone }) => !isDone).map(({ item }) => itemKey(item.text)));
  const { folder, loaded } = opened;
  const suggestions = suggested.items.flatMap((item): OpenSuggestion[] =>
    item.suggestion === undefined ? [] : [{ item, suggestion: item.suggestion }],
  );
  const all = suggestions.filter(({ item }) => open.has(itemKey(item.text)));
  // A run that was cut off behind a decision has left the words for it half typed.
  for (const each of suggestions.filter((one) => !all.includes(one)))
    for (const half of halvesOf(context, folder, each, suggested.paper)) half.tryKeep('');
  if (all.length === 0) return;
  const { template } = loaded;
  const packet = new PacketStore(
    folder,
    template,
    await loaded.layouts(),
    context,
    context.clock.today(),
    suggested.writer,
  );
  const prompter = await context.prompter(folder);
  try {
    for (const [index, each] of all.entries()) {
      const prompt = suggestionPrompt(each.suggestion, suggested, all.length - index);
      const outcome = await prompter.ask(prompt, () => undefined);
      const choice = outcome.kind === 'answer' ? outcome.text : 'stop';
      if (choice === 'stop') return;
      if (choice === 'later') continue;
      const halves = halvesOf(context, folder, each, suggested.paper);
      const wanted =
        choice === 'edit' ? await edited(context, prompter, halves, each, suggested.paper) : each.suggestion;
      if (wanted === undefined) continue;
      const isSettled =
        choice === 'leave'
          ? settle(context, prompter, suggested, each, 'left as it is')
          : take(context, prompter, packet, suggested, each, wanted);
      if (isSettled) for (const half of halves) half.tryKeep('');
    }
  } catch (error) {
    if (error instanceof PacketError && (isStopped(error) || error.code === 'E_INPUT_ENDED'))
      context.screen.err('\nKept: all that was decided. What was not stays open; the same command goes on there.\n');
    throw error;
  } finally {
    prompter.close();
  }
}

function suggestionPrompt(suggestion: Suggestion, { author, paper }: Suggested, left: number): ChoicePrompt {
  const claim = suggestion.claim === undefined ? '' : `, claim ${String(suggestion.claim)}`;
  const words = suggestedWords(suggestion, paper).flatMap(({ before, after }): Paragraph[] => [
    { style: 'quiet', text: 'It says' },
    { style: 'quote', text: before },
    ...(after === ''
      ? [{ style: 'quiet', text: `${author} would leave it out` } as const]
      : [{ style: 'quiet', text: `${author} would say` } as const, { style: 'quote', text: after } as const]),
  ]);
  return {
    ...plainAsked,
    kind: 'choice',
    id: 'feedback.suggestion',
    label: 'This change',
    about: [
      { style: 'title', text: `${suggestion.question.heading}${claim}` },
      { style: 'quiet', text: `${String(left)} to go through` },
      ...words,
    ],
    canGoBack: false,
    canOpenEditor: false,
    initial: 'take',
    options: [
      { value: 'take', label: 'take it', about: 'it goes into packet.md' },
      { value: 'edit', label: 'edit it first', about: '' },
      { value: 'leave', label: 'leave the text as it is', about: 'the item is ticked' },
      { value: 'later', label: 'decide later', about: 'it stays open' },
      { value: 'stop', label: 'stop here', about: '' },
    ],
  };
}

/** What is half typed for each change of a suggestion: it belongs to that one, and is kept until it stands in packet.md. */
function halvesOf(
  context: Context,
  folder: PacketFolder,
  { item, suggestion }: OpenSuggestion,
  paper: SentPaper,
): readonly HalfTyped[] {
  const kind = `suggestion-${context.files.versionOf(item.text).slice(0, 8)}`;
  return suggestedWords(suggestion, paper).map(
    (_, index) =>
      new HalfTyped(context.files, context.draftPlace(folder), index === 0 ? kind : `${kind}-${String(index + 1)}`),
  );
}

/** The suggestion in the user's own words; undefined where they stop. */
async function edited(
  context: Context,
  prompter: Prompter,
  halves: readonly HalfTyped[],
  { suggestion }: OpenSuggestion,
  paper: SentPaper,
): Promise<Suggestion | undefined> {
  const edits = [];
  const all = suggestedWords(suggestion, paper);
  for (const [index, half] of halves.entries()) {
    const change = all[index];
    if (change === undefined) break;
    const { start, end, before, after } = change;
    const text = await askKept(context, prompter, half, {
      ...plainText,
      id: 'feedback.words',
      label: 'Your words',
      initial: after === '' ? before : after,
      canGoBack: false,
      canOpenEditor: false,
    });
    if (text === undefined) return undefined;
    edits.push({ start, end, text: text.replace(/\s+/g, ' ').trim() });
  }
  return { ...suggestion, edits };
}

/** Puts a suggestion into packet.md, where it may stand already, and ticks its item; gives whether that could be done. */
function take(
  context: Context,
  prompter: Prompter,
  packet: PacketStore,
  suggested: Suggested,
  open: OpenSuggestion,
  wanted: Suggestion,
): boolean {
  const found = { isThere: true };
  try {
    packet.change((document, editing) => {
      const text = takeSuggestion(document, wanted, suggested.paper, editing);
      found.isThere = text !== undefined;
      return text ?? document.source.text;
    });
  } catch (error) {
    if (!(error instanceof PacketError) || isStopped(error)) throw error;
    prompter.say('warning', `${error.code}  ${error.message}; the item stays open`);
    return false;
  }
  if (found.isThere)
    return settle(context, prompter, suggested, open, wanted === open.suggestion ? 'taken' : 'taken, edited');
  prompter.say(
    'warning',
    `packet.md does not say that any more; the item stays open. packet edit ${wanted.question.id}     opens the section`,
  );
  return false;
}

/** Ticks the item of a suggestion that is decided; gives whether that could be done. */
function settle(
  { clock }: Context,
  prompter: Prompter,
  { store }: Suggested,
  { item }: OpenSuggestion,
  outcome: string,
): boolean {
  try {
    store.settle(item.text, `${outcome} ${clock.today()}`);
    return true;
  } catch (error) {
    if (!(error instanceof PacketError) || isStopped(error)) throw error;
    prompter.say('warning', `${error.code}  ${error.message}; tick the item by hand`);
    return false;
  }
}
