import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { packetChange, type PacketChange } from '../../core/packet/packet-change.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import type { Question } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { Writer } from '../../core/store/writer.ts';
import { changeObject, changeText } from '../../view/change-text.ts';
import { jsonText } from '../../view/json-text.ts';
import { editByFlags } from './edit-by-flags.ts';
import { editBroken, editSection } from './edit-in-editor.ts';
import { editInline } from './edit-inline.ts';
import { editRequest } from './edit-request.ts';
import { openPacket, type OpenedPacket } from './opened-packet.ts';
import { wantedQuestion } from './wanted-question.ts';

/** `packet edit`: one answer changed, by the user's editor, in the terminal, or by flags. */
export async function runEdit(context: Context, given: Given): Promise<ExitCode> {
  const request = editRequest(given);
  const folder = requiredPacket(context.findPacketToMend());
  const writer = context.writer(folder, 'edit');
  const opened = await openPacket(context, folder);
  if (opened instanceof PacketError) {
    // What is broken is mended first, where it is packet.md.
    const { place } = opened;
    const isElsewhere = place !== undefined && place.file !== context.shownPath(folder.packetFile);
    if (request.way !== 'editor' || isElsewhere) throw opened;
    const failure = await editBroken(context, folder, writer, opened);
    return ended(context, given, { folder, writer, before: undefined, question: undefined, failure });
  }
  const question = await wantedQuestion(context, given, folder, opened);
  if (question === undefined) return ExitCode.done;
  const edit = { folder, writer, before: opened, question };
  if (request.way === 'editor') {
    const failure = await editSection(context, folder, writer, opened, question, request.entry);
    return ended(context, given, { ...edit, failure });
  }
  if (request.way === 'inline') await editInline(context, given, folder, writer, opened, question);
  else await editByFlags(context, folder, writer, opened, question, request);
  return ended(context, given, { ...edit, failure: undefined });
}

/** What was done, and to what. */
interface Edit {
  readonly folder: PacketFolder;
  readonly writer: Writer;
  /** Undefined where packet.md could not be read. */
  readonly before: OpenedPacket | undefined;
  readonly question: Question | undefined;
  /** Of the editor. */
  readonly failure: PacketError | undefined;
}

/** Says what changed, and commits it. Throws what is wrong with packet.md now, or with the editor; nothing is undone. */
async function ended(context: Context, given: Given, edit: Edit): Promise<ExitCode> {
  const { screen } = context;
  const { folder, writer, before, failure } = edit;
  const after = await openPacket(context, folder);
  if (after instanceof PacketError) throw failure === undefined ? unreadable(after) : failure;
  const change = packetChange(before, after);
  if (failure === undefined && given.flags['json'] === true) screen.out(jsonText(editObject(context, edit, change)));
  else if (!context.isTrial && (failure === undefined || change.isChanged))
    screen.err(changeText(change, screen.columns, screen.errStyle));
  if (failure !== undefined) throw failure;
  await context.endInCommit(folder, writer, (packet) => subjectOf(change, packet));
  return ExitCode.done;
}

/** A packet.md that an editor took away can be brought back. */
function unreadable(error: PacketError): PacketError {
  if (error.code !== 'E_NO_PACKET') return error;
  return new PacketError(error.code, 'Unexpected removal of packet.md, expected it to stay', {
    hint: 'packet undo     brings it back',
  });
}

function editObject(context: Context, { folder, question }: Edit, change: PacketChange): object {
  return {
    file: context.shownPath(folder.packetFile),
    question: question?.id ?? null,
    ...changeObject(change),
    written: change.isChanged && !context.isTrial,
  };
}

function subjectOf({ questions, isMended }: PacketChange, packet: string): string {
  const ids = questions.map(({ question }) => question.id);
  if (isMended) return `Mend ${packet}`;
  return ids.length === 0 ? `Edit ${packet}` : `Edit ${ids.join(', ')} in ${packet}`;
}
