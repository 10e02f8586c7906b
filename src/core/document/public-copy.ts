import { PacketError } from '../errors.ts';
import { parseDocument, type PacketDocument } from './document.ts';
import type { FrontMatterReader } from './front-matter.ts';
import { privateParts } from './private-parts.ts';
import { locateSections, type SectionSpan } from './sections.ts';
import { placeAt, type Range, type SourceText } from './source-text.ts';

/** @throws PacketError `E_PRIVATE` with a place where a private part has no end, or one ends that never began. */
export function requireWholeMarks({ source, privateMarks }: PacketDocument): void {
  const [half] = [...privateMarks.unclosed, ...privateMarks.unopened];
  if (half === undefined) return;
  const place = placeAt(source, half);
  throw new PacketError('E_PRIVATE', 'Unexpected private mark without its other half, expected both', {
    place,
    excerpt: source.lines[place.line - 1]?.text,
    hint: 'a private part is what stands between <!-- private --> and <!-- /private -->',
  });
}

/**
 * The packet as others may read it: its own text without what is private, read anew. What is left may only then say that it is
 * private, as the halves of a mark that stood round another one; so it goes on until nothing does. Throws as `requireWholeMarks`.
 */
export function publicCopy(document: PacketDocument, read: FrontMatterReader): PacketDocument {
  requireWholeMarks(document);
  const { source, template } = document;
  const parts = privateParts(document);
  if (parts.length === 0) return document;
  let { text } = source;
  const { spans } = locateSections(source, document.frontMatter.bodyLine, template.questions);
  for (const part of parts.toReversed())
    text = text.slice(0, part.start) + headingOfRest(source, spans, part) + text.slice(part.end);
  return publicCopy(parseDocument(source.file, text, template, read), read);
}

/**
 * A section's heading that was private while what follows stays: without one it would belong to the section before, which others may
 * read. A question has its own; of any other nothing is said. Empty where no heading is taken out, or nothing is left below it.
 */
function headingOfRest({ text, lines }: SourceText, spans: readonly SectionSpan[], { start, end }: Range): string {
  const offset = (line: number): number => lines[line]?.start ?? text.length;
  const last = spans.findLast(({ headingLine }) => offset(headingLine) >= start && offset(headingLine) < end);
  if (last === undefined || text.slice(end, Math.max(end, offset(last.bodyEnd))).trim() === '') return '';
  return `\n\n## ${last.question?.heading ?? '…'}\n\n`;
}

/**
 * The same where a mark has no other half, for one's own eyes: only what stands before anything that may be private; nothing where a
 * private part ends that never began.
 */
export function publicPart(document: PacketDocument, read: FrontMatterReader): PacketDocument {
  const { source, privateMarks, template, frontMatter } = document;
  const { unclosed, unopened } = privateMarks;
  if (unclosed.length + unopened.length === 0) return publicCopy(document, read);
  const body = source.lines[frontMatter.bodyLine]?.start ?? source.text.length;
  const end = unopened.length > 0 ? body : Math.max(body, unclosed[0] ?? body);
  return publicCopy(parseDocument(source.file, source.text.slice(0, end), template, read), read);
}
