import type { Answer, EntryContent } from '../document/answer.ts';
import { formatAnswer } from '../document/format-answer.ts';
import { linesOf, oneLine } from '../document/source-text.ts';
import type { Template } from '../packet/template.ts';
import type { EntryLayoutModel } from '../ports.ts';
import type { CopiedSection } from '../sharing/packet-copy.ts';
import { askedHeadings, askedQuestions, type ReaderKind } from './asked-question.ts';
import { placeKey, type SentClaim } from './claim.ts';

/** What a reader's file is made of. */
export interface ReaderCopy {
  readonly kind: ReaderKind;
  /** Markdown that stands above all else; may be empty. */
  readonly letter: string;
  /** `Dana Reyes: Senior Engineer to Staff Engineer`. */
  readonly title: string;
  readonly sections: readonly CopiedSection[];
  /** As `numberClaims` gives them for these sections. */
  readonly claims: readonly SentClaim[];
  readonly template: Template;
}

/**
 * A reader's file as Markdown: the letter; the title; what is asked first; each section with its claims numbered behind them, such as
 * `[4]`, and what is asked of it, each question a bold line of its own; what is asked at the end. Answers stand as in packet.md, so
 * that what comes back is read as a packet is.
 */
export function formatReaderCopy({ kind, letter, title, sections, claims, template }: ReaderCopy): string {
  const { first, everySection, last } = askedQuestions[kind];
  const numbers = new Map(claims.map((claim) => [placeKey(claim), claim.number]));
  const style = { template, renderEntry: plainEntry };
  const blocks = [
    letter.trim(),
    `# ${title}`,
    ...(first.length === 0 ? [] : [`## ${askedHeadings.first}`, ...first.map(formatAsked)]),
    ...sections.flatMap(({ question, answer }) => [
      `## ${question.heading}`,
      formatAnswer(withNumbers(answer, question.id, numbers), question, style),
      ...everySection.map(formatAsked),
    ]),
    `## ${askedHeadings.last}`,
    ...last.map(formatAsked),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** A question as it stands in a reader's file. */
function formatAsked(question: string): string {
  return `**${question}**`;
}

function withNumbers(answer: Answer, question: string, numbers: ReadonlyMap<string, number>): Answer {
  const numbered = (
    text: string,
    place: { part: SentClaim['part']; field?: string },
    entry?: string,
    times = 1,
  ): string => {
    const { part, field } = place;
    const number = numbers.get(placeKey({ question, part, field, entry, occurrence: times }));
    return number === undefined || text === '' ? text : withNumber(text, number);
  };
  if (answer.state === 'open') return answer;
  if (answer.state === 'none-yet') return { ...answer, reason: numbered(answer.reason, { part: 'reason' }) };
  const seen = new Map<string, number>();
  const entries = answer.entries.map((entry): EntryContent => {
    const { title, text, fields } = entry;
    const name = oneLine(title);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return {
      title: numbered(title, { part: 'title' }, name, times),
      text: numbered(text, { part: 'text' }, name, times),
      fields: fields.map(({ id, value }) => ({
        id,
        value: numbered(value, { part: 'field', field: id }, name, times),
      })),
    };
  });
  return { ...answer, text: numbered(answer.text, { part: 'text' }), entries };
}

/** A text with a claim's number behind it; below a block that ends with something else than words it has a line of its own. */
function withNumber(text: string, number: number): string {
  const last = linesOf(text).at(-1) ?? '';
  const isWords = !/^[ \t]*(?:`{3,}|~{3,}|\||>|#|[-+*=_ \t]+$)|^ {4}|^\t/.test(last);
  return `${text}${isWords ? ' ' : '\n\n'}[${String(number)}]`;
}

/**
 * An entry as the shipped template lays it out, but a line of prose stands behind the title of an item where it goes on with it: a
 * sentence of its own would run together with the title.
 */
function plainEntry({ isHeading, title, text, fields }: EntryLayoutModel): string {
  const items = fields.map(({ label, value }) => `${isHeading ? '' : '  '}- ${label}:${value}`).join('\n');
  if (isHeading) return [`### ${title}`, text, items].filter((part) => part !== '').join('\n\n');
  const beside = /^ {2}([\p{Ll}(,;].*)$/u.exec(text)?.[1];
  const start = beside === undefined ? title : `${title}${/^[,;]/.test(beside) ? '' : ' '}${beside}`;
  const prose = text === '' || beside !== undefined ? '' : `\n\n${text}`;
  return `- ${start}${prose}${items === '' ? '' : `${prose === '' ? '' : '\n'}\n${items}`}`;
}
