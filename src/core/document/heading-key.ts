import { LetterPattern } from '../letter-pattern.ts';

/** Numbering before a heading: `1.`, `2)`, `Q3:`. */
const NUMBERING = /^\s*(?:q\s*)?\d{1,3}\s*[.):]\s+/i;
const NO_LETTERS = new LetterPattern(String.raw`[^\p{L}\p{M}\p{N}]+`, 'gu');
/** Closing hashes of an ATX heading. */
const CLOSING_HASHES = /(?:^|[ \t])#+[ \t]*$/;

/**
 * What two headings have in common that differ only in case, punctuation, numbering and emphasis.
 * Empty for a heading without letters and digits, which is never the same as another.
 */
export function headingKey(heading: string): string {
  const words = heading.replace(CLOSING_HASHES, '').replace(NUMBERING, '').normalize('NFC').toLowerCase();
  return words.replace(NO_LETTERS.for(words), '');
}

/** What two labels have in common that differ only in case, white space and emphasis. */
export function labelKey(label: string): string {
  return label.replace(/[*_]/g, '').trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase();
}
