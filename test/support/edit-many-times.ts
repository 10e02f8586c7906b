import { DiskFiles } from '../../src/adapters/disk-files.ts';
import { DiskLock } from '../../src/adapters/disk-lock.ts';
import { readFrontMatter } from '../../src/adapters/gray-matter.ts';
import { packetFolderAt, writePlace } from '../../src/adapters/packet-folder.ts';
import { PacketStore } from '../../src/core/store/packet-store.ts';
import { Writer } from '../../src/core/store/writer.ts';
import { plainTemplate, renderPlainEntry } from './plain-template.ts';

// A program of its own: changes one field of one entry so many times through the store, each time to the next number.
const [path = '', index = '', times = ''] = process.argv.slice(2);
const shownPath = (each: string): string => each;
const files = new DiskFiles(shownPath);
const folder = packetFolderAt(path);
const place = writePlace(files, path);
const clock = { today: (): string => '2026-11-20' };
const writer = new Writer(files, new DiskLock(place.keepFolder, shownPath, 60_000), place, clock, 'test');
const layouts = { packet: (): string => '', plan: (): string => '', entry: renderPlainEntry };
const store = new PacketStore(
  folder,
  plainTemplate,
  layouts,
  { files, readFrontMatter, shownPath },
  clock.today(),
  writer,
);
for (let number = 1; number <= Number(times); number += 1) {
  store.apply({
    do: 'update-entry',
    question: 'work',
    index: Number(index),
    entry: { title: `Entry ${index}`, text: '', fields: [{ id: 'when', value: String(number) }] },
  });
}
