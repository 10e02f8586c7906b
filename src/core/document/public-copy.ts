import { PacketError } from '../errors.ts';
import { fieldValue } from './answer.ts';
import { parseDocument, type PacketDocument } from './document.ts';
import type { LocatedEntry } from './entries.ts';
import type { FrontMatterReader } from './front-matter.ts';
import { placeAt, type Range } from './source-text.ts';

/** Whether an entry belongs in no copy for others: its field `Private` says anything but no. */
function isPrivate(entry: Pick<LocatedEntry, 'fields'>): boolean {
  const value = fieldValue(entry, 'private').trim().toLowerCase();
  return value !== '' && value !== 'no';
}

/** What no copy for others may hold: private parts and private entries, in order and apart from each other. */
function privateRanges(document: PacketDocument): readonly Range[] {
  const entries = document.sections.flatMap((section) => section.entries.filter(isPrivate).map(({ range }) => range));
  const ranges = [...document.privateMarks.ranges, ...entries].sort((one, other) => one.start - other.start);
  const apart: Range[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last === undefined || range.start > last.end) apart.push(range);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return apart;
}

/**
 * The packet as others may read it: its own text without private parts and entries, read anew.
 * @throws PacketError `E_PRIVATE` with a place where a private part has no end, or one ends that never began.
 */
export function publicCopy(document: PacketDocument, read: FrontMatterReader): PacketDocument {
  const { source, privateMarks, template } = document;
  const [open] = [...privateMarks.unclosed, ...privateMarks.unopened];
  if (open !== undefined) {
    const place = placeAt(source, open);
    throw new PacketError('E_PRIVATE', 'Unexpected private mark without its other half, expected both', {
      place,
      excerpt: source.lines[place.line - 1]?.text,
      hint: 'a private part is what stands between <!-- private --> and <!-- /private -->',
    });
  }
  let text = source.text;
  for (const { start, end } of [...privateRanges(document)].reverse()) text = text.slice(0, start) + text.slice(end);
  return parseDocument(source.file, text, template, read);
}
