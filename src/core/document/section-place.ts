import type { Question } from '../packet/template.ts';
import { sectionOf, type PacketDocument } from './document.ts';
import { placeAt } from './source-text.ts';

/** The offset after which a section that is not there would be written: behind the one before it in the template, else the text. */
export function sectionPlace(document: PacketDocument, { id }: Question): number {
  const order = document.template.questions.map((question) => question.id);
  const earlier = order.slice(0, order.indexOf(id)).reverse();
  const before = earlier.map((each) => sectionOf(document, each)).find((section) => section !== undefined);
  if (before !== undefined) return Math.max(before.contentRange.end, before.headingRange.end);
  return document.source.text.trimEnd().length;
}

/** The line (1-based) of a question's section, of one of its entries (0-based), or of the place where the section would stand. */
export function sectionLine(document: PacketDocument, question: Question, entry?: number): number {
  const { source } = document;
  const section = sectionOf(document, question.id);
  const range = (entry === undefined ? undefined : section?.entries[entry]?.range) ?? section?.headingRange;
  if (range !== undefined) return placeAt(source, range.start).line;
  return Math.min(placeAt(source, sectionPlace(document, question)).line + 1, source.lines.length);
}
