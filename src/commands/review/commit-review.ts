import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { commitWritten } from '../../core/store/commit-written.ts';
import type { Writer } from '../../core/store/writer.ts';
import { endingText } from '../../view/commit-text.ts';

/** Ends the command in a commit, where that is wanted. Names of people stay out of its message. */
export async function commitReview(
  context: Context,
  given: Given,
  folder: PacketFolder,
  writer: Writer,
  message: string,
): Promise<void> {
  const { screen } = context;
  const committing = context.committing(folder, given.flags['commit'] === false);
  const ending = await commitWritten(folder, writer, message, committing);
  screen.err(endingText(ending, screen.columns, screen.errStyle));
}
