import { parseSection, type PacketDocument } from './document.ts';
import type { LocatedEntry } from './entries.ts';
import { labelKey } from './heading-key.ts';
import { locateSections, type SectionSpan } from './sections.ts';
import type { Line, Range } from './source-text.ts';

/**
 * What no copy for others may hold: marked parts, and whatever says `Private:` with anything but no. In an entry that is the entry,
 * however deep it stands there; elsewhere there is no telling how far it reaches, so it is all of the section.
 * In order and apart from each other.
 */
export function privateParts(document: PacketDocument): readonly Range[] {
  const { source, frontMatter, template, privateMarks } = document;
  if (!mayBePrivate(source.text)) return [];
  const { spans } = locateSections(source, frontMatter.bodyLine, template.questions);
  const first = spans[0]?.headingLine ?? source.lines.length;
  const parts: Range[] = [...privateMarks.ranges];
  if (isSaidIn(source.lines.slice(frontMatter.bodyLine, first))) {
    parts.push(rangeOfLines(document, frontMatter.bodyLine, first));
  }
  spans.forEach((span, index) => {
    if (span.question === undefined) parts.push(...ownParts(document, spans, index));
    else
      parts.push(
        ...sectionParts(document, span, parseSection(source, privateMarks, span, span.question, template).entries),
      );
  });
  return apart(parts);
}

/** Whether the word stands anywhere, emphasis left out: most packets need no closer look. */
function mayBePrivate(text: string): boolean {
  return text.replace(/[*_]/g, '').normalize('NFC').toLowerCase().includes('private');
}

/** A section of the user's own as a whole, and below a title of the first level what follows it up to the next. */
function ownParts(document: PacketDocument, spans: readonly SectionSpan[], index: number): readonly Range[] {
  const { lines } = document.source;
  const own = spans[index];
  if (own === undefined || !isSaidIn(lines.slice(own.headingLine, own.bodyEnd))) return [];
  const isTitle = (span: SectionSpan): boolean => /^ {0,3}#(?!#)/.test(lines[span.headingLine]?.text ?? '');
  const next = spans.slice(index + 1).find((span) => !isTitle(own) || span.question !== undefined || isTitle(span));
  return [rangeOfLines(document, own.headingLine, next?.headingLine ?? lines.length)];
}

/** Entries that are private; the whole section where it is said outside of them. The heading stays. */
function sectionParts(
  document: PacketDocument,
  { bodyStart, bodyEnd }: SectionSpan,
  entries: readonly LocatedEntry[],
): readonly Range[] {
  const said = document.source.lines.slice(bodyStart, bodyEnd).filter(({ text }) => saysPrivate(text));
  const isInside = (line: Line, { range }: LocatedEntry): boolean => line.start >= range.start && line.end <= range.end;
  if (said.some((line) => !entries.some((entry) => isInside(line, entry)))) {
    return [rangeOfLines(document, bodyStart, bodyEnd)];
  }
  return entries
    .filter((entry) => hasPrivateField(entry) || said.some((line) => isInside(line, entry)))
    .map(({ range }) => range);
}

/** Whether one of an entry's fields `Private` says anything but no. */
function hasPrivateField({ fields }: Pick<LocatedEntry, 'fields'>): boolean {
  return fields.some(({ id, value }) => id === 'private' && !isNo(value));
}

/** Marks of headings, quotes, lists and tasks before a label. */
const BEFORE_LABEL = /^(?:[\s>]|#+(?=\s)|[-+*](?=\s)|\d{1,9}[.)](?=\s)|\[[ xX]\](?=\s))*/;

function isSaidIn(lines: readonly Line[]): boolean {
  return lines.some((line) => saysPrivate(line.text));
}

/** Whether a line reads like the field `Private`, wherever it stands, and does not say no. */
export function saysPrivate(text: string): boolean {
  const [, label, value] = /^([^:：]*)[:：](.*)$/s.exec(text.replace(BEFORE_LABEL, '')) ?? [];
  return label !== undefined && labelKey(label) === 'private' && !isNo(value ?? '');
}

function isNo(value: string): boolean {
  return labelKey(value) === 'no';
}

function rangeOfLines({ source }: PacketDocument, start: number, end: number): Range {
  const after = source.text.length;
  return { start: source.lines[start]?.start ?? after, end: source.lines[end]?.start ?? after };
}

function apart(parts: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  for (const range of parts.toSorted((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last === undefined || range.start > last.end) found.push(range);
    else found[found.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return found;
}
