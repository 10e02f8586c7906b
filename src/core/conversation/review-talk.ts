import { formatDay } from '../calendar-date.ts';
import { isStopped, PacketError } from '../errors.ts';
import type { Autosave, Editor, Files, Prompter } from '../ports.ts';
import { draftOfTalk, resumedTalk, type TalkDraft } from '../reviews/talk-draft.ts';
import { nothingSaid, type TalkOutcome } from '../reviews/talk-outcome.ts';
import { takeTalk, talkPrompt, withTalkTyped, type Talk } from '../reviews/talk.ts';
import type { DraftFile } from '../store/draft-file.ts';
import { editByHand } from '../store/edit-by-hand.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Writer } from '../store/writer.ts';
import { typedText, type TypedText } from '../typing/typed-text.ts';
import { keepLost } from './keep-lost.ts';

/** What telling of a 1:1 needs of the outside. */
export interface TalkParties {
  readonly files: Files;
  readonly prompter: Prompter;
  readonly store: ReviewStore;
  readonly writer: Writer;
  readonly drafts: DraftFile<TalkDraft>;
  editor(): Promise<Editor>;
  autosave(save: (talk: Talk) => void): Promise<Autosave<Talk>>;
}

/** One telling of a 1:1, from its first prompt to its end. Each answer is in its file before the next question is asked. */
export class ReviewTalk {
  readonly #parties: TalkParties;
  #talk: Talk;
  #failure: PacketError | undefined;
  #hasWarned = false;

  constructor(parties: TalkParties, start: Talk) {
    this.#parties = parties;
    this.#talk = start;
  }

  /** What is asked about now, and what was kept. */
  get talk(): Talk {
    return this.#talk;
  }

  /** Whether something that was typed is kept in a draft. */
  get hasDraft(): boolean {
    return this.#failure === undefined && draftOfTalk(this.#talk) !== undefined;
  }

  /** Goes on with what an earlier run left half typed, where `isMeant` says that it is about this 1:1; else that is put aside. */
  resume(isMeant: (draft: TalkDraft) => boolean): void {
    const { drafts, prompter } = this.#parties;
    const { draft, setAside } = drafts.read();
    if (setAside !== undefined) prompter.say('warning', `An earlier draft cannot be read; it is kept in ${setAside}`);
    if (draft === undefined) return;
    if (isMeant(draft)) {
      this.#talk = resumedTalk(this.#talk, draft);
      const { subject, today } = this.#talk;
      const who = subject.with === undefined ? '' : ` with ${subject.with}`;
      prompter.say('quiet', `Going on where you stopped: 1:1${who}, ${formatDay(subject.date, today)}`);
      return;
    }
    const texts = draft.typed.map(({ text }) => text);
    keepLost(texts, drafts, prompter);
    drafts.keep(undefined);
  }

  /** Asks to the end, or until the user stops. Throws what ended it. */
  async hold(): Promise<void> {
    const { prompter } = this.#parties;
    const autosave = await this.#parties.autosave((talk) => {
      this.#talk = talk;
      this.#keepDraft();
      if (this.#failure !== undefined) throw this.#failure;
    });
    try {
      for (;;) {
        this.#keepDraft();
        const present = this.#talk;
        const prompt = talkPrompt(present);
        if (prompt === undefined) return;
        const outcome = await prompter.ask(prompt, (typed) => {
          autosave.later(withTalkTyped(present, typed));
        });
        autosave.forget();
        if (outcome.kind === 'quit') {
          if (outcome.typed !== undefined) this.#talk = withTalkTyped(present, outcome.typed);
          this.#keepDraft();
          return;
        }
        if (outcome.kind === 'editor') await this.#visitEditor(present, outcome.typed);
        else this.#take(present, outcome);
      }
    } catch (error) {
      try {
        autosave.now();
      } catch {
        // What is on no disk is said below.
      }
      throw error;
    } finally {
      this.#sayLost();
      prompter.close();
    }
  }

  #take(present: Talk, reply: Parameters<typeof takeTalk>[1]): void {
    const { prompter } = this.#parties;
    const turn = takeTalk(present, reply);
    if (turn.complaint !== undefined) prompter.say('warning', turn.complaint);
    if (turn.keep === undefined || this.#isKept(turn.talk, turn.keep)) this.#talk = turn.talk;
    else this.#talk = reply.kind === 'answer' ? withTalkTyped(present, typedText(reply.text)) : present;
  }

  /** Whether it could be written; else it is said why, and the same is asked again. */
  #isKept({ subject }: Talk, keep: TalkOutcome): boolean {
    const { prompter, store } = this.#parties;
    try {
      store.keep(subject, keep);
      return true;
    } catch (error) {
      if (!(error instanceof PacketError) || isStopped(error)) throw error;
      prompter.say('warning', `${error.code}  ${error.message}${error.hint === undefined ? '' : `; ${error.hint}`}`);
      return false;
    }
  }

  /** Opens the review itself, what was half typed being in it by then. What a failed editor wrote is kept beside the drafts. */
  async #visitEditor(present: Talk, typed: TypedText | undefined): Promise<void> {
    const { prompter, store, files, writer, drafts } = this.#parties;
    const isTyped = typed !== undefined && typed.text.trim() !== '';
    const turn = isTyped
      ? takeTalk(present, { kind: 'answer', text: typed.text })
      : { talk: present, keep: nothingSaid };
    if (turn.keep === undefined || !this.#isKept(turn.talk, turn.keep)) {
      this.#talk = isTyped ? withTalkTyped(present, typed) : present;
      return;
    }
    this.#talk = turn.talk;
    this.#keepDraft();
    const path = store.pathOf(present.subject);
    const before = files.read(path);
    const editor = await this.#parties.editor();
    try {
      await prompter.lend(async () => {
        await editByHand(path, async () => editor.open(path, 1), files, writer);
      });
    } catch (error) {
      if (!(error instanceof PacketError) || error.code !== 'E_EDITOR') throw error;
      prompter.say('warning', error.message);
      const after = files.read(path);
      if (before === undefined || after === undefined || after.version === before.version) return;
      prompter.say('quiet', `What the editor had written is in ${drafts.putAside(after.text, 'from-editor')}`);
      writer.write([{ path, before: after, text: before.text, isPrivate: true }]);
    }
  }

  #keepDraft(): void {
    const { drafts, prompter } = this.#parties;
    try {
      drafts.keep(draftOfTalk(this.#talk));
      this.#failure = undefined;
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      this.#failure = error;
      if (!this.#hasWarned) prompter.say('warning', `Half-typed lines cannot be kept: ${error.message}`);
      this.#hasWarned = true;
    }
  }

  /** What is on no disk is at least on the screen. */
  #sayLost(): void {
    const { prompter } = this.#parties;
    const texts = this.#talk.halfTyped.map(({ typed }) => typed.text);
    if (this.#failure === undefined || texts.length === 0) return;
    prompter.say('warning', `\nNot kept: ${this.#failure.message}. You typed:`);
    for (const text of texts) prompter.say('typed', text);
  }
}
