import { isStopped, PacketError } from '../errors.ts';
import { resumed } from '../interview/draft.ts';
import { promptOf, take, withAnswerKept } from '../interview/interview.ts';
import { withTyped, type Interview } from '../interview/state.ts';
import type { Setup } from '../packet/new-packet.ts';
import type { Autosave, DraftPlace, Editor, Files, Outcome, PacketFolder, Prompter } from '../ports.ts';
import { DraftStore } from '../store/draft-store.ts';
import type { PacketStore } from '../store/packet-store.ts';
import type { Writer } from '../store/writer.ts';
import { keepAnswer, type Keeping } from './keep-answer.ts';
import { keepLost } from './keep-lost.ts';
import { KeptDraft } from './kept-draft.ts';
import { visitEditor } from './visit-editor.ts';

/** What a conversation needs of the outside; a command's context has all of it. */
export interface Surroundings {
  readonly files: Files;
  readonly shownPath: (path: string) => string;
  prompter(folder: PacketFolder): Promise<Prompter>;
  editor(): Promise<Editor>;
  draftPlace(folder: PacketFolder): DraftPlace;
  autosave<Value>(save: (value: Value) => void): Promise<Autosave<Value>>;
}

/** What an interview is about, and who holds it. */
export interface Occasion {
  readonly around: Surroundings;
  readonly folder: PacketFolder;
  /** In the name of the command that holds the interview. */
  readonly writer: Writer;
  /** Called when there is something to write, so that the first question does not wait for it. */
  openStore(): Promise<PacketStore>;
  /** Asks what is to be decided once set-up has written the packet, before one goes on. */
  afterSaved?(prompter: Prompter): Promise<void>;
  /** Says something around the interview, apart from its prompts. */
  say(text: string): void;
  readonly words: ConversationWords;
}

/** Where an interview stands when it ends. */
export interface Ending {
  readonly interview: Interview;
  /** Whether there is a packet. */
  readonly isOnDisk: boolean;
  /** Whether something is no answer yet, and is kept. */
  readonly hasDraft: boolean;
}

/** What is said around an interview; each of them a text of its own. */
export interface ConversationWords {
  /** When it goes on where one had stopped. */
  goingOn(interview: Interview): string;
  /** Once set-up has written the packet. */
  saved(): string;
  /** When one has stopped, or is through. */
  ended(ending: Ending): readonly string[];
  /** When a signal, or the end of standard input, has stopped it. */
  stopped(ending: Ending): string;
}

/**
 * Asks until the user stops, from where a draft left it. Each answer is on disk before the next question is asked, and what is half
 * typed a moment later. `proposed`: what set-up begins with; undefined for a packet that is there. Throws what ended it: a signal,
 * the end of standard input, a defect. Gives the interview as it ended.
 */
export async function converse(occasion: Occasion, start: Interview, proposed: Setup | undefined): Promise<Interview> {
  const { around, folder, words } = occasion;
  const drafts = new DraftStore(around.files, around.draftPlace(folder), (path) => around.shownPath(path));
  const found = drafts.read();
  const prompter = await around.prompter(folder);
  if (found.setAside !== undefined)
    prompter.say('warning', `An earlier draft cannot be read; it is kept in ${found.setAside}`);
  const { interview, lost } =
    found.draft === undefined ? { interview: start, lost: [] } : resumed(start, found.draft, proposed === undefined);
  const isOther = start.only !== undefined && interview.screen === start.screen;
  if (found.draft !== undefined && !isOther) prompter.say('quiet', words.goingOn(interview));
  keepLost(lost, drafts, prompter);
  return new Conversation(occasion, { drafts, prompter }, interview, proposed).hold();
}

/** One interview from its first prompt to its end. */
class Conversation {
  readonly #occasion: Occasion;
  readonly #keeping: Omit<Keeping, 'store' | 'keepDraft'>;
  readonly #draft: KeptDraft;
  #store: PacketStore | undefined;
  #interview: Interview;

  constructor(
    occasion: Occasion,
    keeping: Omit<Keeping, 'store' | 'keepDraft'>,
    start: Interview,
    proposed: Setup | undefined,
  ) {
    this.#occasion = occasion;
    this.#keeping = keeping;
    this.#interview = start;
    this.#draft = new KeptDraft(keeping.drafts, keeping.prompter, proposed);
  }

  async hold(): Promise<Interview> {
    const { prompter } = this.#keeping;
    const { around, words } = this.#occasion;
    const autosave = await around.autosave<Interview>((typed) => {
      this.#interview = typed;
      this.#draft.keep(typed);
      if (this.#draft.failure !== undefined) throw this.#draft.failure;
    });
    try {
      for (;;) {
        const interview = this.#interview;
        this.#draft.keep(interview);
        const prompt = promptOf(interview);
        if (prompt === undefined) break;
        const outcome = await prompter.ask(prompt, (typed) => {
          autosave.later(withTyped(interview, interview.screen, typed));
        });
        const next = await this.#after(interview, outcome, autosave);
        autosave.forget();
        if (next === undefined) break;
        this.#interview = next;
      }
    } catch (error) {
      this.#saveLast(() => {
        autosave.now();
      });
      const isLeft = error instanceof PacketError && (error.code === 'E_INPUT_ENDED' || isStopped(error));
      this.#sayLost();
      if (isLeft) this.#occasion.say(words.stopped(this.#ending()));
      throw error;
    } finally {
      prompter.close();
    }
    this.#draft.keep(this.#interview);
    this.#sayLost();
    for (const text of words.ended(this.#ending())) this.#occasion.say(text);
    return this.#interview;
  }

  /** What follows from an outcome; undefined where the user stops. What cannot be written stays on its line, to be tried again. */
  async #after(interview: Interview, outcome: Outcome, autosave: Autosave<Interview>): Promise<Interview | undefined> {
    const { prompter, drafts } = this.#keeping;
    if (outcome.kind === 'quit') {
      this.#interview = outcome.typed === undefined ? interview : withTyped(interview, interview.screen, outcome.typed);
      return undefined;
    }
    try {
      if (outcome.kind === 'editor')
        return await visitEditor(this.#occasion, await this.#opened(autosave), interview, outcome.typed);
      const turn = take(interview, outcome);
      if (outcome.kind === 'answer') autosave.later(withAnswerKept(interview, outcome));
      if (turn.complaint !== undefined) prompter.say('warning', turn.complaint);
      if (turn.effects.length === 0) {
        keepLost(turn.lost ?? [], drafts, prompter);
        return turn.interview;
      }
      const next = await keepAnswer(interview, turn, await this.#opened(autosave));
      if (turn.effects.some((effect) => effect.do === 'set-up')) {
        this.#draft.setUp();
        this.#interview = next;
        this.#occasion.say(this.#occasion.words.saved());
        await this.#occasion.afterSaved?.(prompter);
      }
      return next;
    } catch (error) {
      if (!(error instanceof PacketError) || isStopped(error) || error.code === 'E_INPUT_ENDED') throw error;
      prompter.say('warning', `${error.code}  ${error.message}${error.hint === undefined ? '' : `; ${error.hint}`}`);
      if (outcome.kind === 'answer') return withAnswerKept(interview, outcome);
      return 'typed' in outcome && outcome.typed !== undefined
        ? withTyped(interview, interview.screen, outcome.typed)
        : interview;
    }
  }

  async #opened(autosave: Autosave<Interview>): Promise<Keeping> {
    this.#store ??= await this.#occasion.openStore();
    const keepDraft = (interview: Interview): void => {
      autosave.forget();
      this.#interview = interview;
      this.#draft.keep(interview);
    };
    return { store: this.#store, ...this.#keeping, keepDraft };
  }

  #saveLast(save: () => void): void {
    try {
      save();
    } catch {
      // It is said below, with what was typed; the reason why the interview ends says more.
    }
  }

  /** What is on no disk is at least on the screen, also where nothing else is to be said. */
  #sayLost(): void {
    const { prompter } = this.#keeping;
    const { failure } = this.#draft;
    const texts = this.#draft.lostOf(this.#interview);
    if (failure === undefined || texts.length === 0) return;
    prompter.say('warning', `\nNot kept: ${failure.message}. You typed:`);
    for (const text of texts) prompter.say('typed', text);
  }

  #ending(): Ending {
    const interview = this.#interview;
    const hasDraft = this.#draft.failure === undefined && this.#draft.isNeededFor(interview);
    return { interview, isOnDisk: !this.#draft.isBeforePacket, hasDraft };
  }
}
