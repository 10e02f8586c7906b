import { isSame } from '../sameness.ts';
import { PacketError } from '../errors.ts';
import type { EntryLayout, Question, Template } from '../packet/template.ts';
import type { EntryLayoutModel } from '../ports.ts';
import type { Answer, EntryContent } from './answer.ts';
import { escapePhrases } from './document.ts';
import { isFieldLabel, TITLE_LINK } from './entries.ts';
import { escapeLine, type StructuralTokens } from './escape-rule.ts';
import { writeMarks } from './private-marks.ts';
import { questionByHeading, reservedFields } from './question-index.ts';
import { sectionOfContent } from './section-content.ts';
import { linesOf } from './source-text.ts';

/** Renders an entry whose parts are safe for their places. */
export type EntryRenderer = (model: EntryLayoutModel) => string;

export interface AnswerStyle {
  readonly template: Template;
  readonly renderEntry: EntryRenderer;
}

/** One field as it stands below an entry: `- Label: value`, further lines indented. */
export function formatField(label: string, value: string, indentation: number, marker: string): string {
  return `${' '.repeat(indentation)}${marker}${label}:${formatFieldValue(value, indentation + marker.length)}`;
}

/** What needs a line of its own below its label: what begins a block, or begins with white space that must stay. */
const BLOCK_START = /^(?:[ \t]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|`{3}|~{3}|>|<|\|)/;

/** What follows the colon of a field; further lines are indented by `indentation` columns. */
export function formatFieldValue(value: string, indentation: number): string {
  const lines = linesOf(writeMarks(value));
  const [first = '', ...further] = lines;
  const isBelow =
    /^[ \t]/.test(first) ||
    (further.length > 0 && (BLOCK_START.test(first) || /^(?:-+|=+|.*\|.*)[ \t]*$/.test(further[0] ?? '')));
  if (isBelow) return `\n\n${indent(lines, indentation).join('\n')}`;
  return [first === '' ? '' : ` ${first}`, ...indent(further, indentation)].join('\n');
}

function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}

/** What layouts begin an item with. */
const MARKER = '- ';

/**
 * An entry as Markdown that reads back as that entry, with as few escapes as that takes. `marker` is what an item begins with, the
 * box of a task included, where its list has another one than layouts have.
 * @throws PacketError `E_TEMPLATE` where the layout loses a part of it.
 */
export function formatEntry(
  entry: EntryContent,
  question: Question,
  layout: EntryLayout,
  style: AnswerStyle,
  marker = MARKER,
): string {
  const markers = layout === 'item' ? new Set([marker, MARKER]) : [MARKER];
  for (const each of markers) {
    for (const title of titleForms(entry.title, layout)) {
      for (const tokens of escapeLevels(question, style.template, false)) {
        const text = withMarker(renderEntry(entry, title, tokens, question, layout, style), each);
        if (readsBack(text, entry, question, layout, style.template)) return text;
      }
    }
  }
  throw new PacketError(
    'E_TEMPLATE',
    `Unexpected layout of an entry, expected one that gives back title, text and fields of "${entry.title}"`,
    { hint: 'mend entry.md.hbs of the template' },
  );
}

/** A rendered item with another marker; what stands below it is indented as far as that needs. */
function withMarker(item: string, marker: string): string {
  if (marker === MARKER || !item.startsWith(MARKER)) return item;
  const spaced = /\s$/.test(marker) ? marker : `${marker} `;
  const [first = '', ...further] = linesOf(item.slice(MARKER.length));
  const indentation = ' '.repeat(/^\s*\S+\s*/.exec(spaced)?.[0].length ?? 0);
  return [spaced + first, ...further.map((line) => line.replace(/^ {2}/, indentation))].join('\n');
}

function renderEntry(
  entry: EntryContent,
  title: string,
  tokens: StructuralTokens,
  question: Question,
  layout: EntryLayout,
  style: AnswerStyle,
): string {
  const isItem = layout === 'item';
  return style.renderEntry({
    isHeading: !isItem,
    title,
    text: indent(linesOf(escapeText(entry.text, tokens)), isItem ? 2 : 0).join('\n'),
    fields: entry.fields.map((field) => ({
      label: fieldLabel(question, field.id),
      value: formatFieldValue(field.value, isItem ? 4 : 2),
    })),
  });
}

/** An answer with the fewest escapes, as most need no more; the caller reads it back. */
export function formatAnswerBriefly(answer: Answer, question: Question, style: AnswerStyle): string {
  const { phrases } = style.template;
  if (answer.state === 'open') return phrases.notAnswered;
  const tokens = fewestEscapes(style.template);
  if (answer.state === 'none-yet') return `${phrases.noneYet}: ${escapeText(answer.reason, tokens)}`;
  const entries = answer.entries.map((entry) => {
    const [title = entry.title] = titleForms(entry.title, question.layout);
    return renderEntry(entry, title, tokens, question, question.layout, style);
  });
  return [...(answer.text === '' ? [] : [escapeProse(answer.text, tokens, style.template)]), ...entries].join('\n\n');
}

/** Entries of a section, each read back, below prose that is escaped no more than it has to be before them. */
function formatEntries(answer: Extract<Answer, { state: 'answered' }>, question: Question, style: AnswerStyle): string {
  const { template } = style;
  const entries = answer.entries.map((entry) => formatEntry(entry, question, question.layout, style)).join('\n\n');
  if (answer.text === '') return entries;
  return firstThatReadsBack(answer, question, template, (tokens) => {
    return `${escapeProse(answer.text, tokens, template)}\n\n${entries}`;
  });
}

/** A section's content, without blank lines around it. */
export function formatAnswer(answer: Answer, question: Question, style: AnswerStyle): string {
  const { template } = style;
  switch (answer.state) {
    case 'open':
      return template.phrases.notAnswered;
    case 'none-yet':
      return firstThatReadsBack(answer, question, template, (tokens) => {
        return `${template.phrases.noneYet}: ${escapeText(answer.reason, tokens)}`;
      });
    case 'answered':
      return answer.entries.length === 0
        ? formatProse(answer.text, question, template)
        : formatEntries(answer, question, style);
  }
}

/** Free prose as a section's content. */
function formatProse(text: string, question: Question, template: Template): string {
  const answer: Answer = { state: 'answered', text, entries: [] };
  return firstThatReadsBack(answer, question, template, (tokens) => escapeProse(text, tokens, template));
}

/** Prose of a section with few escapes, with more, and with as many as any text needs. */
export function proseForms(text: string, question: Question, template: Template): string[] {
  return escapeLevels(question, template, true).map((tokens) => escapeProse(text, tokens, template));
}

function firstThatReadsBack(
  answer: Answer,
  question: Question,
  template: Template,
  format: (tokens: StructuralTokens) => string,
): string {
  for (const tokens of escapeLevels(question, template, true)) {
    const content = format(tokens);
    if (isReadBack(content, answer, question, template)) return content;
  }
  throw new PacketError('E_TEXT', 'Unexpected text, expected one that can stand in a section', {
    hint: 'write it with "packet edit"',
  });
}

/** Whether a section of this content says this answer, and what follows it is a section of its own. */
function isReadBack(content: string, answer: Answer, question: Question, template: Template): boolean {
  return isSame(sectionOfContent(content, question, template)?.signed, answer);
}

function readsBack(
  text: string,
  entry: EntryContent,
  question: Question,
  layout: EntryLayout,
  template: Template,
): boolean {
  const next = layout === 'heading' ? '### next' : '- **next**';
  const entries = [entry, { title: 'next', text: '', fields: [] }];
  return isReadBack(`${text}\n\n${next}`, { state: 'answered', text: '', entries }, question, template);
}

function escapeProse(text: string, tokens: StructuralTokens, template: Template): string {
  const lines = linesOf(text).map((line) => escapeLine(line, tokens));
  return writeMarks(escapePhrases(lines.join('\n'), template));
}

function escapeText(text: string, tokens: StructuralTokens): string {
  return writeMarks(
    linesOf(text)
      .map((line) => escapeLine(line, tokens))
      .join('\n'),
  );
}

/** What every text needs: no section, no merge marker may begin in it. */
function fewestEscapes(template: Template): StructuralTokens {
  const questionOf = questionByHeading(template.questions);
  const isSectionHeading = (heading: string): boolean => questionOf(heading) !== undefined;
  return { blocks: false, lists: false, isLabel: () => false, isSectionHeading };
}

/** From what every text needs to what no text needs more than. */
function escapeLevels(question: Question, template: Template, isSection: boolean): StructuralTokens[] {
  const fewest = fewestEscapes(template);
  const isLabel = isFieldLabel(question.fields);
  return [fewest, { ...fewest, lists: isSection, isLabel }, { ...fewest, lists: isSection, isLabel, blocks: true }];
}

/** Titles as written, the plainest first; the last one holds any title. */
function titleForms(title: string, layout: EntryLayout): string[] {
  const safe = writeMarks(title);
  if (layout === 'heading') return [safe.replace(/(^|[ \t])(\\*#+)$/, '$1\\$2')];
  // A hand may leave an item empty; with something below it, it needs a mark that holds its place.
  if (title === '') return ['', '** **'];
  const bold = [`**${safe}**`, `**${writeMarks(title.replace(/[\\*]/g, '\\$&'))}**`];
  return TITLE_LINK.exec(title)?.[0] === title ? [safe, ...bold] : bold;
}

export function fieldLabel(question: Question, id: string): string {
  const field = question.fields.find((each) => each.id === id) ?? reservedFields.find((each) => each.id === id);
  return field?.label ?? id;
}
