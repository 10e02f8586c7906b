import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import type { ExitCode } from '../../../core/exit-code.ts';
import { locateRound } from '../../../core/rounds/locate-round.ts';
import { closeRound } from '../close-round.ts';
import { openRounds } from '../opened-rounds.ts';

/** `packet round close`: ends a round; one that is closed already is shown with what changed since it was opened. */
export async function runRoundClose(context: Context, given: Given): Promise<ExitCode> {
  const opened = await openRounds(context);
  const [name] = given.arguments;
  const all = name === undefined ? opened.rounds.filter(({ round }) => !round.isClosed) : opened.rounds;
  const last = opened.rounds.at(-1);
  // Run again after it was cut off it ends what it began.
  const rounds = all.length === 0 && last !== undefined ? [last] : all;
  const stored = locateRound(rounds, all.length === 0 ? String(last?.round.number ?? '') : name, 'packet round close');
  return closeRound(context, given, opened, stored, context.writer(opened.folder, 'round close'));
}
