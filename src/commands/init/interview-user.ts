import type { Context } from '../../app/context.ts';
import { readConfig, valueOf } from '../../core/config/config.ts';
import { settings } from '../../core/config/settings.ts';
import type { Answer } from '../../core/document/answer.ts';
import { isStopped, PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { resumed } from '../../core/interview/draft.ts';
import { promptOf, take, withAnswerKept } from '../../core/interview/interview.ts';
import { withTyped, type Interview } from '../../core/interview/state.ts';
import type { Setup } from '../../core/packet/new-packet.ts';
import type { Template } from '../../core/packet/template.ts';
import type { Autosave, Outcome, PacketFolder } from '../../core/ports.ts';
import { DraftStore } from '../../core/store/draft-store.ts';
import type { PacketStore } from '../../core/store/packet-store.ts';
import { goingOnText, keptText, savedLine } from '../../view/saved-text.ts';
import { summaryText } from '../../view/summary-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';
import { keepAnswer, type Keeping } from './keep-answer.ts';
import { keepLost } from './keep-lost.ts';
import { KeptDraft } from './kept-draft.ts';
import { visitEditor } from './visit-editor.ts';

/**
 * Asks until the user stops. Each answer is on disk before the next question is asked, and what is half typed a moment later;
 * `answers` are those of a packet that is there, undefined for a new one. The store is opened when there is something to write, so
 * that the first question does not wait for it.
 */
export async function interviewUser(
  context: Context,
  folder: PacketFolder,
  template: Template,
  openStore: () => Promise<PacketStore>,
  setup: Setup,
  answers: ReadonlyMap<string, Answer> | undefined,
): Promise<ExitCode> {
  const start: Interview = {
    template,
    today: context.clock.today(),
    setup,
    answers: answers ?? new Map(),
    notes: 0,
    screen: answers === undefined ? { at: 'setup', step: 'author' } : { at: 'hub' },
    halfTyped: [],
  };
  const drafts = new DraftStore(context.files, context.draftPlace(folder), (path) => context.shownPath(path));
  const found = drafts.read();
  const config = readConfig(context.configFiles(folder), context);
  const prompter = await context.prompter(valueOf(config, settings.keys) === 'true');
  if (found.setAside !== undefined)
    prompter.say('warning', `An earlier draft cannot be read; it is kept in ${found.setAside}`);
  const { interview, lost } =
    found.draft === undefined ? { interview: start, lost: [] } : resumed(start, found.draft, answers !== undefined);
  if (found.draft !== undefined) prompter.say('quiet', goingOnText(interview));
  keepLost(lost, drafts, prompter);
  const proposed = answers === undefined ? setup : undefined;
  const conversation = new Conversation(context, folder, { openStore, drafts, prompter }, proposed);
  return conversation.hold(interview);
}

/** Whom an interview talks to, and where it keeps things. */
interface Parties extends Omit<Keeping, 'store' | 'keepDraft'> {
  readonly openStore: () => Promise<PacketStore>;
}

/** One interview from its first prompt to its end. */
class Conversation {
  readonly #context: Context;
  readonly #folder: PacketFolder;
  readonly #parties: Parties;
  readonly #draft: KeptDraft;
  #store: PacketStore | undefined;
  #interview: Interview | undefined;

  constructor(context: Context, folder: PacketFolder, parties: Parties, proposed: Setup | undefined) {
    this.#context = context;
    this.#folder = folder;
    this.#parties = parties;
    this.#draft = new KeptDraft(parties.drafts, parties.prompter, proposed);
  }

  async hold(start: Interview): Promise<ExitCode> {
    const { prompter } = this.#parties;
    const autosave = await this.#context.autosave<Interview>((typed) => {
      this.#interview = typed;
      this.#draft.keep(typed);
      if (this.#draft.failure !== undefined) throw this.#draft.failure;
    });
    this.#interview = start;
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
      if (isLeft) this.#say(this.#kept());
      throw error;
    } finally {
      prompter.close();
    }
    this.#draft.keep(this.#interview);
    this.#sayLost();
    if (this.#interview.answers.size > 0) this.#say(this.#summary());
    this.#say(this.#kept());
    return ExitCode.done;
  }

  /** What follows from an outcome; undefined where the user stops. What cannot be written stays on its line, to be tried again. */
  async #after(interview: Interview, outcome: Outcome, autosave: Autosave<Interview>): Promise<Interview | undefined> {
    const { prompter } = this.#parties;
    if (outcome.kind === 'quit') {
      this.#interview = outcome.typed === undefined ? interview : withTyped(interview, interview.screen, outcome.typed);
      return undefined;
    }
    try {
      if (outcome.kind === 'editor')
        return await visitEditor(this.#context, this.#folder, await this.#keeping(autosave), interview, outcome.typed);
      const turn = take(interview, outcome);
      if (outcome.kind === 'answer') autosave.later(withAnswerKept(interview, outcome));
      if (turn.complaint !== undefined) prompter.say('warning', turn.complaint);
      if (turn.effects.length === 0) {
        keepLost(turn.lost ?? [], this.#parties.drafts, prompter);
        return turn.interview;
      }
      const next = await keepAnswer(interview, turn, await this.#keeping(autosave));
      if (turn.effects.some((effect) => effect.do === 'set-up')) this.#isSaved();
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

  async #keeping(autosave: Autosave<Interview>): Promise<Keeping> {
    const { openStore, drafts, prompter } = this.#parties;
    this.#store ??= await openStore();
    const keepDraft = (interview: Interview): void => {
      autosave.forget();
      this.#interview = interview;
      this.#draft.keep(interview);
    };
    return { store: this.#store, drafts, prompter, keepDraft };
  }

  #isSaved(): void {
    this.#draft.setUp();
    const file = this.#context.shownPath(this.#folder.packetFile);
    const hasRemote = (this.#context.repository(this.#folder.folder)?.remotes ?? []).length > 0;
    const { columns, errStyle } = this.#context.screen;
    this.#say(wrappedText(savedLine(file, hasRemote, errStyle), columns));
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
    const { prompter } = this.#parties;
    const { failure } = this.#draft;
    const texts = this.#draft.lostOf(this.#current());
    if (failure === undefined || texts.length === 0) return;
    prompter.say('warning', `\nNot kept: ${failure.message}. You typed:`);
    for (const text of texts) prompter.say('typed', text);
  }

  #say(text: string): void {
    this.#context.screen.err(`\n${text}\n`);
  }

  #summary(): string {
    const { screen, clock } = this.#context;
    const { template, answers, setup } = this.#current();
    const plan = { nextReview: setup.nextReview || undefined, manager: setup.manager || undefined };
    return summaryText(template, answers, plan, clock.today(), screen.columns, screen.errStyle);
  }

  #kept(): string {
    const interview = this.#current();
    const hasDraft = this.#draft.failure === undefined && this.#draft.isNeededFor(interview);
    const folder = this.#context.shownPath(this.#folder.folder);
    return wrappedText(
      keptText(interview, folder, !this.#draft.isBeforePacket, hasDraft),
      this.#context.screen.columns,
    );
  }

  #current(): Interview {
    if (this.#interview === undefined) throw new Error('an interview that has begun');
    return this.#interview;
  }
}
