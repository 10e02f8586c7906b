import type { Answer, EntryContent } from '../document/answer.ts';
import { isSame } from '../sameness.ts';
import { withAnswersOf } from '../interview/draft.ts';
import type { Effect } from '../interview/effect.ts';
import { plainAsked, type ChoicePrompt, type Option } from '../interview/prompt.ts';
import { proseAnswer, type Interview, type Turn } from '../interview/state.ts';
import type { Prompter } from '../ports.ts';
import type { DraftStore } from '../store/draft-store.ts';
import type { PacketStore } from '../store/packet-store.ts';
import { keepLost } from './keep-lost.ts';

/** Where answers go, and who is asked when the file is not as it was. */
export interface Keeping {
  readonly store: PacketStore;
  readonly drafts: DraftStore;
  readonly prompter: Prompter;
  /** Has this as what is half typed, on disk at once, until the next key. */
  keepDraft(interview: Interview): void;
}

type QuestionEffect = Extract<Effect, { question: string }>;

const OPEN: Answer = { state: 'open' };

/**
 * Writes what a turn decided, and gives the interview after it, its answers as they stand in the file then. Where a hand or
 * another program has changed the same question meanwhile, both are kept and the user is asked which goes where.
 */
export async function keepAnswer(before: Interview, turn: Turn, keeping: Keeping): Promise<Interview> {
  let { interview } = turn;
  keepLost(turn.lost ?? [], keeping.drafts, keeping.prompter);
  for (const effect of turn.effects) {
    if ('question' in effect) interview = await keepInQuestion(before, interview, effect, keeping);
    else keeping.store.apply(effect);
  }
  return interview;
}

async function keepInQuestion(
  before: Interview,
  after: Interview,
  effect: QuestionEffect,
  keeping: Keeping,
): Promise<Interview> {
  const { store, prompter } = keeping;
  const there = store.answers().get(effect.question) ?? OPEN;
  if (isSame(there, before.answers.get(effect.question) ?? OPEN)) {
    store.apply(effect);
    return asInFile(after, keeping);
  }
  if (isNoneYetOverEntries(effect, there)) {
    prompter.say('warning', 'packet.md was changed meanwhile: this question has entries now.');
    return leaveTheirs(after, effect, keeping);
  }
  const merged = mergedEffect(there, before.answers.get(effect.question) ?? OPEN, effect);
  prompter.say('warning', 'packet.md was changed meanwhile, in this question too.');
  const outcome = await prompter.ask(changedPrompt(merged !== undefined), () => undefined);
  const choice = outcome.kind === 'answer' ? outcome.text : 'theirs';
  if (choice === 'both' && merged !== undefined) {
    store.apply(merged);
    const now = asInFile(after, keeping);
    return { ...now, screen: withEntryOf(merged, after, now.answers) };
  }
  if (choice === 'mine') return takeMine(after, effect, there, keeping);
  return leaveTheirs(after, effect, keeping);
}

/** The interview as the file has it, which another hand may have changed in any question. */
function asInFile(interview: Interview, { store, drafts, prompter }: Keeping): Interview {
  const { interview: now, lost } = withAnswersOf(interview, store.answers());
  keepLost(lost, drafts, prompter);
  return now;
}

/** There is no saying that there is none yet where somebody has just written one. */
function isNoneYetOverEntries(effect: QuestionEffect, there: Answer): boolean {
  return effect.do === 'set-answer' && effect.answer.state === 'none-yet' && entriesOf(there).length > 0;
}

/** One's own in the place of what stands there, which goes to a file; prose leaves the entries below it where they are. */
function takeMine(after: Interview, effect: QuestionEffect, there: Answer, keeping: Keeping): Interview {
  const { store, drafts, prompter } = keeping;
  const path = drafts.putAside(store.sectionText(effect.question), 'from-packet-md');
  const mine = after.answers.get(effect.question) ?? OPEN;
  const isProse = effect.do === 'set-answer' && mine.state !== 'none-yet';
  const answer = isProse ? proseAnswer(mine.state === 'answered' ? mine.text : '', entriesOf(there)) : mine;
  store.apply({ do: 'set-answer', question: effect.question, answer });
  prompter.say('quiet', `What stood there is in ${path}`);
  return asInFile(after, keeping);
}

function leaveTheirs(after: Interview, effect: QuestionEffect, keeping: Keeping): Interview {
  const { drafts, prompter } = keeping;
  const mine = textOf(effect);
  if (mine !== '') prompter.say('quiet', `Yours is in ${drafts.putAside(mine, 'from-interview')}`);
  return { ...asInFile(after, keeping), screen: { at: 'question', question: effect.question } };
}

function changedPrompt(canHaveBoth: boolean): ChoicePrompt {
  const both: Option = { value: 'both', label: 'put mine in too', about: 'beside what stands there now' };
  return {
    ...plainAsked,
    kind: 'choice',
    id: 'changed',
    label: 'Your answer',
    canGoBack: false,
    canOpenEditor: false,
    initial: canHaveBoth ? 'both' : 'theirs',
    options: [
      ...(canHaveBoth ? [both] : []),
      { value: 'mine', label: 'put mine in its place', about: 'what stands there goes to a file' },
      { value: 'theirs', label: 'leave packet.md as it is', about: 'mine goes to a file' },
    ],
  };
}

/** What puts one's own beside what stands there; undefined where there is no room for two. */
function mergedEffect(there: Answer, before: Answer, effect: QuestionEffect): QuestionEffect | undefined {
  const { question } = effect;
  if (effect.do === 'add-entry') return effect;
  if (effect.do === 'update-entry') {
    const index = placeOf(entriesOf(before)[effect.index], there);
    return index === -1 ? { do: 'add-entry', question, entry: effect.entry } : { ...effect, index };
  }
  if (effect.do !== 'set-answer' || effect.answer.state !== 'answered' || there.state !== 'answered') return undefined;
  const text = [there.text, effect.answer.text].filter((each) => each !== '').join('\n\n');
  return { do: 'set-answer', question, answer: { ...there, text } };
}

/** Where an entry stands now that was not changed itself (0-based); -1 where there is none like it. */
function placeOf(entry: EntryContent | undefined, there: Answer): number {
  if (entry === undefined) return -1;
  const alone = (each: EntryContent): Answer => ({ state: 'answered', text: '', entries: [each] });
  return entriesOf(there).findIndex((each) => isSame(alone(each), alone(entry)));
}

function entriesOf(answer: Answer | undefined): readonly EntryContent[] {
  return answer?.state === 'answered' ? answer.entries : [];
}

/** The next screen, its entry being the one that was written. */
function withEntryOf(
  effect: QuestionEffect,
  { screen }: Interview,
  answers: ReadonlyMap<string, Answer>,
): Interview['screen'] {
  if (!('entry' in screen)) return screen;
  const many = entriesOf(answers.get(effect.question)).length;
  if (screen.at === 'title') return { ...screen, entry: many };
  return { ...screen, entry: effect.do === 'update-entry' ? effect.index : many - 1 };
}

function textOf(effect: QuestionEffect): string {
  if (effect.do === 'add-entry' || effect.do === 'update-entry') return entryText(effect.entry);
  if (effect.do !== 'set-answer' || effect.answer.state === 'open') return '';
  return effect.answer.state === 'answered' ? effect.answer.text : effect.answer.reason;
}

function entryText({ title, text, fields }: EntryContent): string {
  const lines = fields.map(({ id, value }) => `- ${id}: ${value}`).join('\n');
  return [title, text, lines].filter((part) => part !== '').join('\n\n');
}
