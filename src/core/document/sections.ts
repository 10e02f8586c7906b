import type { Problem } from '../problem.ts';
import type { Question } from '../packet/template.ts';
import { parseBlocks, type Blocks } from './blocks.ts';
import { questionByHeading } from './question-index.ts';
import { placeAt, type SourceText } from './source-text.ts';

/** A heading with what follows it. Lines are 0-based in the file; `bodyEnd` is exclusive. */
export interface SectionSpan {
  /** Undefined where the section is the user's own. */
  readonly question: Question | undefined;
  readonly headingLine: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The body's blocks; empty in the user's own sections, which are never looked into. */
  readonly blocks: Blocks;
}

export interface SectionSpans {
  /** In the order of the file. */
  readonly spans: readonly SectionSpan[];
  readonly problems: readonly Problem[];
}

const SECTION_LINE = /^##[ \t]+(.*)$/s;

/** The text of a `## ` line, or undefined where the line is none. */
function sectionHeading(line: string): string | undefined {
  return SECTION_LINE.exec(line)?.[1];
}

/**
 * Finds the sections below the front matter. A line `## ` with a heading that the template knows always starts one, also in
 * an open fence or comment, so that no answer can swallow the next question; what lies between two such lines is parsed by
 * itself, and any other heading of the first or second level in it starts a section of the user's own.
 */
export function locateSections(source: SourceText, firstLine: number, questions: readonly Question[]): SectionSpans {
  const questionOf = questionByHeading(questions);
  const known = (line: number): Question | undefined => {
    const heading = sectionHeading(source.lines[line]?.text ?? '');
    return heading === undefined ? undefined : questionOf(heading);
  };
  const starts: number[] = [];
  for (let line = firstLine; line < source.lines.length; line += 1) if (known(line) !== undefined) starts.push(line);

  const spans: SectionSpan[] = [];
  const problems: Problem[] = [];
  const readBetween = (question: Question | undefined, start: number, limit: number): void => {
    const texts = source.lines.slice(start, limit).map((line) => line.text);
    const blocks = parseBlocks(texts, start);
    const own = blocks.headings.filter((heading) => heading.depth <= 2 && !heading.isUnderlined);
    const ends = [...own.map((heading) => heading.start), limit];
    if (question !== undefined) {
      spans.push({ question, headingLine: start - 1, ...bodyOf(blocks, start, ends[0] ?? limit) });
    }
    own.forEach((heading, index) => {
      const text = (source.lines[heading.start]?.text ?? '').trim().replace(/^#+[ \t]*/, '');
      const meant = heading.depth === 2 ? questionOf(text) : undefined;
      const body = bodyOf(meant === undefined ? NO_BLOCKS : blocks, heading.start + 1, ends[index + 1] ?? limit);
      spans.push({ question: meant, headingLine: heading.start, ...body });
    });
    for (const heading of blocks.headings.filter((each) => each.isUnderlined)) {
      const meant = questionOf(source.lines[heading.start]?.text ?? '');
      if (meant !== undefined) problems.push(underlined(source, heading.start, meant));
    }
  };
  readBetween(undefined, firstLine, starts[0] ?? source.lines.length);
  starts.forEach((start, index) => {
    readBetween(known(start), start + 1, starts[index + 1] ?? source.lines.length);
  });
  return { spans, problems };
}

const NO_BLOCKS: Blocks = { headings: [], items: [] };

function bodyOf(blocks: Blocks, start: number, end: number): Pick<SectionSpan, 'bodyStart' | 'bodyEnd' | 'blocks'> {
  const isInside = (block: { readonly start: number }): boolean => block.start >= start && block.start < end;
  const inside = { headings: blocks.headings.filter(isInside), items: blocks.items.filter(isInside) };
  return { bodyStart: start, bodyEnd: end, blocks: inside };
}

function underlined(source: SourceText, line: number, question: Question): Problem {
  return {
    ...placeAt(source, source.lines[line]?.start ?? 0),
    rule: 'section-underlined',
    severity: 'warning',
    message: `Unexpected underlined heading, expected "## ${question.heading}"`,
    question: question.id,
    hint: 'write it with ## to make it a section',
  };
}
