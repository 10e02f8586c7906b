import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { withAnswersOf } from '../../core/interview/draft.ts';
import { promptOf, take } from '../../core/interview/interview.ts';
import { plainAsked, type ConfirmPrompt } from '../../core/interview/prompt.ts';
import { withTyped, type Interview } from '../../core/interview/state.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { TypedText } from '../../core/typing/typed-text.ts';
import { keepAnswer, type Keeping } from './keep-answer.ts';
import { keepLost } from './keep-lost.ts';

/**
 * Opens the file itself where the interview stands, what was half typed being in it by then. An editor that fails changes
 * nothing: the file is put back, and what the editor had written is kept beside the drafts.
 */
export async function visitEditor(
  context: Context,
  folder: PacketFolder,
  keeping: Keeping,
  interview: Interview,
  typed: TypedText | undefined,
): Promise<Interview> {
  const { store, prompter } = keeping;
  const { screen } = interview;
  const file = screen.at === 'note' ? folder.notesFile : folder.packetFile;
  const before = context.files.read(file);
  const saved = await withHalfTyped(interview, typed, keeping);
  const opened = context.files.read(file);
  const editor = await context.editor();
  const line = 'question' in screen ? store.lineOf(screen.question, 'entry' in screen ? screen.entry : undefined) : 1;
  try {
    await prompter.lend(async () => editor.open(file, line));
  } catch (error) {
    if (!(error instanceof PacketError) || error.code !== 'E_EDITOR') throw error;
    prompter.say('warning', error.message);
    const after = context.files.read(file);
    if (before !== undefined && after !== undefined && after.version !== before.version) {
      const written =
        after.version === opened?.version ? undefined : keeping.drafts.putAside(after.text, 'from-editor');
      const change = { path: file, before: after, text: before.text, isPrivate: screen.at === 'note' };
      context.writer(folder, 'init').write([change]);
      if (written !== undefined) prompter.say('quiet', `What the editor had written is in ${written}`);
    }
    prompter.say('quiet', `${context.shownPath(file)} is as it was.`);
    return typed === undefined ? interview : withTyped(interview, screen, typed);
  }
  return readAgain(saved, keeping, async () => editor.open(file, line));
}

/** The interview with what was half typed as an answer; as it is where that is none. */
async function withHalfTyped(interview: Interview, typed: TypedText | undefined, keeping: Keeping): Promise<Interview> {
  const prompt = promptOf(interview);
  const isNew = prompt !== undefined && 'initial' in prompt && typed !== undefined && typed.text !== prompt.initial;
  if (!isNew || typed.text.trim() === '') return interview;
  const turn = take(interview, { kind: 'answer', text: typed.text });
  if (turn.complaint !== undefined) return turn.interview;
  return keepAnswer(interview, turn, keeping);
}

/** The interview with what the file says now. A file that cannot be read is opened again, or ends the interview with its error. */
async function readAgain(interview: Interview, keeping: Keeping, open: () => Promise<void>): Promise<Interview> {
  const { store, prompter } = keeping;
  for (;;) {
    try {
      const { interview: now, lost } = withAnswersOf(interview, store.answers());
      keepLost(lost, keeping.drafts, prompter);
      const { screen } = now;
      return 'question' in screen ? { ...now, screen: { at: 'question', question: screen.question } } : now;
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      const { place } = error;
      const where = place === undefined ? '' : `${place.file}:${String(place.line)}:${String(place.column)}  `;
      prompter.say('warning', `${where}${error.message}`);
      const outcome = await prompter.ask(againPrompt, () => undefined);
      if (outcome.kind !== 'answer' || outcome.text === 'no') throw error;
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
