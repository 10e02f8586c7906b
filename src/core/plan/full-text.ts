import { setPageKey } from '../document/page-edits.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import { parsePlan } from './plan.ts';

/**
 * The plan's text, saying that the first full text stands since a day (ISO): no other file can tell afterwards. The same text where
 * it says so already, or where a hand has to write it: an answer must not fail for that.
 */
export function withFullText(file: string, text: string, date: string, read: FrontMatterReader): string {
  const { page, isWritten, done, error } = parsePlan(file, text, read);
  if (isWritten || error !== undefined || done.some(({ step }) => step === 'write')) return text;
  try {
    return setPageKey(page, 'written', date, read);
  } catch (refused) {
    if (refused instanceof PacketError) return text;
    throw refused;
  }
}
