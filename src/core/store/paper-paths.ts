import type { PacketFolder } from '../ports.ts';
import type { Reading } from './packet-store.ts';
import { Shelf } from './shelf.ts';

/** Absolute paths of the files that `readPapers` reads; the three that are alone of their kind whether they are there or not. */
export function paperPaths(place: PacketFolder, reading: Reading): readonly string[] {
  const { folder, packetFile, planFile, notesFile } = place;
  const shelf = new Shelf(place, reading);
  const names = ['rounds', 'reviews'].flatMap((each) => shelf.names(each));
  return [packetFile, planFile, notesFile, ...names.map((name) => `${folder}/${name}`)];
}
