import { isUtf8 } from 'node:buffer';

/** Marks at the start of UTF-16 (Unicode standard, section 23.8). */
const UTF_16 = [
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/** The text of a file of which nobody says how it is encoded: UTF-16 by its mark, else UTF-8, else Windows-1252. Never throws. */
export function foreignText(bytes: Uint8Array): string {
  const marked = UTF_16.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  const label = marked?.label ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}
