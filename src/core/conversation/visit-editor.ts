import { PacketError } from '../errors.ts';
import { backAt, withAnswersOf } from '../interview/draft.ts';
import { promptOf, take } from '../interview/interview.ts';
import type { Screen } from '../interview/screen.ts';
import { withTyped, type Interview, type Turn } from '../interview/state.ts';
import type { Editor, Files, PacketFolder } from '../ports.ts';
import { editByHand } from '../store/edit-by-hand.ts';
import type { Writer } from '../store/writer.ts';
import type { TypedText } from '../typing/typed-text.ts';
import { isConfirmed, yesOrNo } from './confirm.ts';
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
  const file = new LentFile(lending, folder, fileOf(screen, folder));
  const isNew = typed !== undefined && !isAsBefore(interview, typed);
  const asTyped = isNew ? withTyped(interview, screen, typed) : interview;
  const turn = isNew ? turnOfHalfTyped(interview, typed) : undefined;
  const saved = turn === undefined ? asTyped : await withHalfTyped(interview, turn, keeping);
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
    keeping.keepDraft(asTyped);
    const isTakenBack = file.putBack(interview, turn, keeping);
    return readAgain(isTakenBack ? asTyped : saved, keeping, openAgain);
  }
  file.takeBack();
  return readAgain(saved, keeping, openAgain);
}

/** The file that a screen is about, absolute. */
function fileOf(screen: Screen, { packetFile, planFile, notesFile }: PacketFolder): string {
  if (screen.at === 'note') return notesFile;
  const isInPlan = screen.at === 'correction' && (screen.step === 'manager' || screen.step === 'nextReview');
  return isInPlan || screen.at === 'reason' ? planFile : packetFile;
}

/** Whether nothing was typed but what stands there. */
function isAsBefore(interview: Interview, { text }: TypedText): boolean {
  const prompt = promptOf(interview);
  return prompt === undefined || !('initial' in prompt) || text === prompt.initial;
}

/** What follows from the half-typed line as an answer; undefined where it is none, or has no place of its own in a file. */
function turnOfHalfTyped(interview: Interview, { text }: TypedText): Turn | undefined {
  const isAnswer = text.trim() !== '' && interview.screen.at !== 'correction';
  return isAnswer ? take(interview, { kind: 'answer', text }) : undefined;
}

/** The interview with what was half typed as an answer, where it stood before; with it half typed where it cannot be one. */
async function withHalfTyped(interview: Interview, turn: Turn, keeping: Keeping): Promise<Interview> {
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
      if (!(await isConfirmed(prompter, againPrompt))) return interview;
      await prompter.lend(open);
    }
  }
}

const againPrompt = yesOrNo('editor.again', 'Open the editor again?', 'yes');
