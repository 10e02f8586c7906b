import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { historyOf, type Version } from '../../core/store/history.ts';
import type { Writer } from '../../core/store/writer.ts';
import { diffText } from '../../view/diff-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { versionsObject, versionsText } from '../../view/writes-text.ts';

/** `packet versions`: earlier texts of packet.md, one of them printed or put back. */
export async function runVersions(context: Context, given: Given): Promise<ExitCode> {
  const { flags } = given;
  const { screen, clock } = context;
  const folder = requiredPacket(context.findPacketToMend());
  const { packetFile } = folder;
  const writer = context.writer(folder, 'versions --restore');
  const snapshot = context.files.read(packetFile);
  const now = snapshot === undefined ? undefined : { version: snapshot.version, today: clock.today() };
  const versions = historyOf(writer.versions.writes(), writer.relative(packetFile), now);
  const isJson = flags['json'] === true;
  const shown = versionOf(versions, flags['show'], '--show');
  const restored = versionOf(versions, flags['restore'], '--restore');
  if (shown !== undefined && restored !== undefined)
    throw new PacketError('E_USAGE', 'Unexpected --show and --restore, expected one of them', {
      hint: 'packet versions --help',
    });
  if (shown !== undefined) {
    const text = textOf(shown, writer, snapshot);
    screen.out(isJson ? jsonText({ ...versionsObject([shown])[0], text }) : screen.style.text(text));
    return ExitCode.done;
  }
  if (restored === undefined) {
    screen.out(
      isJson
        ? jsonText({ versions: versionsObject(versions) })
        : versionsText(
            versions,
            (before, after) => writer.versions.changedParts(before, after),
            screen.width,
            screen.style,
          ),
    );
    return ExitCode.done;
  }
  const text = textOf(restored, writer, snapshot);
  const isOther = text !== snapshot?.text;
  const isWritten = isOther && !context.isTrial;
  if (!isJson && isWritten)
    screen.out(diffText(context.shownPath(packetFile), snapshot?.text, text, screen.style, screen.width));
  if (isOther) writer.write([{ path: packetFile, before: snapshot, text, isPrivate: false }]);
  await context.endInCommit(folder, writer, (packet) => `Restore version ${String(restored.number)} of ${packet}`);
  if (isJson) screen.out(jsonText({ restored: restored.number, written: isWritten }));
  else if (isWritten) screen.err('Restored.\n  packet undo     takes it back\n');
  else if (!isOther) screen.err('Nothing to do: packet.md has that text.\n');
  return ExitCode.done;
}

/** What a flag names: a number of the list, or a hash, or seven digits of one or more, as plan.md and reviews have them. */
function versionOf(versions: readonly Version[], given: unknown, flag: string): Version | undefined {
  if (typeof given !== 'string') return undefined;
  const isNumber = /^[1-9]\d{0,8}$/.test(given);
  const hash = /^[0-9a-f]{7,40}$/i.test(given) ? given.toLowerCase() : undefined;
  const numbered = isNumber ? versions.find((each) => each.number === Number(given)) : undefined;
  if (numbered !== undefined) return numbered;
  const found = hash === undefined ? [] : versions.filter(({ version }) => version.startsWith(hash));
  const [first] = found;
  if (first !== undefined && found.every(({ version }) => version === first.version)) return found.at(-1);
  const hint = { hint: 'packet versions     lists them' };
  if (first !== undefined)
    throw new PacketError('E_USAGE', `Unexpected beginning ${given} of several versions, expected one`, hint);
  if (!isNumber && hash === undefined)
    throw new PacketError('E_USAGE', `Unexpected ${flag} "${given}", expected the number of a version`, hint);
  throw new PacketError(
    'E_USAGE',
    `Unexpected version ${given}, expected one from 1 to ${String(versions.length)}`,
    hint,
  );
}

function textOf(
  { version, number }: Version,
  writer: Writer,
  now: { version: string; text: string } | undefined,
): string {
  const text = version === now?.version ? now.text : writer.versions.textOf(version);
  if (text !== undefined) return text;
  throw new PacketError('E_UNREADABLE', `No text of version ${String(number)} on this machine`, {
    hint: 'packet versions     lists those that are here',
  });
}
