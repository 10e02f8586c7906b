import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import type { ExitCode } from '../../../core/exit-code.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import { readPlan } from '../../../core/store/packet-store.ts';
import { askReaders } from '../ask-readers.ts';

/** `packet round manager`: asks one's manager, for gaps first. */
export async function runRoundManager(context: Context, given: Given): Promise<ExitCode> {
  const folder = requiredPacket(context.findPacket());
  const named = given.flags['with'];
  const { manager } = readPlan(folder, context);
  const name = typeof named === 'string' ? named : manager;
  const names = name === undefined ? [] : [name];
  return askReaders(context, given, { kind: 'manager', names, command: 'packet round manager --with' });
}
