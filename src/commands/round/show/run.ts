import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { locateRound } from '../../../core/rounds/locate-round.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundObject, roundText } from '../../../view/round-text.ts';
import { openRounds } from '../opened-rounds.ts';

/** `packet round show`: one round. */
export async function runRoundShow(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const { rounds } = await openRounds(context);
  const { round } = locateRound(rounds, given.arguments[0], 'packet round show');
  if (given.flags['json'] === true) screen.out(jsonText({ round: roundObject(round) }));
  else screen.out(roundText(round, clock.today(), screen.columns, screen.style));
  return ExitCode.done;
}
