import { PacketError } from '../core/errors.ts';
import type { ForeignFile } from '../core/ports.ts';
import { foreignText } from './foreign-text.ts';
import { decodeText, maxFileSize, tooLarge } from './utf8-text.ts';

/** All of standard input as text. Throws `E_UNREADABLE` as for a file. */
export async function readStandardInput(stdin: NodeJS.ReadStream): Promise<string> {
  return decodeText(await readBytes(stdin), NAME);
}

/** The same, whatever its bytes are. */
export async function readForeignInput(stdin: NodeJS.ReadStream): Promise<ForeignFile> {
  const bytes = await readBytes(stdin);
  return { file: NAME, bytes, text: foreignText(bytes) };
}

const NAME = '(standard input)';

async function readBytes(stdin: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stdin as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxFileSize) throw tooLarge(size, NAME);
    }
  } catch (cause) {
    if (cause instanceof PacketError) throw cause;
    throw new PacketError('E_UNREADABLE', 'Cannot read standard input', { hint: 'give the file by its name', cause });
  }
  return Buffer.concat(chunks);
}
