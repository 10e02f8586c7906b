import { isNotAnswered, type PacketDocument, type Section } from '../document/document.ts';
import type { Found, PacketRule } from './packet-rule.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** Words that hold a place; whole words, and in capitals where they are words of the language too. */
const PLACEHOLDERS: readonly LetterPattern[] = [
  new LetterPattern(String.raw`(?<![\p{L}\p{N}_-])(?:TODO|TBD|TBC|FIXME|XXX+)(?![\p{L}\p{N}_-])`, 'gu'),
  new LetterPattern(String.raw`\?{3,}`, 'g'),
  new LetterPattern(String.raw`<(?:your|insert|add|fill in)\s[^<>]*>`, 'giu'),
  new LetterPattern(String.raw`\[(?:your|insert|add|fill in)\s[^[\]]*\](?!\()`, 'giu'),
  new LetterPattern(String.raw`(?<!\p{L})lorem ipsum(?!\p{L})`, 'giu'),
];

/** What stands for something else: code, addresses. Blanks take its place, so that offsets stay. */
const NOT_WORDS = /`+[^`]*`+|\]\([^()\s]*\)|https?:\/\/[^\s<>]+/g;
/** A line that opens or closes a fence: its mark, and what stands behind it. */
const FENCE_LINE = /^[ \t]*(`{3,}|~{3,})(.*)$/s;

/** Words that were left for later. */
export const placeholderLeft: PacketRule = { rule: 'placeholder-left', find };

function find(document: PacketDocument): readonly Found[] {
  const { source, frontMatter, template } = document;
  const headings = new Set(document.sections.map(({ headingLine }) => headingLine));
  let fence: string | undefined;
  return source.lines.slice(frontMatter.bodyLine).flatMap((line, index): readonly Found[] => {
    // The heading of a question ends a fence that somebody forgot to close.
    const before = headings.has(frontMatter.bodyLine + index) ? undefined : fence;
    fence = fenceAfter(before, line.text);
    if (before !== undefined || fence !== undefined) return [];
    const section = sectionAt(document, line.start);
    const question = section?.question;
    if (section?.answer.state === 'answered' && isNotAnswered(line.text, template)) {
      const found = line.text.trim();
      return [
        {
          offset: line.start,
          message: `Unexpected "${found}" beside an answer, expected one of both`,
          question,
          parts: [found],
        },
      ];
    }
    const words = line.text.replace(NOT_WORDS, (match) => ' '.repeat(match.length));
    const matches = PLACEHOLDERS.flatMap((pattern) => [...words.matchAll(pattern.for(words))]);
    return matches
      .toSorted((one, other) => one.index - other.index)
      .map(({ 0: found, index }) => ({
        offset: line.start + index,
        message: `Unexpected placeholder "${found}", expected what belongs there`,
        question,
        parts: [found],
      }));
  });
}

/** The mark of the fence that one is in after a line; undefined outside of any. */
function fenceAfter(fence: string | undefined, line: string): string | undefined {
  const [, mark, rest = ''] = FENCE_LINE.exec(line) ?? [];
  if (mark === undefined) return fence;
  if (fence === undefined) return mark.startsWith('`') && rest.includes('`') ? undefined : mark;
  return mark.startsWith(fence) && rest.trim() === '' ? undefined : fence;
}

function sectionAt({ sections }: PacketDocument, offset: number): Section | undefined {
  return sections.find(({ contentRange: { start, end } }) => offset >= start && offset < end);
}
