import type { Context } from '../../app/context.ts';
import { specs } from '../../app/specs.ts';
import { nextPacket } from '../../core/packet/next-packet.ts';
import type { PacketHeader } from '../../core/packet/packet.ts';
import { thanksOwed } from '../../core/people/thanks.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { readPapers } from '../../core/store/read-papers.ts';
import { cycleStanding } from '../../core/workflow/cycle-standing.ts';
import type { ShownCycle } from '../../view/cycle-text.ts';

/** The cycle of a packet as it is now; whom to thank only where one was promoted, since that reads every 1:1. */
export async function shownCycle(
  context: Context,
  folder: PacketFolder,
): Promise<{ readonly shown: ShownCycle; readonly header: PacketHeader }> {
  const today = context.clock.today();
  const header = readHeader(folder, context);
  const { template } = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const papers = readPapers(folder, template, context, today);
  if (papers.plan.error !== undefined) throw papers.plan.error;
  const standing = cycleStanding(papers.plan, papers.header.started, today);
  const thanks =
    standing.last?.kind === 'promoted' ? thanksOwed(readPapers(folder, template, context, today, 'all'), today) : [];
  return {
    header: papers.header,
    shown: {
      today,
      plan: papers.plan,
      standing,
      thanks,
      nextPacket: nextOf(context, folder, papers.header),
      commands: specs.map((spec) => spec.name),
    },
  };
}

function nextOf(context: Context, folder: PacketFolder, header: PacketHeader): ShownCycle['nextPacket'] {
  const { isThere, command } = nextPacket(folder, header, context);
  if (isThere) return [command, 'shows where you stand with the next packet'];
  return [command, 'starts the next packet, with the gaps that are open'];
}
