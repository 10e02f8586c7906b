import { PacketError } from '../errors.ts';
import type { PacketFolder } from '../ports.ts';

/** The packet that was found. Throws `E_NO_PACKET` where there was none. */
export function requiredPacket(folder: PacketFolder | undefined): PacketFolder {
  if (folder !== undefined) return folder;
  throw new PacketError('E_NO_PACKET', 'No packet in this folder or above it', {
    hint: 'packet init ~/packets/staff     starts one',
  });
}
