import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import type { NewNote } from '../../core/notes/new-note.ts';
import type { PacketFolder } from '../../core/ports.ts';

/** Writes notes by `write`; where that fails they are put aside, and the error says where. */
export async function writtenOrAside<Result>(
  context: Context,
  folder: PacketFolder,
  notes: readonly NewNote[],
  write: () => Result,
): Promise<Result> {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    // Only then: nobody waits for it otherwise.
    throw (await import('./put-aside.ts')).putAside(context, folder, notes, error);
  }
}
