import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { pressingIn } from '../../core/workflow/pressing.ts';
import { jsonText } from '../../view/json-text.ts';
import { overdueObject, overdueText, shortText } from '../../view/pressing-text.ts';
import type { ReadStanding } from '../../view/standings-text.ts';
import { readAll } from './read-all.ts';
import { readStanding } from './read-standing.ts';

/** `packet status --overdue` and `--short`: only what is overdue, or due; nothing is printed where nothing is. */
export async function showPressing(context: Context, given: Given): Promise<ExitCode> {
  const { flags } = given;
  const { screen } = context;
  const all = flags['all'] === true ? await readAll(context) : [await readOne(context)];
  for (const each of all) {
    if ('problem' in each)
      screen.err(`${screen.errStyle.path(each.shown)}  ${screen.errStyle.warning(each.problem)}\n`);
  }
  if (flags['short'] === true) {
    screen.out(shortText(all, screen.style));
    return ExitCode.done;
  }
  screen.out(flags['json'] === true ? jsonText(overdueObject(all)) : overdueText(all, screen.columns, screen.style));
  const isSome = all.some(
    (each) => 'standing' in each && pressingIn(each.standing).some(({ state }) => state === 'overdue'),
  );
  return isSome ? ExitCode.found : ExitCode.done;
}

async function readOne(context: Context): Promise<ReadStanding> {
  const folder = requiredPacket(context.findPacket());
  const standing = await readStanding(context, folder);
  return { folder: folder.folder, shown: context.shownPath(folder.folder), standing };
}
