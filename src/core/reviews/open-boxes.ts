import { LetterPattern } from '../letter-pattern.ts';

const EMPTY_BOX = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[[ \t]?\](?:[ \t]|$)/m;
/** A line that may be a heading over what was agreed, in whatever punctuation. */
const AGREED = new LetterPattern(
  String.raw`^.*(?:agree|action|to[^\p{L}\n]*do|task|next[^\p{L}\n]*step|follow)`,
  'imu',
);
const WITHOUT_BOX = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?!\[[ \txX]?\])\S/m;

/**
 * Whether the text of a review may hold something that is still open. Says so rather too often, but tells without reading it which of
 * many old ones need not be read.
 */
export function mayBeOpen(text: string): boolean {
  if (EMPTY_BOX.test(text)) return true;
  const agreed = AGREED.for(text).exec(text);
  return agreed !== null && WITHOUT_BOX.test(text.slice(agreed.index + agreed[0].length));
}
