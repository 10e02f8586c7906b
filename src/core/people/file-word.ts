/** A name as a part of a file's name: lower case, letters and digits of any script, `-` for all else. Empty where it has none of them. */
export function fileWord(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
