import { PacketError } from '../errors.ts';
import { backAt, withAnswersOf } from '../interview/draft.ts';
import { promptOf, take } from '../interview/interview.ts';
import { plainAsked, type ConfirmPrompt } from '../interview/prompt.ts';
import { withTyped, type Interview, type Turn } from '../interview/state.ts';
import type { Editor, Files, PacketFolder } from '../ports.ts';
import { editByHand } from '../store/edit-by-hand.ts';
import type { Writer } from '../store/writer.ts';
import type { TypedText } from '../typing/typed-text.ts';
import { keepAnswer, type Keeping } from './keep-answer.ts';
import { keepLost } from './keep-lost.ts';
import { LentFile } from './lent-file.ts';

/** What an editor is opened with. */
interface Opening {
  readonly around: { readonly files: Files; editor(): Promise<Editor>; readonly shownPath: (path: string) => string };
  readonly folder: PacketFolder;
  readonly writer: Writer;
}

/**
 * Opens the file itself where the interview stands, what was half typed being in it by then, and comes back to that place. An
 * editor that fails changes nothing: the line is as it was, and so is the file, but for what others wrote into it meanwhile. What
 * the editor had written is kept beside the drafts.
 */
export async function visitEditor(
  { around, folder, writer }: Opening,
  keeping: Keeping,
  interview: Interview,
  typed: TypedText | undefined,
): Promise<Interview> {
  const { store, prompter } = keeping;
  const { screen } = interview;
  const lending = { files: around.files, writer, shownPath: around.shownPath };
  const file = new LentFile(lending, folder, screen.at === 'note' ? folder.notesFile : folder.packetFile);
  const turn = turnOfHalfTyped(interview, typed);
  const saved = await withHalfTyped(interview, turn, keeping);
  file.lend();
  const editor = await around.editor();
  const line = 'question' in screen ? store.lineOf(screen.question, 'entry' in screen ? screen.entry : undefined) : 1;
  const open = async (): Promise<void> => editor.open(file.path, line);
  const openAgain = async (): Promise<void> => editByHand(file.path, open, around.files, writer);
  // What is in the file now is no draft any more: after a crash it would be there twice.
  keeping.keepDraft(saved);
  try {
    await prompter.lend(open);
  } catch (error) {
    if (!(error instanceof PacketError) || error.code !== 'E_EDITOR') throw error;
    prompter.say('warning', error.message);
    const asBefore = typed === undefined ? interview : withTyped(interview, screen, typed);
    keeping.keepDraft(asBefore);
    const isTakenBack = file.putBack(interview, turn, keeping);
    return readAgain(isTakenBack ? asBefore : saved, keeping, openAgain);
  }
  file.takeBack();
  return readAgain(saved, keeping, openAgain);
}

/** What follows from the half-typed line as an answer; undefined where it is none. */
function turnOfHalfTyped(interview: Interview, typed: TypedText | undefined): Turn | undefined {
  const prompt = promptOf(interview);
  const isNew = prompt !== undefined && 'initial' in prompt && typed !== undefined && typed.text !== prompt.initial;
  return isNew && typed.text.trim() !== '' ? take(interview, { kind: 'answer', text: typed.text }) : undefined;
}

/** The interview with what was half typed as an answer, where it stood before; with it half typed where it cannot be one. */
async function withHalfTyped(interview: Interview, turn: Turn | undefined, keeping: Keeping): Promise<Interview> {
  if (turn === undefined) return interview;
  if (turn.complaint !== undefined) {
    keeping.prompter.say('warning', turn.complaint);
    return turn.interview;
  }
  const [effect] = turn.effects;
  const saved = await keepAnswer(interview, turn, keeping);
  return backAt(saved, interview, effect !== undefined && 'entry' in effect ? effect.entry.title : undefined);
}

/** The interview with what the file says now. A file that cannot be read is opened again, or left as it is, to be mended by hand. */
async function readAgain(interview: Interview, keeping: Keeping, open: () => Promise<void>): Promise<Interview> {
  const { store, prompter } = keeping;
  for (;;) {
    try {
      const { interview: now, lost } = withAnswersOf(interview, store.answers());
      keepLost(lost, keeping.drafts, prompter);
      return backAt(now, interview);
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      const { place } = error;
      const where = place === undefined ? '' : `${place.file}:${String(place.line)}:${String(place.column)}  `;
      prompter.say('warning', `${where}${error.message}`);
      const outcome = await prompter.ask(againPrompt, () => undefined);
      if (outcome.kind !== 'answer' || outcome.text === 'no') return interview;
      await prompter.lend(open);
    }
  }
}

const againPrompt: ConfirmPrompt = {
  ...plainAsked,
  kind: 'confirm',
  id: 'editor.again',
  label: 'Open the editor again',
  canGoBack: false,
  canOpenEditor: false,
  initial: 'yes',
};
