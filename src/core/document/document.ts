import type { Problem } from '../problem.ts';
import type { Question, Template } from '../packet/template.ts';
import { withTexts, type Answer } from './answer.ts';
import { unescapeLine } from './escape-rule.ts';
import { isOuterLine, parseEntries, type LocatedEntry } from './entries.ts';
import { parseFrontMatter, type FrontMatter, type FrontMatterReader } from './front-matter.ts';
import {
  hasMarks,
  isPrivateAt,
  markedText,
  parsePrivateMarks,
  plainText,
  readMarks,
  type PrivateMarks,
} from './private-marks.ts';
import { locateSections, type SectionSpan } from './sections.ts';
import { normalizeText, parseSourceText, placeAt, type Range, type SourceText } from './source-text.ts';

/** A question's place in the file, with what is there. */
export interface Section {
  readonly question: Question;
  /** As one sees it: a private mark is text like any other. */
  readonly answer: Answer;
  /** The same, signed: with the marks that count told from text. */
  readonly signed: Answer;
  /** The same, marked: with what is private told from what is not, wherever its marks stand. */
  readonly marked: Answer;
  readonly entries: readonly LocatedEntry[];
  /** 0-based line of the heading. */
  readonly headingLine: number;
  /** The heading's line, without its end. */
  readonly headingRange: Range;
  /**
   * From the first to the last line that is not blank, nor a private mark whose other half stands in another section; empty, after
   * the heading, where there is none.
   */
  readonly contentRange: Range;
  /** The same of what stands before the first entry; empty, at the start of the content, where nothing does. */
  readonly introductionRange: Range;
}

/** packet.md as it was read: its text, and the places of what it holds. Never printed back; see `edits.ts`. */
export interface PacketDocument {
  readonly source: SourceText;
  readonly template: Template;
  readonly frontMatter: FrontMatter;
  /** The first section of each question, in the order of the file. */
  readonly sections: readonly Section[];
  readonly privateMarks: PrivateMarks;
  readonly problems: readonly Problem[];
}

/**
 * Reads a packet.md.
 * @throws PacketError `E_FRONT_MATTER`, `E_CONFLICT`. What is wrong below the front matter is in `problems`.
 */
export function parseDocument(file: string, text: string, template: Template, read: FrontMatterReader): PacketDocument {
  const source = parseSourceText(file, text);
  const frontMatter = parseFrontMatter(source, read);
  return parseBody(source, frontMatter, template);
}

/** Reads what stands below front matter that was read already. */
export function parseBody(source: SourceText, frontMatter: FrontMatter, template: Template): PacketDocument {
  const { spans, problems } = locateSections(source, frontMatter.bodyLine, template.questions);
  const privateMarks = parsePrivateMarks(source.text);
  const sections: Section[] = [];
  const found: Problem[] = [...problems];
  const seen = new Map<string, number>();
  for (const span of spans) {
    const { question } = span;
    if (question === undefined) continue;
    const first = seen.get(question.id);
    if (first !== undefined) {
      found.push({
        ...placeAt(source, source.lines[span.headingLine]?.start ?? 0),
        rule: 'section-twice',
        severity: 'error',
        message: `Unexpected second section "${question.heading}", expected it once (the first is in line ${String(first + 1)})`,
        question: question.id,
        hint: 'move its text into the first one',
      });
      continue;
    }
    seen.set(question.id, span.headingLine);
    sections.push(parseSection(source, privateMarks, span, question, template));
  }
  for (const question of template.questions) {
    if (!seen.has(question.id)) found.push(missing(source, question));
  }
  return {
    source,
    template,
    frontMatter,
    sections,
    privateMarks,
    problems: [...found, ...markProblems(source, privateMarks)],
  };
}

/** A section of a question, from where it was found. */
export function parseSection(
  source: SourceText,
  marks: PrivateMarks,
  span: SectionSpan,
  question: Question,
  template: Template,
): Section {
  const body = { start: span.bodyStart, end: span.bodyEnd };
  const entries = parseEntries(source, marks, question, body, span.blocks);
  const heading = source.lines[span.headingLine];
  const firstEntryLine = entries[0] === undefined ? span.bodyEnd : placeAt(source, entries[0].range.start).line - 1;
  const lines = innerLinesBelow(source, marks, { start: span.bodyStart, end: firstEntryLine });
  const introduction = source.lines.slice(lines.start, lines.end).map((line) => line.text);
  const signed = parseAnswer(introduction.join('\n'), entries, template);
  const isPrivate = isPrivateAt(marks, source.lines[lines.start]?.start ?? 0);
  const content = contentRange(source, marks, body);
  return {
    question,
    answer: hasMarks(marks) ? withTexts(signed, plainText) : signed,
    signed,
    marked: hasMarks(marks) ? markedAnswer(signed, entries, isPrivate) : signed,
    entries,
    headingLine: span.headingLine,
    headingRange: { start: heading?.start ?? 0, end: heading?.end ?? 0 },
    contentRange: content,
    introductionRange: rangeOfLines(source, lines) ?? { start: content.start, end: content.start },
  };
}

function markedAnswer(signed: Answer, entries: readonly LocatedEntry[], isPrivate: boolean): Answer {
  const marked = withTexts(signed, (text) => markedText(text, isPrivate));
  return marked.state === 'answered' ? { ...marked, entries: entries.map((entry) => entry.marked) } : marked;
}

/** The section of a question, if the file has one. */
export function sectionOf(document: PacketDocument, questionId: string): Section | undefined {
  return document.sections.find((section) => section.question.id === questionId);
}

/** What a question was answered, marked; `open` where the file has no section for it. */
export function markedAnswerOf(document: PacketDocument, questionId: string): Answer {
  return sectionOf(document, questionId)?.marked ?? { state: 'open' };
}

/** What a question was answered, as one sees it; `open` where the file has no section for it. */
export function answerOf(document: PacketDocument, questionId: string): Answer {
  return sectionOf(document, questionId)?.answer ?? { state: 'open' };
}

function parseAnswer(introduction: string, entries: readonly LocatedEntry[], template: Template): Answer {
  const raw = readMarks(introduction);
  const isOpen = isNotAnswered(raw, template);
  if (entries.length > 0) {
    const text = isOpen ? '' : parseSectionProse(introduction, template);
    return {
      state: 'answered',
      text,
      entries: entries.map(({ title, text: prose, fields }) => ({
        title,
        text: prose,
        fields: fields.map(({ id, value }) => ({ id, value })),
      })),
    };
  }
  if (raw.trim() === '' || isOpen) return { state: 'open' };
  const none = noneYetColon(template).exec(raw);
  if (none?.[2] === '') {
    const reason = parseLines(normalizeText(raw.slice(none[0].length).replace(/^[ \t]+/, '')));
    if (reason !== '') return { state: 'none-yet', reason };
  }
  return { state: 'answered', text: parseSectionProse(introduction, template), entries: [] };
}

/** The phrase before the colon of `None yet: reason`, the backslashes that make it text, the colon. */
function noneYetColon(template: Template): RegExp {
  const phrase = template.phrases.noneYet.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^((?:\\*\\*|__|\\*|_)?${phrase})(\\\\*)([:：])`, 'iu');
}

/** Whether a text is the template's phrase for a question that nobody has answered. */
export function isNotAnswered(text: string, template: Template): boolean {
  const plain = (value: string): string => value.replace(/[*_]/g, '').trim().toLowerCase();
  return plain(text) === plain(template.phrases.notAnswered);
}

/** Makes the beginning of free prose text where it would read as one of the template's phrases. Undone by `parseSectionProse`. */
export function escapePhrases(text: string, template: Template): string {
  if (isNotAnswered(text.replace(/^\\+/, ''), template)) return `\\${text}`;
  return text.replace(
    noneYetColon(template),
    (_, phrase: string, slashes: string, colon: string) => `${phrase}\\${slashes}${colon}`,
  );
}

function parseSectionProse(raw: string, template: Template): string {
  const text = readMarks(raw);
  if (/^\\/.test(text) && isNotAnswered(text.replace(/^\\+/, ''), template)) return parseLines(text.slice(1));
  return parseLines(
    text.replace(
      noneYetColon(template),
      (_, phrase: string, slashes: string, colon: string) => `${phrase}${slashes.slice(1)}${colon}`,
    ),
  );
}

function parseLines(text: string): string {
  return text.split('\n').map(unescapeLine).join('\n');
}

function contentRange(source: SourceText, marks: PrivateMarks, body: { start: number; end: number }): Range {
  const headingEnd = source.lines[body.start - 1]?.end ?? source.text.length;
  return rangeOfLines(source, innerLinesBelow(source, marks, body)) ?? { start: headingEnd, end: headingEnd };
}

function rangeOfLines({ lines }: SourceText, { start, end }: { start: number; end: number }): Range | undefined {
  return start === end ? undefined : { start: lines[start]?.start ?? 0, end: lines[end - 1]?.end ?? 0 };
}

/** The lines below a heading without blank ones, and without private marks that belong to what surrounds them, at both ends. */
function innerLinesBelow(
  source: SourceText,
  marks: PrivateMarks,
  body: { start: number; end: number },
): { start: number; end: number } {
  let { start, end } = body;
  const block = { start: source.lines[start]?.start ?? 0, end: source.lines[end - 1]?.end ?? 0 };
  while (start < end && isOuterLine(source, marks, start, block)) start += 1;
  while (end > start && isOuterLine(source, marks, end - 1, block)) end -= 1;
  return { start, end };
}

function missing(source: SourceText, question: Question): Problem {
  return {
    file: source.file,
    line: source.lines.length,
    column: 1,
    rule: 'section-missing',
    severity: 'warning',
    message: `Unexpected end of the file, expected a section "## ${question.heading}"`,
    question: question.id,
    hint: 'it is written with its first answer',
  };
}

function markProblems(source: SourceText, marks: PrivateMarks): Problem[] {
  const problem = (offset: number, message: string): Problem => ({
    ...placeAt(source, offset),
    rule: 'private-mark',
    severity: 'error',
    message,
    hint: 'a private part is what stands between <!-- private --> and <!-- /private -->',
  });
  return [
    ...marks.unclosed.map((offset) =>
      problem(offset, 'Unexpected end of the file in a private part, expected <!-- /private -->'),
    ),
    ...marks.unopened.map((offset) =>
      problem(offset, 'Unexpected end of a private part, expected <!-- private --> before it'),
    ),
  ];
}
