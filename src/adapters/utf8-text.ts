import { isUtf8 } from 'node:buffer';
import { PacketError } from '../core/errors.ts';
import { parseSourceText, placeAt } from '../core/document/source-text.ts';
import { shellWord } from '../core/shell-word.ts';

/** The largest file that is read or written, in bytes. A packet of 300 entries is a tenth of it. */
export const maxFileSize = 2 * 1024 * 1024;

/** A longer line is not shown with an error: it is hardly prose. In UTF-16 code units. */
const maxExcerpt = 200;

/** Marks at the start of a file that is text, but not UTF-8 (Unicode standard, section 23.8); the longest first. */
const otherEncodings: readonly { readonly name: string; readonly mark: readonly number[] }[] = [
  { name: 'UTF-32', mark: [0xff, 0xfe, 0x00, 0x00] },
  { name: 'UTF-32', mark: [0x00, 0x00, 0xfe, 0xff] },
  { name: 'UTF-16', mark: [0xff, 0xfe] },
  { name: 'UTF-16', mark: [0xfe, 0xff] },
];

/**
 * A file's bytes as text, its BOM kept. Throws `E_UNREADABLE` for another encoding, for bytes that are not UTF-8 and for
 * NUL, the latter two with their place. `file` is the path as the user would type it.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const other = otherEncodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (other !== undefined) {
    throw new PacketError('E_UNREADABLE', `Unexpected ${other.name} text in ${file}, expected UTF-8`, {
      hint: convert(other.name, file),
    });
  }
  const text = strictText(bytes, file);
  const nul = text.indexOf('\0');
  if (nul === -1) return text;
  throw new PacketError('E_UNREADABLE', 'Unexpected NUL character, expected text', {
    place: placeAt(parseSourceText(file, text), nul),
    hint: `file ${shellWord(file)}     names what it is`,
  });
}

/**
 * A text as the bytes of a file. Throws `E_TEXT` for NUL and lone surrogates, `E_NOT_WRITTEN` for more than
 * `maxFileSize`: what is written can be read again.
 */
export function encodeText(text: string, file: string): Uint8Array {
  if (text.includes('\0')) throw unwritable('NUL character', file, text, text.indexOf('\0'));
  if (!text.isWellFormed()) throw unwritable('half of a surrogate pair', file, text, text.search(/\p{Surrogate}/u));
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxFileSize) return bytes;
  throw new PacketError(
    'E_NOT_WRITTEN',
    `Unexpected size of ${file}: it would be ${megabytes(bytes.length)}, expected at most ${megabytes(maxFileSize)}`,
    { hint: 'keep long texts in documents of their own and link to them' },
  );
}

/** `E_UNREADABLE` for a file of that many bytes. */
export function tooLarge(size: number, file: string): PacketError {
  return new PacketError(
    'E_UNREADABLE',
    `Unexpected size of ${file}: ${megabytes(size)}, expected at most ${megabytes(maxFileSize)}`,
    { hint: `ls -l ${shellWord(file)}     is it the file that you meant?` },
  );
}

function strictText(bytes: Uint8Array, file: string): string {
  // A decoder that is strict takes as long to make as dozens of files to read.
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const { byte, index } = firstReplaced(lossy, bytes);
  const source = parseSourceText(file, lossy);
  const place = placeAt(source, index);
  const line = source.lines[place.line - 1]?.text ?? '';
  const hex = (bytes[byte] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  throw new PacketError('E_UNREADABLE', `Unexpected byte 0x${hex}, expected UTF-8 text`, {
    place,
    excerpt: line.length <= maxExcerpt ? line : undefined,
    hint: convert('WINDOWS-1252', file),
  });
}

/** Where decoding put the first U+FFFD that does not stand in the bytes themselves. */
function firstReplaced(lossy: string, bytes: Uint8Array): { byte: number; index: number } {
  let byte = 0;
  let index = 0;
  for (const character of lossy) {
    const isWritten = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd;
    if (character === '\uFFFD' && !isWritten) break;
    byte += utf8Length(character.codePointAt(0) ?? 0);
    index += character.length;
  }
  return { byte, index };
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function unwritable(what: string, file: string, text: string, offset: number): PacketError {
  return new PacketError('E_TEXT', `Unexpected ${what}, expected text that a file can hold`, {
    place: placeAt(parseSourceText(file, text), offset),
    hint: 'type the character again',
  });
}

function convert(encoding: string, file: string): string {
  const word = shellWord(file);
  return `iconv -f ${encoding} -t UTF-8 ${word} > ${shellWord(`${file}.utf8`)}     converts it`;
}

function megabytes(bytes: number): string {
  return `${String(Math.ceil((bytes * 10) / (1024 * 1024)) / 10)} MB`;
}
