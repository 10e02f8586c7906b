import { checkFormatNumber } from './packet.ts';
import { escapeLine, unescapeLine, type StructuralTokens } from '../document/escape-rule.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import { linesOf, splice, trimBlankLines, type SourceText } from '../document/source-text.ts';
import { parseCadence } from '../cadence.ts';
import { isCalendarDate } from '../calendar-date.ts';
import { PacketError } from '../errors.ts';

/** What the front matter of a plan.md says; a key that is missing or cannot be read is undefined. */
export interface Plan {
  readonly manager: string | undefined;
  /** ISO date of the next 1:1. */
  readonly nextReview: string | undefined;
  /** Cadence in its canonical words, such as `1 month`. */
  readonly reviewEvery: string | undefined;
  /** Name of the company's promotion cycle, such as `2027-H1`. */
  readonly cycle: string | undefined;
  /** What stands under `## Why`, may be empty. */
  readonly why: string;
}

export const emptyPlan: Plan = {
  manager: undefined,
  nextReview: undefined,
  reviewEvery: undefined,
  cycle: undefined,
  why: '',
};

/**
 * Reads a plan.md.
 * @throws PacketError `E_FORMAT` for a newer format number, `E_FRONT_MATTER` for one that is none.
 */
export function parsePlan(source: SourceText, frontMatter: FrontMatter): Plan {
  checkFormatNumber(source, frontMatter, 'plan');
  const value = (key: string): string | undefined => {
    const text = frontMatter.keys.find((each) => each.key === key)?.value?.trim();
    return text === '' ? undefined : text;
  };
  const next = value('next-review');
  const cadence = value('review-every');
  return {
    manager: value('manager'),
    nextReview: next !== undefined && isCalendarDate(next) ? next : undefined,
    reviewEvery: cadence === undefined ? undefined : cadenceWords(cadence),
    cycle: value('cycle'),
    why: parseWhy(source, frontMatter.bodyLine),
  };
}

/** A cadence in its canonical words; undefined for a text that is none. */
export function cadenceWords(text: string): string | undefined {
  try {
    return parseCadence(text).text;
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}

const HEADING = /^##[ \t]+/;
/** Headings under which the plan has something else than the reason, whatever its language. */
const OTHER_HEADING = /^##[ \t]+(?:our own steps|managers|cycles)\b/i;

/** 0-based line of `## Why`, or -1; a plan in another language has its reason under its first heading. */
function whyHeading(source: SourceText, bodyLine: number): number {
  const find = (isIt: (text: string) => boolean): number =>
    source.lines.findIndex(({ text }, line) => line >= bodyLine && isIt(text));
  const named = find((text) => /^##[ \t]+why\b/i.test(text));
  const isShipped = find((text) => /^##[ \t]+our own steps\b/i.test(text)) !== -1;
  return named === -1 && !isShipped ? find((text) => HEADING.test(text) && !OTHER_HEADING.test(text)) : named;
}

function parseWhy(source: SourceText, bodyLine: number): string {
  const start = whyHeading(source, bodyLine);
  if (start === -1) return '';
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
export function addWhy(source: SourceText, frontMatter: FrontMatter, why: string): string {
  const line = source.lines[whyHeading(source, frontMatter.bodyLine)];
  if (line !== undefined) return splice(source, { start: line.end, end: line.end }, `\n\n${formatWhy(why)}`);
  const end = source.text.length;
  const isOnNewLine = source.lines.at(-1)?.text === '';
  return splice(source, { start: end, end }, `${isOnNewLine ? '' : '\n'}\n## Why\n\n${formatWhy(why)}\n`);
}
