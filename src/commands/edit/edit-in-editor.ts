import type { Context } from '../../app/context.ts';
import { locateEntry } from '../../core/document/locate-entry.ts';
import { sectionLine } from '../../core/document/section-place.ts';
import { answerOf, sectionOf } from '../../core/document/document.ts';
import { PacketError } from '../../core/errors.ts';
import type { Question } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { editByHand } from '../../core/store/edit-by-hand.ts';
import type { Writer } from '../../core/store/writer.ts';
import type { OpenedPacket } from './opened-packet.ts';

/** Opens packet.md at a question or one of its entries; a section that is not there is told of, and nothing is written for it. */
export async function editSection(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  { document }: OpenedPacket,
  question: Question,
  entry: string | undefined,
): Promise<PacketError | undefined> {
  const answer = answerOf(document, question.id);
  const entries = answer.state === 'answered' ? answer.entries : [];
  const index = entry === undefined ? undefined : locateEntry(entries, entry, `packet edit ${question.id} --entry`);
  if (sectionOf(document, question.id) === undefined)
    context.screen.err(
      `packet.md has no section for this question yet; it begins with a line: ## ${question.heading}\n`,
    );
  return open(context, folder, writer, sectionLine(document, question, index));
}

/** Opens packet.md where it cannot be read. */
export async function editBroken(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  { place, message }: PacketError,
): Promise<PacketError | undefined> {
  const { screen } = context;
  const where = place === undefined ? '' : `${place.file}:${String(place.line)}:${String(place.column)}  `;
  screen.err(`${screen.errStyle.warning(`${where}${message}`)}\n`);
  return open(context, folder, writer, place?.line ?? 1);
}

/** The error of an editor that failed; what it wrote stays. */
async function open(
  context: Context,
  { packetFile }: PacketFolder,
  writer: Writer,
  line: number,
): Promise<PacketError | undefined> {
  const editor = await context.editor();
  try {
    await editByHand(packetFile, () => editor.open(packetFile, line), context.files, writer);
    return undefined;
  } catch (error) {
    if (error instanceof PacketError && error.code === 'E_EDITOR') return error;
    throw error;
  }
}
