import { escapeLine, unescapeLine, type StructuralTokens } from '../document/escape-rule.ts';
import { headingKey } from '../document/heading-key.ts';
import { linesOf, splice, trimBlankLines, type SourceText } from '../document/source-text.ts';
import type { Page } from '../document/page.ts';
import { planHeadings } from './plan-headings.ts';

const HEADING = /^##[ \t]+/;
const NAMED = /^##[ \t]+why\b/i;
const SHIPPED = /^##[ \t]+our own steps\b/i;
const OTHERS = new Set(Object.values(planHeadings).flatMap(({ keys }) => [...keys]));

/** 0-based line of `## Why`, or -1; a plan in another language has its reason under its first heading. */
function whyHeading(source: SourceText, bodyLine: number): number {
  const find = (isMeant: (line: string) => boolean): number =>
    source.lines.findIndex(({ text }, line) => line >= bodyLine && isMeant(text));
  const named = find((line) => NAMED.test(line));
  if (named !== -1 || find((line) => SHIPPED.test(line)) !== -1) return named;
  return find((line) => HEADING.test(line) && !OTHERS.has(headingKey(line.replace(HEADING, ''))));
}

/** What stands under `## Why`, or under `Why` as another kind of heading or as a key; may be empty. */
export function parseWhy({ source, bodyLine, parts, keys }: Page): string {
  const start = whyHeading(source, bodyLine);
  const isNamed = start !== -1 && NAMED.test(source.lines[start]?.text ?? '');
  const other = isNamed ? undefined : parts.find(({ key }) => key === 'why');
  if (other !== undefined) return linesOf(other.text).map(unescapeLine).join('\n');
  if (start === -1) return keys.get('why')?.value ?? '';
  const lines = source.lines.slice(start + 1).map(({ text }) => text);
  const length = lines.findIndex((line) => HEADING.test(line));
  return trimBlankLines(length === -1 ? lines : lines.slice(0, length))
    .map(unescapeLine)
    .join('\n');
}

/** Whatever could end the text under `## Why` is escaped. */
const WHY_TOKENS: StructuralTokens = {
  blocks: true,
  lists: false,
  isLabel: () => false,
  isSectionHeading: () => true,
};

/** A reason as it stands in a plan.md. */
export function formatWhy(why: string): string {
  return linesOf(why)
    .map((line) => escapeLine(line, WHY_TOKENS))
    .join('\n');
}

/** The text of a plan.md without a reason with this one under `## Why`, which is added where it is missing. */
export function addWhy({ source, bodyLine }: Page, why: string): string {
  const line = source.lines[whyHeading(source, bodyLine)];
  if (line !== undefined) return splice(source, { start: line.end, end: line.end }, `\n\n${formatWhy(why)}`);
  const end = source.text.length;
  const isOnNewLine = source.lines.at(-1)?.text === '';
  return splice(source, { start: end, end }, `${isOnNewLine ? '' : '\n'}\n## Why\n\n${formatWhy(why)}\n`);
}
