import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import { parseGap } from '../../../core/reviews/new-gap.ts';
import { openGaps } from '../../../core/rounds/open-gaps.ts';
import { readPlan } from '../../../core/store/packet-store.ts';
import type { StoredRound } from '../../../core/store/round-store.ts';
import { jsonText } from '../../../view/json-text.ts';
import { roundObject } from '../../../view/round-text.ts';
import { askReaders } from '../ask-readers.ts';
import { canAsk, listOf, openRounds } from '../opened-rounds.ts';
import { goThroughGaps, keepGaps } from './keep-gaps.ts';

/** `packet round manager`: asks one's manager, for gaps first; makes what came back gaps with plans. */
export async function runRoundManager(context: Context, given: Given): Promise<ExitCode> {
  const lines = listOf(given.flags['gap']);
  if (lines.length > 0) return keepGiven(context, given, lines);
  const folder = requiredPacket(context.findPacket());
  const named = given.flags['with'];
  const { manager } = readPlan(folder, context);
  const name = typeof named === 'string' ? named : manager;
  const names = name === undefined ? [] : [name];
  const code = await askReaders(context, given, { kind: 'manager', names, command: 'packet round manager --with' });
  if (!canAsk(context, given)) return code;
  const opened = await openRounds(context);
  const stored = opened.rounds.find(isOpen);
  if (stored === undefined || openGaps(stored.round, opened.loaded.template).length === 0) return code;
  const writer = context.writer(folder, BY);
  const kept = await goThroughGaps(context, opened, stored, writer);
  await context.endInCommit(folder, writer, (packet) => `Plan for gaps in ${packet}`);
  context.screen.err(keptText(kept));
  return code;
}

const BY = 'round manager --gap';

function isOpen({ round }: StoredRound): boolean {
  return round.kind === 'manager' && !round.isClosed;
}

/** The gaps that `--gap` names. */
async function keepGiven(context: Context, given: Given, lines: readonly string[]): Promise<ExitCode> {
  const { screen, clock, isTrial } = context;
  const opened = await openRounds(context);
  const stored = opened.rounds.find(isOpen) ?? opened.rounds.findLast(({ round }) => round.kind === 'manager');
  const gaps = lines.map((line) => parseGap(line, clock.today()));
  if (gaps.some(({ title }) => title === '')) {
    throw new PacketError('E_USAGE', 'Unexpected empty gap, expected a title, best with a plan and a date', {
      hint: 'packet round manager --gap "Scope: lead the queue memo, by 2027-02-01"',
    });
  }
  const writer = context.writer(opened.folder, BY);
  await keepGaps(context, opened, writer, gaps, stored?.round.readers[0]?.name);
  await context.endInCommit(opened.folder, writer, (packet) => `Plan for gaps in ${packet}`);
  if (given.flags['json'] === true) {
    const round = stored === undefined ? null : roundObject(stored.round);
    screen.out(jsonText({ round, gaps, written: !isTrial }));
  } else if (!isTrial) screen.err(keptText(gaps.length));
  return ExitCode.done;
}

function keptText(many: number): string {
  if (many === 0) return 'No gap was written down.\n';
  const gaps = many === 1 ? '1 gap stands' : `${String(many)} gaps stand`;
  return `${gaps} in packet.md, and the next 1:1 asks which work closes ${many === 1 ? 'it' : 'them'}.\n`;
}
