import type { Context } from '../../app/context.ts';
import { keepLost } from '../../core/conversation/keep-lost.ts';
import { KeptDraft } from '../../core/conversation/kept-draft.ts';
import { answerOf, type PacketDocument } from '../../core/document/document.ts';
import { addEntry, updateEntry } from '../../core/document/edits.ts';
import { isSame } from '../../core/sameness.ts';
import type { Editing } from '../../core/document/verified-edit.ts';
import { isStopped, PacketError } from '../../core/errors.ts';
import { withAnswersOf } from '../../core/interview/draft.ts';
import {
  sortPrompt,
  startSorting,
  takeSorting,
  withHalfTyped,
  type Sorting,
  type SortEffect,
} from '../../core/notes/sorting.ts';
import type { Outcome, PacketFolder, Prompter } from '../../core/ports.ts';
import type { DraftStore } from '../../core/store/draft-store.ts';
import { placeNote } from '../../core/store/note-store.ts';
import type { PacketStore } from '../../core/store/packet-store.ts';
import type { Writer } from '../../core/store/writer.ts';
import { typedText, type TypedText } from '../../core/typing/typed-text.ts';
import type { Sorted } from '../../view/sorted-text.ts';

/** Who sorts, and where things go. */
interface Parties {
  readonly folder: PacketFolder;
  readonly store: PacketStore;
  readonly writer: Writer;
  readonly drafts: DraftStore;
  readonly prompter: Prompter;
}

/** One sorting from its first note to its end. */
export class Sitting {
  /** How many notes have become what, so far. */
  readonly sorted: { -readonly [key in keyof Sorted]: Sorted[key] } = { entries: 0, fields: 0, struck: 0 };
  readonly #context: Context;
  readonly #parties: Parties;
  readonly #draft: KeptDraft;

  constructor(context: Context, parties: Parties) {
    this.#context = context;
    this.#parties = parties;
    this.#draft = new KeptDraft(parties.drafts, parties.prompter, undefined);
  }

  /** Asks until no note is left, or the user stops. Throws what ended it. */
  async hold(start: Sorting): Promise<void> {
    const { prompter } = this.#parties;
    const autosave = await this.#context.autosave<Sorting>(({ interview }) => {
      this.#draft.keep(interview);
    });
    let sorting = start;
    try {
      for (;;) {
        const present = sorting;
        const prompt = sortPrompt(present);
        if (prompt === undefined) return;
        const outcome = await prompter.ask(prompt, (typed) => {
          autosave.later(withHalfTyped(present, typed));
        });
        autosave.forget();
        if (outcome.kind === 'quit' || outcome.kind === 'editor') {
          if (outcome.typed !== undefined) this.#draft.keep(withHalfTyped(present, outcome.typed).interview);
          return;
        }
        const turn = takeSorting(present, outcome);
        if (turn.complaint !== undefined) prompter.say('warning', turn.complaint);
        sorting =
          turn.effect === undefined
            ? turn.sorting
            : this.#placed(withHalfTyped(present, typedIn(outcome)), turn.sorting, turn.effect);
        this.#draft.keep(sorting.interview);
      }
    } catch (error) {
      autosave.now();
      throw error;
    }
  }

  /** The sorting after what was decided is on disk; `before`, at the same note, where it cannot be. */
  #placed(before: Sorting, after: Sorting, effect: SortEffect): Sorting {
    const { store, folder, writer, prompter } = this.#parties;
    try {
      if (effect.do !== 'strike') store.change((document, editing) => edited(document, effect, editing));
      placeNote(folder, effect.note, effect.do === 'strike' ? undefined : effect.to, this.#context, writer);
    } catch (error) {
      if (!(error instanceof PacketError) || isStopped(error)) throw error;
      prompter.say('warning', `${error.code}  ${error.message}${error.hint === undefined ? '' : `; ${error.hint}`}`);
      this.#draft.keep(before.interview);
      return this.#asInFile(startSorting(before.interview, before.notes));
    }
    this.sorted[effect.do === 'strike' ? 'struck' : effect.do === 'add-entry' ? 'entries' : 'fields'] += 1;
    return this.#asInFile(after);
  }

  /** With the answers as they are in the file now, which another hand may have changed. */
  #asInFile(sorting: Sorting): Sorting {
    const { store, drafts, prompter } = this.#parties;
    const { interview, lost } = withAnswersOf(sorting.interview, store.answers());
    keepLost(lost, drafts, prompter);
    return { ...sorting, interview };
  }
}

/** What was typed, the cursor at its end; undefined where nothing was. */
function typedIn(outcome: Outcome): TypedText | undefined {
  return outcome.kind === 'answer' ? typedText(outcome.text) : undefined;
}

/** packet.md with what a note has become; as it is where an interrupted sorting had written it already. */
function edited(document: PacketDocument, effect: Exclude<SortEffect, { do: 'strike' }>, editing: Editing): string {
  const question = document.template.questions.find(({ id }) => id === effect.question);
  if (question === undefined) return document.source.text;
  const answer = answerOf(document, question.id);
  const entries = answer.state === 'answered' ? answer.entries : [];
  if (entries.some((entry) => isSame(entry, effect.entry))) return document.source.text;
  if (effect.do === 'add-entry') return addEntry(document, question, effect.entry, editing);
  const index = entries.findIndex((entry) => isSame(entry, effect.before));
  if (index !== -1) return updateEntry(document, question, index, effect.entry, editing);
  throw new PacketError(
    'E_CHANGED',
    `Unexpected change of "${effect.before.title}" in packet.md, expected it as it was read`,
    {
      hint: 'packet add --sort     goes on with what is there now',
    },
  );
}
