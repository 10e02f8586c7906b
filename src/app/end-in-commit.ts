import { packetName } from '../core/packet/packet-name.ts';
import type { PacketFolder } from '../core/ports.ts';
import { commitWritten, type Committing, type Ending } from '../core/store/commit-written.ts';
import type { Writer } from '../core/store/writer.ts';
import { endingText } from '../view/commit-text.ts';
import type { CommitSubject, Screen } from './context.ts';

/** Ends a command that can write in a commit, where that is wanted, and says so. Throws what `commitWritten` throws. */
export async function endInCommit(
  screen: Screen,
  committing: Committing,
  folder: PacketFolder,
  writer: Writer,
  subject: CommitSubject,
): Promise<Ending> {
  const ending = await commitWritten(folder, writer, subject(packetName(folder)), committing);
  screen.err(endingText(ending, screen.columns, screen.errStyle));
  return ending;
}
