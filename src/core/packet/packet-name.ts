import type { PacketFolder } from '../ports.ts';

/** What a packet is called in a sentence, by its folder: `packet staff`; on one line, whatever the folder's name is. */
export function packetName({ folder }: PacketFolder): string {
  const name = folder.split('/').at(-1) ?? '';
  return `packet ${name.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()}`.trim();
}
