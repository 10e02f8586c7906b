import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import type { ReadStanding } from '../../view/standings-text.ts';
import { readStanding } from './read-standing.ts';

/** Where one stands with every packet of the repository; one that cannot be read has a problem instead. */
export async function readAll(context: Context): Promise<readonly ReadStanding[]> {
  const all: ReadStanding[] = [];
  for (const folder of context.allPackets()) {
    const place = { folder: folder.folder, shown: context.shownPath(folder.folder) };
    try {
      all.push({ ...place, standing: await readStanding(context, folder) });
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      all.push({ ...place, problem: error.message });
    }
  }
  return all;
}
