import type { Context, LoadedTemplate } from '../../app/context.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { PacketStore, readHeader } from '../../core/store/packet-store.ts';
import { ReviewStore } from '../../core/store/review-store.ts';
import type { Writer } from '../../core/store/writer.ts';

/** The way to write what comes of 1:1s about the packet in a folder. Throws where packet.md cannot be read. */
export async function openReviewStore(
  context: Context,
  folder: PacketFolder,
  writer: Writer,
  known?: LoadedTemplate,
): Promise<ReviewStore> {
  const loaded = known ?? (await context.loadTemplate(readHeader(folder, context)?.template ?? 'staff', folder.folder));
  const today = context.clock.today();
  const packet = new PacketStore(folder, loaded.template, await loaded.layouts(), context, today, writer);
  return new ReviewStore(folder, loaded.template, packet, context, writer, today);
}
