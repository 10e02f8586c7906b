import type { Context } from '../../../app/context.ts';
import { packetProblems } from '../../../core/checks/check.ts';
import { converse } from '../../../core/conversation/conversation.ts';
import { sectionLine } from '../../../core/document/section-place.ts';
import { PacketError } from '../../../core/errors.ts';
import { itemKey } from '../../../core/feedback/feedback-items.ts';
import type { ChoicePrompt } from '../../../core/interview/prompt.ts';
import type { Interview } from '../../../core/interview/state.ts';
import { emptySetup } from '../../../core/packet/new-packet.ts';
import type { Question } from '../../../core/packet/template.ts';
import { readMarks } from '../../../core/rounds/round-edits.ts';
import { notePrompt, readingPrompt, type ReadingChoice } from '../../../core/rounds/self-prompts.ts';
import { editByHand } from '../../../core/store/edit-by-hand.ts';
import { LineDraft } from '../../../core/store/line-draft.ts';
import { answersOf, PacketStore, readPacket } from '../../../core/store/packet-store.ts';
import type { StoredRound } from '../../../core/store/round-store.ts';
import type { Writer } from '../../../core/store/writer.ts';
import { goingOnText, keptInQuestionText } from '../../../view/saved-text.ts';
import { wrappedText } from '../../../view/wrapped-text.ts';
import { changeRound } from '../change-round.ts';
import { warn, type OpenedRounds } from '../opened-rounds.ts';

/** The kind of draft that holds a half-typed note. */
export const NOTE_DRAFT = 'round-note';

/** Goes through the questions that are not read yet. Each mark is on disk before the next question is shown. Gives the round then. */
export async function readThrough(
  context: Context,
  opened: OpenedRounds,
  start: StoredRound,
  writer: Writer,
): Promise<StoredRound> {
  const sitting = new Sitting(context, opened, writer);
  const all = readMarks(start.round).map(({ id }) => id);
  let stored = start;
  const later = new Set<string>();
  for (;;) {
    const open = readMarks(stored.round).find(({ id, item }) => item.isDone !== true && !later.has(id));
    const question = opened.loaded.template.questions.find(({ id }) => id === open?.id);
    if (open === undefined) return stored;
    if (question === undefined) {
      later.add(open.id);
      continue;
    }
    const choice = await sitting.read(question, all.indexOf(open.id) + 1, all.length);
    if (choice === 'stop') return stored;
    if (choice === 'later') later.add(open.id);
    else if (choice === 'read') stored = markRead(context, writer, stored, [open.id]);
    else if (choice === 'note') stored = await sitting.note(question, stored);
    else if (choice === 'editor') await sitting.edit(question);
    else await sitting.converse(question);
  }
}

/** Ticks questions of a self round, by their ids. */
export function markRead(
  context: Context,
  writer: Writer,
  stored: StoredRound,
  ids: readonly string[],
): ReturnType<typeof changeRound> {
  return changeRound(context, writer, stored, (edits) => {
    for (const id of ids) {
      const mark = readMarks(edits.round).find((each) => each.id === id);
      if (mark !== undefined) edits.tick(mark.item);
    }
    return undefined;
  });
}

class Sitting {
  readonly #context: Context;
  readonly #opened: OpenedRounds;
  readonly #writer: Writer;

  constructor(context: Context, opened: OpenedRounds, writer: Writer) {
    this.#context = context;
    this.#opened = opened;
    this.#writer = writer;
  }

  /** Shows a question as it is in the file now; what cannot be read is told, and can be mended in the editor. */
  async read(question: Question, number: number, all: number): Promise<ReadingChoice> {
    const { document } = this.#packet();
    const findings = packetProblems(document)
      .filter((problem) => problem.question === question.id)
      .map(({ line, message }) => `line ${String(line)}: ${message}`);
    const prompt: ChoicePrompt = readingPrompt(document, { question, number, all, findings });
    const prompter = await this.#context.prompter(this.#opened.folder);
    try {
      const outcome = await prompter.ask(prompt, () => undefined);
      return outcome.kind === 'answer' ? (outcome.text as ReadingChoice) : 'stop';
    } finally {
      prompter.close();
    }
  }

  /** Asks for something to mend, which becomes an open item of the round. */
  async note(question: Question, stored: StoredRound): Promise<StoredRound> {
    const { files } = this.#context;
    const { folder } = this.#opened;
    const draft = new LineDraft(files, this.#context.draftPlace(folder), NOTE_DRAFT);
    const autosave = await this.#context.autosave<string>((text) => {
      draft.keep(text);
    });
    const prompter = await this.#context.prompter(folder);
    try {
      const outcome = await prompter.ask(notePrompt(question, draft.read()), ({ text }) => {
        autosave.later(text);
      });
      if (outcome.kind !== 'answer') {
        autosave.now();
        return stored;
      }
      autosave.forget();
      const text = outcome.text.trim();
      if (text === '') {
        draft.forget();
        return stored;
      }
      draft.keep(text);
      const changed = changeRound(this.#context, this.#writer, stored, (edits) => {
        const item = `${question.id}: ${text}`;
        // Its draft is still there where this was cut off behind the write.
        if (!edits.round.feedback.some((each) => itemKey(each.item.text) === itemKey(item))) edits.addFeedback(item);
        return undefined;
      });
      draft.forget();
      return changed;
    } catch (error) {
      autosave.now();
      throw error;
    } finally {
      prompter.close();
    }
  }

  /** Opens packet.md at the question. */
  async edit(question: Question): Promise<void> {
    const { files } = this.#context;
    const { packetFile } = this.#opened.folder;
    const line = sectionLine(this.#packet().document, question);
    const editor = await this.#context.editor();
    try {
      await editByHand(packetFile, () => editor.open(packetFile, line), files, this.#writer);
    } catch (error) {
      if (!(error instanceof PacketError) || error.code !== 'E_EDITOR') throw error;
      warn(this.#context, error.message);
    }
  }

  /** The interview about the question. */
  async converse(question: Question): Promise<void> {
    const { screen, clock } = this.#context;
    const { folder, loaded } = this.#opened;
    const today = clock.today();
    const start: Interview = {
      template: loaded.template,
      today,
      setup: emptySetup,
      answers: answersOf(this.#packet().document),
      notes: 0,
      screen: { at: 'question', question: question.id },
      only: { about: 'question', question: question.id },
      halfTyped: [],
    };
    const stopped = ({ hasDraft }: { readonly hasDraft: boolean }): string =>
      wrappedText(keptInQuestionText('packet round self', hasDraft), screen.columns);
    await converse(
      {
        around: this.#context,
        folder,
        writer: this.#writer,
        openStore: async () =>
          new PacketStore(folder, loaded.template, await loaded.layouts(), this.#context, today, this.#writer),
        say: (text) => {
          screen.err(`\n${text}\n`);
        },
        words: { goingOn: goingOnText, saved: () => '', ended: () => [], stopped },
      },
      start,
      undefined,
    );
  }

  #packet(): ReturnType<typeof readPacket> {
    return readPacket(this.#opened.folder, this.#opened.loaded.template, this.#context);
  }
}
