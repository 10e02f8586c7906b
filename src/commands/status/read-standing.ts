import type { Context } from '../../app/context.ts';
import { specs } from '../../app/specs.ts';
import { nextPacket } from '../../core/packet/next-packet.ts';
import type { PacketHeader } from '../../core/packet/packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { shellWord } from '../../core/shell-word.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { readPapers } from '../../core/store/read-papers.ts';
import { standingOf, type Standing } from '../../core/workflow/standing.ts';

/** Where one stands with the packet in a folder, today. Throws where packet.md cannot be read. */
export async function readStanding(
  context: Context,
  folder: PacketFolder,
  header: PacketHeader | undefined = readHeader(folder, context),
): Promise<Standing> {
  const { template } = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const today = context.clock.today();
  const papers = readPapers(folder, template, context, today);
  const { isThere, command } = nextPacket(folder, papers.header, context);
  const hinting = {
    commands: specs.map(({ name }) => name),
    init: initCommand(context, folder),
    ...(isThere ? {} : { nextPacket: command }),
  };
  return standingOf(papers, today, hinting);
}

/** The command that goes on with a packet, which need not be the one that one is in. */
function initCommand(context: Context, { folder }: PacketFolder): string {
  const here = context.packetFolder('.').folder;
  const isInside = here === folder || here.startsWith(`${folder}/`);
  return isInside ? 'packet init' : `packet init ${shellWord(context.shownPath(folder))}`;
}
