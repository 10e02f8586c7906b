import { LetterPattern } from '../letter-pattern.ts';

/** Words that some YAML reader would not take for text. */
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;
const PLAIN = new LetterPattern(String.raw`^[\p{L}\p{N}_./][\p{L}\p{M}\p{N} _./'()&+-]*$`);
/** What JSON leaves as it is and YAML does not allow, an editor would not show, or begins a comment, which may be a private mark. */
const HIDDEN = /<(?=!--)|[\u007f-\u009f\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** A text as a YAML scalar on one line: plain where any reader takes it for that text, else in double quotes. */
export function formatScalar(value: string): string {
  const isPlain = PLAIN.for(value).test(value) && !value.endsWith(' ') && !NOT_TEXT.test(value) && !/^\.+$/.test(value);
  if (isPlain) return value;
  return JSON.stringify(value).replace(
    HIDDEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
