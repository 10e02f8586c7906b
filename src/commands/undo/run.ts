import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { isConfirmedOnce, yesOrNo } from '../../core/conversation/confirm.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { ConfirmPrompt } from '../../core/interview/prompt.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { Ending } from '../../core/store/commit-written.ts';
import {
  lastUndoing,
  lastWrite,
  undoableWrites,
  type LoggedWrite,
  type VersionNow,
} from '../../core/store/version-store.ts';
import type { Change, Writer } from '../../core/store/writer.ts';
import { diffText } from '../../view/diff-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { writesObject, writesText } from '../../view/writes-text.ts';

/** `packet undo`: the files as they were before the last write. */
export async function runUndo(context: Context, given: Given): Promise<ExitCode> {
  const { flags } = given;
  const { screen } = context;
  // The packet itself may be what was taken back last.
  const found = context.findPacketToMend();
  const folder = found ?? context.packetFolder('.');
  const writer = context.writer(folder, BY);
  const below = found === undefined ? undefined : writer.relative(found.folder);
  const undoable = (): readonly LoggedWrite[] => undoableWrites(writer.versions.writes(), below);
  if (found === undefined && writer.versions.writes().length === 0) requiredPacket(found);
  const isJson = flags['json'] === true;
  if (flags['list'] === true) {
    const writes = undoable().toReversed();
    screen.out(
      isJson
        ? jsonText({ writes: writesObject(writes) })
        : writesText(
            writes,
            (before, after) => writer.versions.changedParts(before, after),
            screen.width,
            screen.style,
          ),
    );
    return ExitCode.done;
  }
  const versionNow: VersionNow = (path) => context.files.read(writer.absolute(path))?.version;
  const writes = undoable();
  const cutOff = writer.pending().length > 0 ? lastUndoing(writes, BY, versionNow) : undefined;
  if (cutOff !== undefined) {
    const left = cutOff.write.files.filter(
      ({ path, before, after }) => before !== after && versionNow(path) === before,
    );
    const changes = left.map(({ path, after }) => changeTo(context, writer, path, after));
    if (!isJson && !context.isTrial) for (const change of changes) screen.out(shownChange(context, change));
    writer.finish(changes);
    const ending = await end(context, folder, writer, cutOff.undone);
    // What was written during a merge waits for its end: then the last undo was not cut off, and this is another one.
    if (changes.length > 0 || ending.outcome?.kind !== 'under-way') return said(context, cutOff.undone, isJson, true);
  }
  const write = lastWrite(writes, versionNow);
  if (write === undefined) {
    if (isJson) screen.out(jsonText({ undone: null, written: false }));
    else screen.err('Nothing to take back: packet has written nothing here that still stands.\n');
    return ExitCode.done;
  }
  const changes = write.files
    .filter(({ path, after }) => versionNow(path) === after)
    .map(({ path, before }) => changeTo(context, writer, path, before))
    // What decides was written last; it goes first.
    .toReversed();
  if (!isJson && !context.isTrial) for (const change of changes) screen.out(shownChange(context, change));
  const isYes = flags['yes'] === true || context.isTrial;
  if (!isYes && (isJson || !context.canAsk)) {
    throw new PacketError('E_INPUT_MISSING', 'Unexpected undo where nobody can be asked, expected --yes', {
      hint: 'packet undo --yes',
    });
  }
  const isWanted = isYes || (await isConfirmedOnce(await context.prompter(folder), promptFor(write)));
  if (isWanted) {
    writer.hold(() => {
      // Another program may have written while one was asked.
      if (lastWrite(undoable(), versionNow) !== undefined) writer.write(changes);
    });
    await end(context, folder, writer, write);
  }
  return said(context, write, isJson, isWanted);
}

/** The command's name in the log. */
const BY = 'undo';

async function end(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  { by, files }: LoggedWrite,
): Promise<Ending> {
  // One that was taken back whole is known by its files alone.
  const gone = files.flatMap(({ path }) => /([^/]+)\/packet\.md$/.exec(path)?.[1] ?? [])[0];
  const isGone = context.files.kind(folder.packetFile) === undefined && gone !== undefined;
  return context.endInCommit(folder, writer, (packet) => `Undo "${by}" in ${isGone ? `packet ${gone}` : packet}`);
}

function said({ screen, isTrial }: Context, undone: LoggedWrite, isJson: boolean, isWanted: boolean): ExitCode {
  const written = isWanted && !isTrial;
  if (isJson) screen.out(jsonText({ undone: writesObject([undone])[0], written }));
  else if (written)
    screen.err(
      `${screen.errStyle.text(`Taken back: ${undone.by}, ${momentWords(undone)}.`)}\n  packet undo     puts it there again\n`,
    );
  return ExitCode.done;
}

/** What makes a file (as the log names it) the one that it was at a version; undefined where it was not there. */
function changeTo({ files }: Context, writer: Writer, path: string, version: string | undefined): Change {
  const absolute = writer.absolute(path);
  const text = version === undefined ? undefined : writer.versions.textOf(version);
  if (version !== undefined && text === undefined) {
    throw new PacketError('E_UNREADABLE', `No text of version ${version.slice(0, 8)} of ${path} on this machine`, {
      hint: 'packet versions     lists those that are here',
    });
  }
  return { path: absolute, before: files.read(absolute), text, isPrivate: !/(?:^|\/)packet\.md$/.test(path) };
}

function shownChange(context: Context, { path, before, text }: Change): string {
  return diffText(context.shownPath(path), before?.text, text, context.screen.style, context.screen.width);
}

function promptFor(write: LoggedWrite): ConfirmPrompt {
  return yesOrNo('undo', `Take back what "${write.by}" wrote on ${momentWords(write)}?`, 'no');
}

/** `2026-11-21 14:33`, as the list of writes has it. */
function momentWords({ date, time }: LoggedWrite): string {
  return time === undefined ? date : `${date} ${time}`;
}
