import type { Context, LoadedTemplate } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import type { PacketDocument } from '../../core/document/document.ts';
import { emptySetup, type Setup } from '../../core/packet/new-packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { shellWord } from '../../core/shell-word.ts';
import { readHeader, readPacket, readPlan } from '../../core/store/packet-store.ts';
import { cycleStanding } from '../../core/workflow/cycle-standing.ts';

/** The packet with which one was promoted, as the next one begins from it. */
export interface Predecessor {
  /** As it was named. */
  readonly name: string;
  readonly setup: Partial<Setup>;
  readonly document: PacketDocument;
  /** The name of its template. */
  readonly template: string;
}

/**
 * The packet of this name, or in this folder, with which one was promoted: the next begins at the level that it aimed for, with the
 * same manager. Throws `E_NO_PACKET`, and `E_USAGE` where one was not promoted.
 */
export async function readPredecessor(context: Context, name: string): Promise<Predecessor> {
  const folder = folderNamed(context, name);
  const header = folder === undefined ? undefined : readHeader(folder, context);
  if (folder === undefined || header === undefined) {
    const names = context.allPackets().map((each) => shellWord(baseName(each)));
    throw new PacketError('E_NO_PACKET', `No packet "${name}" here`, {
      hint: names.length === 0 ? 'packet list     shows those that are there' : `there is ${names.join(', ')}`,
    });
  }
  const loaded: LoadedTemplate = await context.loadTemplate(header.template, folder.folder);
  const { document } = readPacket(folder, loaded.template, context);
  const plan = readPlan(folder, context);
  const today = context.clock.today();
  if (cycleStanding(plan, header.started, today).promoted === undefined) {
    throw new PacketError('E_USAGE', `Unexpected start after ${name}, expected a promotion with it first`, {
      hint: `packet cycle promoted -C ${shellWord(context.shownPath(folder.folder))}`,
    });
  }
  const setup = {
    author: header.author,
    from: header.to,
    manager: plan.manager ?? emptySetup.manager,
    nextReview: plan.nextReview !== undefined && plan.nextReview >= today ? plan.nextReview : emptySetup.nextReview,
    reviewEvery: plan.reviewEvery ?? emptySetup.reviewEvery,
  };
  return { name, setup, document, template: header.template };
}

/** A folder by its path, else a packet of the repository by its name. */
function folderNamed(context: Context, name: string): PacketFolder | undefined {
  const there = context.packetFolder(name);
  if (context.files.read(there.packetFile) !== undefined) return there;
  return context.allPackets().find((each) => baseName(each).normalize() === name.normalize());
}

function baseName({ folder }: PacketFolder): string {
  return folder.split('/').at(-1) ?? '';
}
