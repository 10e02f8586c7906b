import { isCalendarDate } from '../calendar-date.ts';
import { parseFrontMatter, type FrontMatterReader } from '../document/front-matter.ts';
import { parseSourceText } from '../document/source-text.ts';
import { PacketError } from '../errors.ts';
import { FORMAT_NUMBER } from '../packet/packet.ts';

/**
 * When the next 1:1 is (ISO), out of a plan's front matter alone, at a third of the price of the whole plan; undefined where only the
 * whole plan can tell. Never throws.
 */
export function plainNextReview(file: string, text: string, read: FrontMatterReader): string | undefined {
  try {
    const { keys } = parseFrontMatter(parseSourceText(file, text), read);
    const valueOf = (name: string): string | undefined => keys.find(({ key }) => key === name)?.value;
    const date = valueOf('next-review');
    const isReadable = valueOf('plan') === String(FORMAT_NUMBER);
    return isReadable && date !== undefined && isCalendarDate(date) ? date : undefined;
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}
