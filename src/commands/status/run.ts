import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { readHeader } from '../../core/store/packet-store.ts';
import { outsideText } from '../../view/outside-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { statusObject } from '../../view/status-object.ts';
import { statusText } from '../../view/status-text.ts';
import { markStep } from './mark-step.ts';
import { readStanding } from './read-standing.ts';
import { showPressing } from './show-pressing.ts';
import { showAll } from './show-all.ts';

/** `packet` and `packet status`: where one stands. Outside of a packet `packet` alone is a short help. */
export async function runStatus(context: Context, given: Given): Promise<ExitCode> {
  const { flags } = given;
  refuseStrayFlags(flags);
  if (flags['done'] !== undefined || flags['waive'] !== undefined) return markStep(context, given);
  if (flags['overdue'] === true || flags['short'] === true) return showPressing(context, given);
  if (flags['all'] === true) return showAll(context, given);
  const { screen } = context;
  const isJson = flags['json'] === true;
  const folder = context.findPacket();
  const header = folder === undefined ? undefined : readHeader(folder, context);
  if (folder === undefined || header === undefined) {
    if (isJson || given.isNamed) requiredPacket(undefined);
    screen.out(outsideText(screen.columns, screen.style));
    return ExitCode.done;
  }
  const standing = await readStanding(context, folder, header);
  screen.out(
    isJson ? jsonText(statusObject(folder.folder, standing)) : statusText(standing, screen.columns, screen.style),
  );
  return ExitCode.done;
}

/** Flags of which one says what is to be done; and those that belong to one of them, by commander's name and as they are typed. */
const MODES = [
  ['done', '--done'],
  ['waive', '--waive'],
  ['overdue', '--overdue'],
  ['short', '--short'],
] as const;
const BELONGS: readonly (readonly [string, string, readonly string[]])[] = [
  ['on', '--on', ['done']],
  ['reason', '--reason', ['waive']],
  ['dryRun', '--dry-run', ['done', 'waive']],
  ['commit', '--no-commit', ['done', 'waive']],
];

/** Throws `E_USAGE` for a flag that would have no effect. */
function refuseStrayFlags(flags: Given['flags']): void {
  const hint = 'packet status --help';
  const [first, second] = MODES.filter(([name]) => flags[name] !== undefined);
  if (first !== undefined && second !== undefined)
    throw new PacketError('E_USAGE', `Unexpected ${second[1]} beside ${first[1]}, expected one of them`, { hint });
  const isMarking = flags['done'] !== undefined || flags['waive'] !== undefined;
  if (isMarking && flags['all'] === true)
    throw new PacketError('E_USAGE', 'Unexpected --all for a change, expected one packet', { hint });
  if (flags['short'] === true && flags['json'] === true)
    throw new PacketError('E_USAGE', 'Unexpected --json beside --short, expected one of them', {
      hint: 'packet --json',
    });
  for (const [name, flag, owners] of BELONGS) {
    const isGiven = name === 'commit' ? flags['commit'] === false : flags[name] !== undefined;
    if (!isGiven || owners.some((owner) => flags[owner] !== undefined)) continue;
    const expected = owners.map((owner) => `--${owner}`).join(' or ');
    throw new PacketError('E_USAGE', `Unexpected ${flag} by itself, expected it with ${expected}`, { hint });
  }
  if (flags['waive'] !== undefined && String(flags['reason'] ?? '').trim() === '')
    throw new PacketError('E_USAGE', 'Unexpected --waive without a reason, expected --reason TEXT', {
      hint: 'packet status --waive STEP --reason "why it is left out"',
    });
}
