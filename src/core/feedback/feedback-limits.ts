import { PacketError } from '../errors.ts';
import type { FeedbackItem } from './feedback-items.ts';

/** What came back is read up to this size, in UTF-16 code units: a packet that was sent to three readers is a fifth of it. */
const MAX_TEXT = 512 * 1024;
/** More than one can work off; together no longer than a round's file can be. */
const MAX_ITEMS = 400;
const MAX_ITEM_TEXT = 400_000;

/** Throws `E_UNREADABLE` for what is too long to be an answer. `file` as messages call it. */
export function refuseTooLong(file: string, text: string): void {
  if (text.length <= MAX_TEXT) return;
  throw refused(`size of ${file}: ${String(text.length)} characters`, String(MAX_TEXT));
}

/** Throws `E_UNREADABLE` for more than a round can hold. */
export function refuseTooMany(file: string, items: readonly FeedbackItem[]): void {
  if (items.length > MAX_ITEMS)
    throw refused(`number of remarks in ${file}: ${String(items.length)}`, String(MAX_ITEMS));
  const size = items.reduce((sum, { text }) => sum + text.length, 0);
  if (size > MAX_ITEM_TEXT) throw refused(`length of remarks in ${file}: ${String(size)}`, String(MAX_ITEM_TEXT));
}

function refused(found: string, expected: string): PacketError {
  return new PacketError('E_UNREADABLE', `Unexpected ${found}, expected at most ${expected}`, {
    hint: 'leave the file where it is, and give the part that the reader wrote',
  });
}
