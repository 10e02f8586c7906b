import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import type { ExitCode } from '../../../core/exit-code.ts';
import { askReaders } from '../ask-readers.ts';
import { listOf } from '../opened-rounds.ts';

/** `packet round peers`: asks peers, or shows whom one has asked. */
export async function runRoundPeers(context: Context, given: Given): Promise<ExitCode> {
  const names = listOf(given.flags['with']);
  return askReaders(context, given, { kind: 'peers', names, command: 'packet round peers --with' });
}
