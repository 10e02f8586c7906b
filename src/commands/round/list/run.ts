import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundObject, roundsText } from '../../../view/round-text.ts';
import { openRounds } from '../opened-rounds.ts';

/** `packet round list`: every round, the latest first. */
export async function runRoundList(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const rounds = (await openRounds(context)).rounds.map(({ round }) => round);
  if (given.flags['json'] === true) screen.out(jsonText({ rounds: rounds.map(roundObject) }));
  else if (rounds.length > 0) screen.out(roundsText(rounds, clock.today(), screen.columns, screen.style));
  else screen.err(`No round yet. ${screen.errStyle.command('packet round self')}     opens the first one\n`);
  return ExitCode.done;
}
