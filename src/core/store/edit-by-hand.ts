import { PacketError } from '../errors.ts';
import type { Files } from '../ports.ts';
import type { Writer } from './writer.ts';

/**
 * Lets somebody change a file by hand while nobody is kept from writing, and logs what came of it as a write of the command: the
 * text before and the text after are versions, also where `open` fails. A file that is not there, or is no text, is opened alone.
 */
export async function editByHand(path: string, open: () => Promise<void>, files: Files, writer: Writer): Promise<void> {
  const before = isText(path, files) ? files.read(path) : undefined;
  if (before === undefined) return open();
  writer.keep(before);
  try {
    await open();
  } finally {
    if (isText(path, files)) writer.adopt(before);
  }
}

/** Whether a file can be read as text; also where there is none. */
export function isText(path: string, files: Files): boolean {
  try {
    files.read(path);
    return true;
  } catch (error) {
    if (error instanceof PacketError && error.code === 'E_UNREADABLE') return false;
    throw error;
  }
}
