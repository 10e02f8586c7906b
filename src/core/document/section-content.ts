import { PacketError } from '../errors.ts';
import type { Question, Template } from '../packet/template.ts';
import { parseSection, type Section } from './document.ts';
import { parsePrivateMarks } from './private-marks.ts';
import { locateSections, type SectionSpan } from './sections.ts';
import { parseSourceText, placeAt, type SourceText } from './source-text.ts';

/** Markdown that somebody gives as it is to stand in a section. */
export interface GivenContent {
  /** Where it comes from, for places. */
  readonly file: string;
  readonly text: string;
}

/** Lines around the content: before it, and from the heading after it to the end. */
const LINES_BEFORE = 2;
const LINES_AFTER = 2;

/** A text as the whole content of a section, with a section of somebody's own after it. */
interface Alone {
  readonly source: SourceText;
  readonly spans: readonly SectionSpan[];
}

function alone(content: string, question: Question, template: Template): Alone {
  const source = parseSourceText('', `## ${question.heading}\n\n${content}\n\n## \u2063\n`);
  return { source, spans: locateSections(source, 0, template.questions).spans };
}

/** The section that a text would be; undefined where it would end before its end, or swallow what follows. */
export function sectionOfContent(content: string, question: Question, template: Template): Section | undefined {
  const { source, spans } = alone(content, question, template);
  const [first, next] = spans;
  const isWhole = next !== undefined && next.headingLine === source.lines.length - LINES_AFTER;
  if (first === undefined || !isWhole) return undefined;
  return parseSection(source, parsePrivateMarks(source.text), first, question, template);
}

/**
 * The section that a text is the content of, its Markdown taken as it is; places in it are of no file.
 * @throws PacketError `E_TEXT` for what belongs to no answer: a heading of another section, a fence without its end, half of a
 * private mark, a line of an unfinished merge.
 */
export function parseContent({ file, text: content }: GivenContent, question: Question, template: Template): Section {
  const merge = /^(?:<{7}|>{7})(?: |$)/m.exec(content);
  if (merge !== null) throw refused(file, content, merge.index, 'marker of an unfinished merge', 'one text');
  const { unclosed, unopened } = parsePrivateMarks(content);
  const [half] = [...unclosed, ...unopened];
  if (half !== undefined) throw refused(file, content, half, 'private mark without its other half', 'both');
  const section = sectionOfContent(content, question, template);
  if (section !== undefined) return section;
  const { source, spans } = alone(content, question, template);
  const line = spans[1]?.headingLine;
  const heading = source.lines[line ?? -1]?.text;
  const start = parseSourceText(file, content).lines[(line ?? 0) - LINES_BEFORE]?.start;
  if (heading === undefined || start === undefined)
    throw refused(file, content, content.length, 'end of the text in a fence or comment', 'its end');
  throw refused(file, content, start, `heading "${heading.trim()}"`, `the text of "${question.heading}" alone`);
}

function refused(file: string, content: string, offset: number, found: string, expected: string): PacketError {
  const source = parseSourceText(file, content);
  const place = placeAt(source, offset);
  return new PacketError('E_TEXT', `Unexpected ${found}, expected ${expected}`, {
    place,
    excerpt: source.lines[place.line - 1]?.text,
    hint: 'a backslash before it makes it text; a heading of an entry has three marks: ###',
  });
}
