import type { Moment } from '../changes/moment.ts';
import { parseDocument, type PacketDocument } from '../document/document.ts';
import { PacketError } from '../errors.ts';
import type { Template } from '../packet/template.ts';
import type { Commits, FileSnapshot, PacketFolder } from '../ports.ts';
import type { Reading } from './packet-store.ts';
import type { VersionStore } from './version-store.ts';

/** Where past texts of a packet.md may be. */
export interface PastTexts {
  readonly reading: Reading;
  readonly versions: VersionStore;
  /** Called only for a version that is not the present one. */
  readonly commits: () => Promise<Commits>;
}

/**
 * The text of a version: the present one, one that packet kept, or, since to start it takes longer, one that git has; undefined where
 * it is gone from here. Throws `E_UNREADABLE` where what was kept under its name is another text, and git has none.
 */
export async function pastText(
  folder: PacketFolder,
  version: string,
  now: FileSnapshot,
  { reading, versions, commits }: PastTexts,
): Promise<string | undefined> {
  if (now.version === version) return now.text;
  const kept = keptText(version, versions);
  if (typeof kept === 'string') return kept;
  const committed = (await commits()).textOf(folder.folder, version);
  // Git takes the beginning of a longer name too.
  const isMeant = committed !== undefined && reading.files.versionOf(committed) === version;
  if (isMeant) return committed;
  if (kept !== undefined) throw kept;
  return undefined;
}

/** Undefined where there is none, an error where it is another text. */
function keptText(version: string, versions: VersionStore): string | PacketError | undefined {
  try {
    return versions.textOf(version);
  } catch (error) {
    if (error instanceof PacketError) return error;
    throw error;
  }
}

/**
 * packet.md as it was at a moment, read with the template of today.
 * @throws PacketError `E_VERSION` where its text is gone from this machine, `E_UNREADABLE` where it is no longer what it was, and what
 * reading it throws.
 */
export async function pastPacket(
  folder: PacketFolder,
  template: Template,
  { version, words }: Moment,
  now: FileSnapshot,
  texts: PastTexts,
): Promise<PacketDocument> {
  const text = await pastText(folder, version, now, texts);
  if (text === undefined) {
    const gone = `No text of packet.md for ${words} on this machine (${version.slice(0, 7)})`;
    throw new PacketError('E_VERSION', gone, { hint: 'packet versions     lists those that are here' });
  }
  const file = `${texts.reading.shownPath(folder.packetFile)} (${version.slice(0, 7)})`;
  return parseDocument(file, text, template, texts.reading.readFrontMatter);
}
