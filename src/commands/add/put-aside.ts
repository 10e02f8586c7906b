import type { Context } from '../../app/context.ts';
import { isStopped, PacketError } from '../../core/errors.ts';
import { formatNoteBody } from '../../core/notes/note-body.ts';
import type { NewNote } from '../../core/notes/new-note.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { shellWord } from '../../core/shell-word.ts';
import { DraftStore } from '../../core/store/draft-store.ts';

/** The error of writing these notes, with where they are now; they are shown where they cannot be put aside either. */
export function putAside(
  context: Context,
  folder: PacketFolder,
  notes: readonly NewNote[],
  error: PacketError,
): PacketError {
  if (isStopped(error)) return error;
  const { place, excerpt, message, code } = error;
  const drafts = new DraftStore(context.files, context.draftPlace(folder), (path) => context.shownPath(path));
  const path = pathAside(context, drafts, notes.map(formatNoteBody).join('\n'));
  if (path === undefined) return error;
  const hint = `cat ${shellWord(path)}     shows what you typed, which is kept`;
  return new PacketError(code, message, { place, excerpt, hint, cause: error });
}

/** Where the text is now; undefined, and it is shown, where it cannot be written there either. */
function pathAside({ screen }: Context, drafts: DraftStore, text: string): string | undefined {
  try {
    return drafts.putAside(text, 'note');
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    screen.err(`Not kept. You typed:\n${screen.errStyle.text(text)}\n`);
    return undefined;
  }
}
