import type { Context, LoadedTemplate } from '../../app/context.ts';
import { packetFindings } from '../../core/checks/check.ts';
import type { PacketDocument } from '../../core/document/document.ts';
import { PacketError } from '../../core/errors.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { ComparedProblem } from '../../core/problem.ts';
import { readHeader, readPacket } from '../../core/store/packet-store.ts';

/** A packet.md that can be read. */
export interface OpenedPacket {
  readonly loaded: LoadedTemplate;
  readonly document: PacketDocument;
  /** What `packet check` finds in packet.md. */
  readonly findings: readonly ComparedProblem[];
}

/** The packet as it is now; the error where it cannot be read. */
export async function openPacket(context: Context, folder: PacketFolder): Promise<OpenedPacket | PacketError> {
  try {
    const header = readHeader(folder, context);
    requiredPacket(header === undefined ? undefined : folder);
    const loaded = await context.loadTemplate(header?.template ?? 'staff', folder.folder);
    const { document } = readPacket(folder, loaded.template, context);
    return { loaded, document, findings: packetFindings(document) };
  } catch (error) {
    if (error instanceof PacketError) return error;
    throw error;
  }
}
