import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { allProblems, problemOfError } from '../../core/checks/check.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { Problem } from '../../core/problem.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { readPapers } from '../../core/store/read-papers.ts';
import { jsonText } from '../../view/json-text.ts';
import { problemsObject, problemsText } from '../../view/problems-text.ts';

/** `packet check`: what is wrong or missing in a packet's files. */
export async function runCheck(context: Context, given: Given): Promise<ExitCode> {
  const folder = requiredPacket(context.findPacketToMend());
  const problems = await problemsOf(context, folder);
  const { screen } = context;
  screen.out(
    given.flags['json'] === true
      ? jsonText(problemsObject(problems))
      : problemsText(problems, screen.columns, screen.style),
  );
  return problems.some(({ severity }) => severity === 'error') ? ExitCode.found : ExitCode.done;
}

/** Where packet.md cannot be read there is nothing to hold the other files against. */
async function problemsOf(context: Context, folder: PacketFolder): Promise<readonly Problem[]> {
  const today = context.clock.today();
  try {
    const header = readHeader(folder, context);
    const { template } = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
    const papers = readPapers(folder, template, context, today, 'all');
    return allProblems(papers, papers.document, today);
  } catch (error) {
    const problem = problemOfError(error, context.shownPath(folder.packetFile));
    if (problem === undefined) throw error;
    return [problem];
  }
}
