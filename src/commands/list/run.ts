import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { answersOf, readPacket, readPlan, readHeader } from '../../core/store/packet-store.ts';
import { jsonText } from '../../view/json-text.ts';
import { listObject, listText, type ListedPacket } from '../../view/list-text.ts';

/** `packet list`: every packet, also those that cannot be read. */
export async function runList(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const packets: ListedPacket[] = [];
  for (const folder of context.allPackets()) packets.push(await listed(context, folder));
  screen.out(
    given.flags['json'] === true
      ? jsonText(listObject(packets))
      : listText(packets, clock.today(), screen.columns, screen.style),
  );
  return ExitCode.done;
}

async function listed(context: Context, folder: PacketFolder): Promise<ListedPacket> {
  const path = { folder: folder.folder, shown: context.shownPath(folder.folder) };
  try {
    const header = readHeader(folder, context);
    const { template } = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
    const packet = readPacket(folder, template, context);
    const answers = [...answersOf(packet.document).values()];
    return {
      ...path,
      header: packet.header,
      questions: template.questions.length,
      answered: answers.filter(({ state }) => state !== 'open').length,
      nextReview: readPlan(folder, context).nextReview,
    };
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    return { ...path, problem: error.message };
  }
}
