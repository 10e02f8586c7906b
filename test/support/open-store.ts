import { DiskFiles } from '../../src/adapters/disk-files.ts';
import { DiskLock } from '../../src/adapters/disk-lock.ts';
import { readFrontMatter } from '../../src/adapters/gray-matter.ts';
import { packetFolderAt, writePlace } from '../../src/adapters/packet-folder.ts';
import type { PacketFolder } from '../../src/core/ports.ts';
import { PacketStore, type Reading } from '../../src/core/store/packet-store.ts';
import { Writer } from '../../src/core/store/writer.ts';
import { plainTemplate, renderPlainEntry } from './plain-template.ts';

/** The store of a packet of the plain template, on the real disk. */
export interface OpenStore {
  readonly folder: PacketFolder;
  readonly reading: Reading;
  readonly writer: Writer;
  readonly store: PacketStore;
}

/** Opens the packet in a folder; who writes now is waited for up to a minute. */
export function openStore(path: string): OpenStore {
  const shownPath = (each: string): string => each;
  const files = new DiskFiles(shownPath);
  const folder = packetFolderAt(path);
  const place = writePlace(files, path, shownPath);
  const clock = { today: (): string => '2026-11-20', time: (): string => '' };
  const writer = new Writer(files, new DiskLock(place.keepFolder, shownPath, 60_000), place, clock, 'test');
  const layouts = { packet: (): string => '', plan: (): string => '', entry: renderPlainEntry };
  const reading = { files, readFrontMatter, shownPath };
  const store = new PacketStore(folder, plainTemplate, layouts, reading, clock.today(), writer);
  return { folder, reading, writer, store };
}
