import { basename, dirname, join, relative, sep } from 'node:path';
import { isPacketFrontMatter, parsePacketHeader } from '../core/packet/packet.ts';
import { parsePlan } from '../core/plan/plan.ts';
import { promotionIn } from '../core/workflow/cycle-standing.ts';
import { parseFrontMatter, type FrontMatterReader } from '../core/document/front-matter.ts';
import { parseSourceText } from '../core/document/source-text.ts';
import { PacketError } from '../core/errors.ts';
import type { DraftPlace, Files, PacketFolder, WritePlace } from '../core/ports.ts';
import { shellWord } from '../core/shell-word.ts';
import { encodedName } from '../core/store/encoded-name.ts';

/** Levels below the repository that are looked through for packets, and folders that never hold one. */
const DEPTH = 3;
const PASSED_OVER = new Set(['node_modules', 'rounds', 'reviews']);

export function packetFolderAt(folder: string): PacketFolder {
  return {
    folder,
    packetFile: join(folder, 'packet.md'),
    planFile: join(folder, 'plan.md'),
    notesFile: join(folder, 'notes.md'),
  };
}

/** How packets are looked for. */
export interface PacketSearch {
  readonly files: Files;
  readonly read: FrontMatterReader;
  readonly shownPath: (path: string) => string;
  /** Whether a packet.md that cannot be read counts as one; else it ends the search with its error. */
  readonly isBrokenToo: boolean;
}

/** The nearest packet upwards, as far as the repository goes. Throws what `parseFrontMatter` throws where it cannot be read. */
export function packetAround(search: PacketSearch, from: string): PacketFolder | undefined {
  const root = rootOf(search.files, from);
  for (let folder = from; ; folder = dirname(folder)) {
    if (isPacket(search, folder)) return packetFolderAt(folder);
    if (folder === root || folder === dirname(folder)) return undefined;
  }
}

/**
 * The packet that a folder belongs to: the nearest one upwards, else the only one in the repository, or the only one with which one
 * was not promoted yet. `name` picks one by its
 * folder's name. Throws `E_USAGE` where several could be meant; what `parseFrontMatter` throws where the nearest packet.md
 * cannot be read. One that is only passed by need not be readable.
 */
export function locatePacket(search: PacketSearch, from: string, name: string | undefined): PacketFolder | undefined {
  if (name === undefined) {
    const around = packetAround(search, from);
    if (around !== undefined || rootOf(search.files, from) === undefined) return around;
  }
  const found = allPackets(search.files, from).map(({ folder }) => folder);
  const named = name === undefined ? withoutEnded(search, found) : namedFolders(found, name);
  const [only] = named;
  const names = found.map((folder) => basename(folder)).join(', ');
  if (named.length > 1) {
    throw new PacketError('E_USAGE', `Unexpected choice of ${String(named.length)} packets, expected one: ${names}`, {
      hint: 'name one with --packet NAME, or go into its folder',
    });
  }
  if (only === undefined && name !== undefined) {
    throw new PacketError('E_NO_PACKET', `No packet "${name}" here`, {
      hint: found.length === 0 ? `packet init ${shellWord(name)}` : `there is ${names}`,
    });
  }
  return only === undefined ? undefined : packetFolderAt(only);
}

/** Of several packets those that go on; all of them where none does. */
function withoutEnded(search: PacketSearch, folders: readonly string[]): readonly string[] {
  if (folders.length < 2) return folders;
  const open = folders.filter((folder) => !isEnded(search, packetFolderAt(folder)));
  return open.length === 0 ? folders : open;
}

/** Whether one was promoted with a packet; one that cannot be read goes on. */
function isEnded({ files, read, shownPath }: PacketSearch, { packetFile, planFile }: PacketFolder): boolean {
  try {
    const plan = files.read(planFile);
    const packet = files.read(packetFile);
    if (plan === undefined || packet === undefined || !/promoted/i.test(plan.text)) return false;
    const source = parseSourceText(shownPath(packetFile), packet.text);
    const { started } = parsePacketHeader(source, parseFrontMatter(source, read));
    return promotionIn(parsePlan(shownPath(planFile), plan.text, read), started) !== undefined;
  } catch (error) {
    if (error instanceof PacketError) return false;
    throw error;
  }
}

/** Those whose last part is the name; else those that only write its accents in another way (Unicode, UAX 15). */
function namedFolders(folders: readonly string[], name: string): readonly string[] {
  const exact = folders.filter((folder) => basename(folder) === name);
  return exact.length > 0 ? exact : folders.filter((folder) => basename(folder).normalize() === name.normalize());
}

/** Every packet of the repository around a folder, or below it where there is none, readable or not; in the order of their paths. */
export function allPackets(files: Files, from: string): PacketFolder[] {
  const isMeant = (folder: string): boolean => namesFormat(files, join(folder, 'packet.md'));
  return foldersBelow(files, rootOf(files, from) ?? from, DEPTH, isMeant).map(packetFolderAt);
}

/** A line of front matter, in block or flow style, that gives the format number. */
const FORMAT_KEY = /^[ {'"]*packet['"]?[ \t]*:/m;

/** Whether a file means to be a packet, also one that cannot be read: whoever reads it says why. */
function namesFormat(files: Files, path: string): boolean {
  try {
    return FORMAT_KEY.test(files.read(path)?.text ?? '');
  } catch (error) {
    if (error instanceof PacketError) return true;
    throw error;
  }
}

/** Where the draft of the interview about this packet is. */
export function draftPlace(files: Files, folder: string): DraftPlace {
  const keep = keepFolder(files, folder);
  const below = relative(dirname(keep), folder);
  const name = encodedName(below, (each) => files.versionOf(each));
  return { keepFolder: keep, name: below === '' ? 'interview' : `interview.${name}` };
}

/** Where the versions and the lock of this packet are. */
export function writePlace(files: Files, folder: string, shownPath: (path: string) => string): WritePlace {
  const keep = keepFolder(files, folder);
  return {
    folder,
    keepFolder: keep,
    shownPath,
    relative: (path) => relative(dirname(keep), path).replaceAll(sep, '/'),
    absolute: (path) => join(dirname(keep), path),
  };
}

/** `.packet` for a packet in this folder: in the nearest folder upwards that has one or is a repository, else in the folder itself. */
export function keepFolder(files: Files, folder: string): string {
  return join(rootOf(files, folder) ?? folder, '.packet');
}

/** The nearest folder upwards with `.git` or `.packet`. */
function rootOf(files: Files, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (files.kind(join(folder, '.git')) !== undefined || files.kind(join(folder, '.packet')) === 'folder')
      return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function foldersBelow(files: Files, folder: string, depth: number, isWanted: (folder: string) => boolean): string[] {
  if (isWanted(folder)) return [folder];
  if (depth === 0) return [];
  const names = files.list(folder).filter((name) => !name.startsWith('.') && !PASSED_OVER.has(name));
  return names.flatMap((name) => {
    const below = join(folder, name);
    return files.kind(below) === 'folder' ? foldersBelow(files, below, depth - 1, isWanted) : [];
  });
}

function isPacket({ files, read, shownPath, isBrokenToo }: PacketSearch, folder: string): boolean {
  const path = join(folder, 'packet.md');
  try {
    const snapshot = files.read(path);
    if (snapshot === undefined) return false;
    return isPacketFrontMatter(parseFrontMatter(parseSourceText(shownPath(path), snapshot.text), read));
  } catch (error) {
    if (isBrokenToo && error instanceof PacketError) return true;
    throw error;
  }
}
