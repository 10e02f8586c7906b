import type { Given } from '../../app/commands.ts';
import type { Context, LoadedTemplate } from '../../app/context.ts';
import { parseDateWords } from '../../core/date-words.ts';
import { PacketError } from '../../core/errors.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { Round } from '../../core/rounds/round.ts';
import { readHeader, readPacket, type OpenPacket } from '../../core/store/packet-store.ts';
import { readRounds, type StoredRound } from '../../core/store/round-store.ts';
import { wrappedText } from '../../view/wrapped-text.ts';

/** A packet with its rounds. */
export interface OpenedRounds {
  readonly folder: PacketFolder;
  readonly loaded: LoadedTemplate;
  readonly packet: OpenPacket;
  readonly rounds: readonly StoredRound[];
}

/** The packet and its rounds as they are now; what cannot be read among the rounds is told. */
export async function openRounds(context: Context): Promise<OpenedRounds> {
  const folder = requiredPacket(context.findPacket());
  const header = readHeader(folder, context);
  const loaded = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
  const { rounds, problems } = readRounds(folder, context);
  const all = [...problems, ...rounds.flatMap(({ round }) => round.problems)];
  for (const { file, line, column, message } of all)
    warn(context, `${file}:${String(line)}:${String(column)}  ${message}`);
  return { folder, loaded, packet: readPacket(folder, loaded.template, context), rounds };
}

/** Says something on standard error that wants to be looked at. */
export function warn({ screen }: Context, text: string): void {
  screen.err(`${screen.errStyle.warning(wrappedText(text, screen.columns, '', '  '))}\n`);
}

/** What a commit's subject calls a round: `peers round 2`. */
export function roundWords({ kind, number }: Pick<Round, 'kind' | 'number'>): string {
  return [kind, 'round', number].filter((word) => word !== undefined).join(' ');
}

/** Whether somebody can be asked: not where an object is wanted. */
export function canAsk(context: Context, { flags }: Given): boolean {
  return context.canAsk && flags['json'] !== true;
}

/** The values of a flag that may be given several times. */
export function listOf(flag: Given['flags'][string]): readonly string[] {
  return Array.isArray(flag) ? (flag as readonly string[]) : typeof flag === 'string' ? [flag] : [];
}

/** The day that `--due` names; undefined where nothing was said. Throws `E_DATE` for one that is past. */
export function dueOf({ flags }: Given, today: string): string | undefined {
  if (typeof flags['due'] !== 'string') return undefined;
  const due = parseDateWords(flags['due'], today);
  if (due >= today) return due;
  throw new PacketError('E_DATE', `Unexpected day ${due} that is past, expected one from today on`, {
    hint: '--due "in 1 week"',
  });
}
