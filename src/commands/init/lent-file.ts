import type { Context } from '../../app/context.ts';
import type { Answer } from '../../core/document/answer.ts';
import { isSame } from '../../core/document/format-answer.ts';
import type { Effect } from '../../core/interview/effect.ts';
import type { Interview, Turn } from '../../core/interview/state.ts';
import type { FileSnapshot, PacketFolder } from '../../core/ports.ts';
import type { Writer } from '../../core/store/writer.ts';
import type { Keeping } from './keep-answer.ts';

const OPEN: Answer = { state: 'open' };

/** A file that an editor gets, and what it was before. */
export class LentFile {
  /** Absolute. */
  readonly path: string;
  readonly #context: Context;
  readonly #writer: Writer;
  readonly #isPrivate: boolean;
  /** Before the half-typed line was written into it; undefined where there was no file. */
  readonly #before: FileSnapshot | undefined;
  #lent: FileSnapshot | undefined;
  /** How much was in the log when it was lent. */
  #logged = 0;

  /** `path` is packet.md or notes.md of the folder, absolute. */
  constructor(context: Context, folder: PacketFolder, path: string) {
    this.path = path;
    this.#context = context;
    this.#writer = context.writer(folder, 'init');
    this.#isPrivate = path === folder.notesFile;
    this.#before = context.files.read(path);
  }

  /** From here on, what changes it is the editor, or somebody else. */
  lend(): void {
    this.#lent = this.#context.files.read(this.path);
    this.#logged = this.#writer.versions.writes().length;
  }

  /**
   * Undoes what the editor did, and the writing of the half-typed line, which `turn` was about, `interview` being the one before it.
   * Gives whether the line is out of the file again: it stays where others have changed the same question since.
   */
  putBack(interview: Interview, turn: Turn | undefined, keeping: Keeping): boolean {
    const { prompter, drafts } = keeping;
    const after = this.#context.files.read(this.path);
    const others = this.#writtenByOthers();
    const isOurs = after?.version === this.#lent?.version;
    if (after !== undefined && !isOurs && after.text !== others) {
      const path = drafts.putAside(after.text, 'from-editor');
      prompter.say('quiet', `What the editor, or another hand, had written is in ${path}`);
    }
    const name = this.#context.shownPath(this.path);
    const text = others ?? this.#before?.text;
    if (text !== after?.text)
      this.#writer.write([{ path: this.path, before: after, text, isPrivate: this.#isPrivate }]);
    if (others === undefined) {
      prompter.say('quiet', text === undefined ? `There is no ${name}, as before.` : `${name} is as it was.`);
      return true;
    }
    const isTakenBack =
      turn === undefined || turn.effects.every((effect) => tookBack(effect, interview, turn, keeping));
    prompter.say(
      'quiet',
      `${name} is as it was, with what other programs wrote meanwhile${isTakenBack ? '' : ' and the line that you had typed'}.`,
    );
    return isTakenBack;
  }

  /** What another run of packet wrote into it last, since it was lent. */
  #writtenByOthers(): string | undefined {
    const { versions } = this.#writer;
    const path = this.#writer.relative(this.path);
    const writes = versions.writes().slice(this.#logged);
    const written = writes.flatMap(({ files }) => files).findLast((file) => file.path === path)?.after;
    return written === undefined ? undefined : versions.textOf(written);
  }
}

/** Undoes one effect by its opposite; false where the question is not as the effect left it. */
function tookBack(effect: Effect, before: Interview, turn: Turn, { store }: Keeping): boolean {
  if (!('question' in effect)) return false;
  const { question } = effect;
  const answer = before.answers.get(question) ?? OPEN;
  if (!isSame(store.answers().get(question) ?? OPEN, turn.interview.answers.get(question) ?? OPEN)) return false;
  const entries = answer.state === 'answered' ? answer.entries : [];
  const entry = effect.do === 'update-entry' ? entries[effect.index] : undefined;
  if (effect.do === 'add-entry' && entries.length > 0)
    store.apply({ do: 'remove-entry', question, index: entries.length });
  else if (effect.do === 'update-entry' && entry !== undefined) store.apply({ ...effect, entry });
  else store.apply({ do: 'set-answer', question, answer });
  return true;
}
