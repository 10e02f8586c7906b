import { PacketError } from '../core/errors.ts';
import { decodeText, maxFileSize, tooLarge } from './utf8-text.ts';

/** All of standard input as text. Throws `E_UNREADABLE` as for a file. */
export async function readStandardInput(stdin: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stdin as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxFileSize) throw tooLarge(size, '(standard input)');
    }
  } catch (cause) {
    if (cause instanceof PacketError) throw cause;
    throw new PacketError('E_UNREADABLE', 'Cannot read standard input', { hint: 'give the file by its name', cause });
  }
  return decodeText(Buffer.concat(chunks), '(standard input)');
}
