/** Numbering before a heading: `1.`, `2)`, `Q3:`. */
const NUMBERING = /^\s*(?:q\s*)?\d{1,3}\s*[.):]\s+/i;
/** Closing hashes of an ATX heading. */
const CLOSING_HASHES = /(?:^|[ \t])#+[ \t]*$/;

/**
 * What two headings have in common that differ only in case, punctuation, numbering and emphasis.
 * Empty for a heading without letters and digits, which is never the same as another.
 */
export function headingKey(heading: string): string {
  return heading
    .replace(CLOSING_HASHES, '')
    .replace(NUMBERING, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** What two labels have in common that differ only in case, white space and emphasis. */
export function labelKey(label: string): string {
  return label.replace(/[*_]/g, '').trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase();
}
