import type { Given } from '../../app/commands.ts';
import type { Context, LoadedTemplate } from '../../app/context.ts';
import { requireWholeMarks } from '../../core/document/public-copy.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { answersObject, formatAnswers, formatBlankAnswers } from '../../core/packet/answers.ts';
import { emptySetup, type Setup } from '../../core/packet/new-packet.ts';
import type { PacketHeader } from '../../core/packet/packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { markedAnswersOf, readPacket, readPlan } from '../../core/store/packet-store.ts';
import { jsonText } from '../../view/json-text.ts';
import { planSetup } from './plan-setup.ts';

/** `packet init --print-answers`: a blank answers file, or that of a packet. Throws `E_PRIVATE` for half a private mark. */
export async function printAnswers(
  context: Context,
  given: Given,
  folder: PacketFolder,
  header: PacketHeader | undefined,
): Promise<ExitCode> {
  const { screen } = context;
  const isJson = given.flags['json'] === true;
  const asked = given.flags['template'];
  if (header !== undefined && asked !== undefined) {
    throw new PacketError('E_USAGE', 'Unexpected --template for a packet that is there, expected none', {
      hint: 'packet init --print-answers',
    });
  }
  const name = typeof asked === 'string' ? asked : 'staff';
  const loaded = await context.loadTemplate(header?.template ?? name, folder.folder);
  const object = header === undefined ? blankObject(loaded) : packetObject(context, folder, header, loaded);
  if (isJson) screen.out(jsonText(object));
  else
    screen.out(screen.style.text(header === undefined ? formatBlankAnswers(loaded.template) : formatAnswers(object)));
  return ExitCode.done;
}

function blankObject({ template }: LoadedTemplate): Record<string, unknown> {
  return answersObject(template.name, emptySetup, template.questions, new Map());
}

function packetObject(
  context: Context,
  folder: PacketFolder,
  { author, from, to }: PacketHeader,
  { template }: LoadedTemplate,
): Record<string, unknown> {
  const { document } = readPacket(folder, template, context);
  // What is private without an end could not be told from what is not.
  requireWholeMarks(document);
  const setup: Setup = { author, from, to, ...planSetup(readPlan(folder, context)) };
  return answersObject(template.name, setup, template.questions, markedAnswersOf(document));
}
