import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { Template } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { readNextReview, readSummary } from '../../core/store/packet-store.ts';
import { jsonText } from '../../view/json-text.ts';
import { listObject, listText, type ListedPacket } from '../../view/list-text.ts';

/** `packet list`: every packet, also those that cannot be read. */
export async function runList(context: Context, given: Given): Promise<ExitCode> {
  const { screen, clock } = context;
  const packets: ListedPacket[] = [];
  const templates = new Templates(context);
  for (const folder of context.allPackets()) packets.push(await listed(context, folder, templates));
  screen.out(
    given.flags['json'] === true
      ? jsonText(listObject(packets))
      : listText(packets, clock.today(), screen.columns, screen.style),
  );
  return ExitCode.done;
}

/** Templates by name, looked for once for packets that lie beside each other. */
class Templates {
  readonly #context: Context;
  readonly #known = new Map<string, Template>();

  constructor(context: Context) {
    this.#context = context;
  }

  async named(name: string, folder: string): Promise<Template> {
    const { files, loadTemplate } = this.#context;
    const hasOwn = files.kind(`${folder}/.packet`) !== undefined;
    const key = JSON.stringify([name, hasOwn ? folder : folder.slice(0, folder.lastIndexOf('/'))]);
    const template = this.#known.get(key) ?? (await loadTemplate(name, folder)).template;
    this.#known.set(key, template);
    return template;
  }
}

async function listed(context: Context, folder: PacketFolder, templates: Templates): Promise<ListedPacket> {
  const path = { folder: folder.folder, shown: context.shownPath(folder.folder) };
  try {
    const templateOf = async (name: string): Promise<Template> => templates.named(name, folder.folder);
    const { header, template, answered } = await readSummary(folder, templateOf, context);
    return {
      ...path,
      header,
      questions: template.questions.length,
      answered: answered.size,
      nextReview: readNextReview(folder, context),
    };
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    return { ...path, problem: error.message };
  }
}
