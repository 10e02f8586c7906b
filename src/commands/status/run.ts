import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { shellWord } from '../../core/shell-word.ts';
import { answersOf, readHeader, readPacket, readPlan } from '../../core/store/packet-store.ts';
import { nextThing } from '../../core/workflow/next-thing.ts';
import { outsideText } from '../../view/outside-text.ts';
import { statusObject, statusText } from '../../view/status-text.ts';

/** `packet` and `packet status`: where one stands. Outside of a packet `packet` alone is a short help. */
export async function runStatus(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const isJson = given.flags['json'] === true;
  const folder = context.findPacket();
  const header = folder === undefined ? undefined : readHeader(folder, context);
  if (folder === undefined || header === undefined) {
    if (isJson || given.isNamed)
      throw new PacketError('E_NO_PACKET', 'No packet in this folder or above it', {
        hint: 'packet init ~/packets/staff     starts one',
      });
    screen.out(outsideText(screen.columns, screen.style));
    return ExitCode.done;
  }
  const { template } = await context.loadTemplate(header.template, folder.folder);
  const { document } = readPacket(folder, template, context);
  const answers = answersOf(document);
  const status = {
    folder: folder.folder,
    header,
    template,
    answers,
    plan: readPlan(folder, context),
    next: nextThing(template, answers, initCommand(context, folder)),
    problems: document.problems,
    today: context.clock.today(),
  };
  screen.out(
    isJson ? `${JSON.stringify(statusObject(status), null, 2)}\n` : statusText(status, screen.columns, screen.style),
  );
  return ExitCode.done;
}

/** The command that goes on with a packet, which need not be the one that one is in. */
function initCommand(context: Context, { folder }: PacketFolder): string {
  const here = context.packetFolder('.').folder;
  const isInside = here === folder || here.startsWith(`${folder}/`);
  return isInside ? 'packet init' : `packet init ${shellWord(context.shownPath(folder))}`;
}
