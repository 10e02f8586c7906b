import type { PacketFolder } from '../ports.ts';
import { shellWord } from '../shell-word.ts';
import { levelAfter } from './levels.ts';
import type { PacketHeader } from './packet.ts';

/** What is known of the place beside a packet. */
export interface Beside {
  readonly files: { readonly kind: (path: string) => 'file' | 'folder' | 'other' | undefined };
  /** A path as the user would type it. */
  readonly shownPath: (path: string) => string;
}

/** The packet after one with which somebody was promoted. */
export interface NextPacket {
  /** Whether it is there already. */
  readonly isThere: boolean;
  /** What starts it, or shows it. */
  readonly command: string;
}

/** It stands beside this one, in a folder named for the level that comes then; `FOLDER` where that is not known or taken. */
export function nextPacket({ folder }: PacketFolder, { to }: Pick<PacketHeader, 'to'>, beside: Beside): NextPacket {
  const end = folder.lastIndexOf('/');
  const level = levelAfter(to)?.split(' ')[0]?.toLowerCase();
  const path = `${folder.slice(0, end)}/${level ?? ''}`;
  if (level !== undefined && beside.files.kind(`${path}/packet.md`) !== undefined)
    return { isThere: true, command: `packet -C ${shellWord(beside.shownPath(path))}` };
  const isFree = level !== undefined && beside.files.kind(path) === undefined;
  const name = isFree ? shellWord(beside.shownPath(path)) : 'FOLDER';
  return { isThere: false, command: `packet init ${name} --after ${shellWord(folder.slice(end + 1))}` };
}
