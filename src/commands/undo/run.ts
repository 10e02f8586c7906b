import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { plainAsked, type ConfirmPrompt } from '../../core/interview/prompt.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { commitWritten } from '../../core/store/commit-written.ts';
import { lastWrite, type LoggedWrite } from '../../core/store/version-store.ts';
import type { Change, Writer } from '../../core/store/writer.ts';
import { endingText } from '../../view/commit-text.ts';
import { diffText } from '../../view/diff-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { writesObject, writesText } from '../../view/writes-text.ts';

/** `packet undo`: the files as they were before the last write. */
export async function runUndo(context: Context, given: Given): Promise<ExitCode> {
  const { flags } = given;
  const { screen } = context;
  // The packet itself may be what was taken back last.
  const found = context.findPacket();
  const folder = found ?? context.packetFolder('.');
  const writer = context.writer(folder, 'undo');
  if (found === undefined && writer.versions.writes().length === 0) requiredPacket(found);
  const isJson = flags['json'] === true;
  if (flags['list'] === true) {
    const writes = writer.versions.writes().toReversed();
    screen.out(isJson ? jsonText({ writes: writesObject(writes) }) : writesText(writes, screen.style));
    return ExitCode.done;
  }
  const versionNow = (path: string): string | undefined => context.files.read(writer.absolute(path))?.version;
  const write = lastWrite(writer.versions.writes(), versionNow);
  if (write === undefined) {
    if (isJson) screen.out(jsonText({ undone: null, written: false }));
    else screen.err('Nothing to take back: packet has written nothing here that still stands.\n');
    return ExitCode.done;
  }
  const changes = changesBack(context, writer, write);
  if (!isJson && !context.isTrial) for (const change of changes) screen.out(shownChange(context, change));
  const isWanted = isJson || !context.canAsk || (await isConfirmed(context, write));
  if (isWanted) {
    writer.hold(() => {
      // Another program may have written while one was asked.
      if (lastWrite(writer.versions.writes(), versionNow) !== undefined) writer.write(changes);
    });
    const committing = context.committing(folder, flags['commit'] === false);
    const ending = await commitWritten(folder, writer, `Undo the last write of packet ${write.by}`, committing);
    screen.err(endingText(ending, screen.columns, screen.errStyle));
  }
  if (isJson) screen.out(jsonText({ undone: writesObject([write])[0], written: isWanted && !context.isTrial }));
  else
    screen.err(
      isWanted && !context.isTrial
        ? `Taken back: ${write.by}, ${write.date}. packet undo     puts it there again\n`
        : '',
    );
  return ExitCode.done;
}

function changesBack(context: Context, writer: Writer, write: LoggedWrite): readonly Change[] {
  const changes = write.files.map(({ path, before }): Change => {
    const absolute = writer.absolute(path);
    const text = before === undefined ? undefined : writer.versions.textOf(before);
    if (before !== undefined && text === undefined) {
      throw new PacketError('E_UNREADABLE', `No text of version ${before.slice(0, 8)} of ${path} on this machine`, {
        hint: 'packet versions     lists those that are here',
      });
    }
    return { path: absolute, before: context.files.read(absolute), text, isPrivate: !/(?:^|\/)packet\.md$/.test(path) };
  });
  // What decides was written last; it goes first.
  return changes.toReversed();
}

function shownChange(context: Context, { path, before, text }: Change): string {
  return diffText(context.shownPath(path), before?.text, text, context.screen.style);
}

async function isConfirmed(context: Context, { by, date }: LoggedWrite): Promise<boolean> {
  const prompt: ConfirmPrompt = {
    ...plainAsked,
    kind: 'confirm',
    id: 'undo',
    label: `Take back what "${by}" wrote on ${date}`,
    canGoBack: false,
    canOpenEditor: false,
    initial: 'no',
  };
  const prompter = await context.prompter();
  try {
    const outcome = await prompter.ask(prompt, () => undefined);
    return outcome.kind === 'answer' && outcome.text === 'yes';
  } finally {
    prompter.close();
  }
}
