import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { parsePastDateWords } from '../../../core/date-words.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { pastDay } from '../../../core/past-day.ts';
import { locateReader, locateRoundOf } from '../../../core/rounds/locate-round.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundObject, roundText } from '../../../view/round-text.ts';
import { changeRound } from '../change-round.ts';
import { openRounds, roundWords } from '../opened-rounds.ts';

/** `packet round answered`: a reader has answered, or would rather not. */
export async function runRoundAnswered(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock, isTrial } = context;
  const { flags } = given;
  const today = clock.today();
  const named = typeof flags['on'] === 'string' ? parsePastDateWords(flags['on'], today) : today;
  const on = pastDay(named, today, 'packet round answered NAME     notes it for today');
  const event = flags['declined'] === true ? 'declined' : 'answered';
  const { folder, rounds } = await openRounds(context);
  const name = given.arguments[0] ?? '';
  const wanted = typeof flags['round'] === 'string' ? flags['round'] : undefined;
  const stored = locateRoundOf(rounds, wanted, name, 'packet round answered NAME --round');
  const writer = context.writer(folder, 'round answered');
  const { round, isWritten } = changeRound(context, writer, stored, (edits) => {
    const reader = locateReader(edits.round, name, 'packet round answered');
    if (reader.asked !== undefined && on < reader.asked) {
      throw new PacketError(
        'E_DATE',
        `Unexpected day ${on} before they were asked on ${reader.asked}, expected a later one`,
        {
          hint: 'packet round answered NAME --on DATE',
        },
      );
    }
    edits.mark(reader, event, on);
    return undefined;
  });
  await context.endInCommit(folder, writer, (packet) => `Note an answer in ${roundWords(round)} of ${packet}`);
  if (flags['json'] === true) screen.out(jsonText({ round: roundObject(round), written: isWritten && !isTrial }));
  else if (!isTrial) {
    if (!isWritten) screen.err('That is noted already.\n');
    screen.out(roundText(round, today, screen.columns, screen.style));
  }
  return ExitCode.done;
}
