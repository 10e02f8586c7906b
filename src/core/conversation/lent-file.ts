import type { Answer } from '../document/answer.ts';
import { isSame } from '../sameness.ts';
import type { Effect } from '../interview/effect.ts';
import type { Interview, Turn } from '../interview/state.ts';
import type { Files, FileSnapshot, PacketFolder } from '../ports.ts';
import { isText } from '../store/edit-by-hand.ts';
import type { Writer } from '../store/writer.ts';
import type { Keeping } from './keep-answer.ts';

/** What lending a file needs of the outside. */
export interface Lending {
  readonly files: Files;
  /** In the name of the command that lends. */
  readonly writer: Writer;
  readonly shownPath: (path: string) => string;
}

const OPEN: Answer = { state: 'open' };

/** A file that an editor gets, and what it was before. */
export class LentFile {
  /** Absolute. */
  readonly path: string;
  readonly #lending: Lending;
  readonly #isPrivate: boolean;
  /** Before the half-typed line was written into it; undefined where there was no file. */
  readonly #before: FileSnapshot | undefined;
  #lent: FileSnapshot | undefined;
  /** How much was in the log when it was lent. */
  #logged = 0;

  /** `path` is packet.md, plan.md or notes.md of the folder, absolute. */
  constructor(lending: Lending, folder: PacketFolder, path: string) {
    this.path = path;
    this.#lending = lending;
    this.#isPrivate = path !== folder.packetFile;
    this.#before = lending.files.read(path);
  }

  /** From here on, what changes it is the editor, or somebody else; the text that it has now stays a version. */
  lend(): void {
    const { files, writer } = this.#lending;
    this.#lent = files.read(this.path);
    if (this.#lent !== undefined) writer.keep(this.#lent);
    this.#logged = writer.versions.writes().length;
  }

  /** What the editor made of it is a write of the command. */
  takeBack(): void {
    const { files, writer } = this.#lending;
    if (this.#lent !== undefined && isText(this.path, files)) writer.adopt(this.#lent);
  }

  /**
   * Undoes what the editor did, and the writing of the half-typed line, which `turn` was about, `interview` being the one before it.
   * Gives whether the line is out of the file again: it stays where others have changed the same question since.
   */
  putBack(interview: Interview, turn: Turn | undefined, keeping: Keeping): boolean {
    const { prompter, drafts } = keeping;
    const { files, writer, shownPath } = this.#lending;
    const after = files.read(this.path);
    const others = this.#writtenByOthers();
    const isOurs = after?.version === this.#lent?.version;
    if (after !== undefined && !isOurs && after.text !== others) {
      const path = drafts.putAside(after.text, 'from-editor');
      prompter.say('quiet', `What the editor, or another hand, had written is in ${path}`);
    }
    const name = shownPath(this.path);
    const text = others ?? this.#before?.text;
    if (text !== after?.text) writer.write([{ path: this.path, before: after, text, isPrivate: this.#isPrivate }]);
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
    const { versions } = this.#lending.writer;
    const path = this.#lending.writer.relative(this.path);
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
