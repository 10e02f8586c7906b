import type { Answer, AnswerState, EntryContent, FieldContent } from '../document/answer.ts';
import { answerOf, sectionOf, type PacketDocument } from '../document/document.ts';
import { reservedFields, type FieldName } from '../document/question-index.ts';
import { locateSections } from '../document/sections.ts';
import { normalizeText } from '../document/source-text.ts';
import type { Question, Template } from '../packet/template.ts';
import { isSame } from '../sameness.ts';
import { comparable } from './word-changes.ts';
import { pairedEntries } from './paired-entries.ts';

/** How a text became another one. Both are Markdown with `\n` and composed letters (NFC); empty where there is none. */
export interface TextChange {
  readonly before: string;
  readonly after: string;
}

/** A part of an entry that says something else. */
export interface PartChange extends TextChange {
  readonly part: 'title' | 'text' | FieldName;
}

/** What became of an entry. */
export interface EntryChange {
  readonly kind: 'added' | 'reworded' | 'removed';
  /** Its title as Markdown, as it is now, or was until it was removed. */
  readonly title: string;
  /** The parts that changed: the title, the text, the fields by name, in this order; of one that was added or removed all that it has. */
  readonly parts: readonly PartChange[];
}

/** What became of one question. */
export interface QuestionChanges {
  readonly question: Question;
  readonly before: AnswerState;
  readonly after: AnswerState;
  /** Its free prose, its introduction, or the reason for `None yet`; undefined where that is the same. */
  readonly text: TextChange | undefined;
  /** In the order of the file; what was removed stands where it stood. */
  readonly entries: readonly EntryChange[];
  /** Whether entries that were there before have another order. */
  readonly isReordered: boolean;
  /** Whether nothing that was said is another thing, and only white space, marks or the order of fields are. */
  readonly isOnlyLayout: boolean;
}

/** What became of a packet.md. */
export interface PacketChanges {
  /** Keys of the front matter, in the order of the file, and then those that are gone. */
  readonly header: readonly (TextChange & { readonly key: string })[];
  /** Those that changed, in the order of the template. */
  readonly questions: readonly QuestionChanges[];
  /** What belongs to no question: titles and sections of one's own, whole. */
  readonly elsewhere: readonly TextChange[];
}

/**
 * What changed from one text of packet.md to another, by question and entry. Line ends and how letters are composed do not count.
 * Both are read with the same template; for others' eyes give public copies.
 */
export function packetChanges(before: PacketDocument, after: PacketDocument, template: Template): PacketChanges {
  return {
    header: keyChanges(before, after),
    questions: template.questions.flatMap((question) => questionChanges(question, before, after) ?? []),
    elsewhere: elsewhereChanges(before, after),
  };
}

/** Whether nothing changed. */
export function isUnchanged({ header, questions, elsewhere }: PacketChanges): boolean {
  return header.length + questions.length + elsewhere.length === 0;
}

function keyChanges(before: PacketDocument, after: PacketDocument): PacketChanges['header'] {
  const valueIn = ({ source, frontMatter }: PacketDocument, key: string): string => {
    const found = frontMatter.keys.find((each) => each.key === key);
    // A list or a map counts as it is written.
    return comparable(found?.value ?? source.text.slice(found?.valueRange.start ?? 0, found?.valueRange.end ?? 0));
  };
  const keys = new Set([...after.frontMatter.keys, ...before.frontMatter.keys].map(({ key }) => key));
  return [...keys]
    .map((key) => ({ key, before: valueIn(before, key), after: valueIn(after, key) }))
    .filter((change) => change.before !== change.after);
}

function questionChanges(
  question: Question,
  before: PacketDocument,
  after: PacketDocument,
): QuestionChanges | undefined {
  const [one, other] = [answerOf(before, question.id), answerOf(after, question.id)];
  const text = textChange(textOf(one), textOf(other));
  const { pairs, isReordered } = pairedEntries(entriesOf(one), entriesOf(other));
  const entries = pairs.flatMap((pair) => entryChange(question, pair) ?? []);
  const isOnlyLayout = text === undefined && entries.length === 0 && !isReordered && one.state === other.state;
  if (isOnlyLayout && contentOf(before, question) === contentOf(after, question)) return undefined;
  return { question, before: one.state, after: other.state, text, entries, isReordered, isOnlyLayout };
}

function entryChange(
  question: Question,
  { before, after }: { readonly before: EntryContent | undefined; readonly after: EntryContent | undefined },
): EntryChange | undefined {
  const parts: PartChange[] = [];
  const add = (part: PartChange['part'], one: string | undefined, other: string | undefined): void => {
    const change = textChange(one ?? '', other ?? '');
    if (change !== undefined) parts.push({ part, ...change });
  };
  add('title', before?.title, after?.title);
  add('text', before?.text, after?.text);
  const [old, fresh] = [numbered(before?.fields ?? []), numbered(after?.fields ?? [])];
  for (const key of new Set([...fresh.keys(), ...old.keys()])) {
    const [one, other] = [old.get(key), fresh.get(key)];
    add(fieldName(question, other?.id ?? one?.id ?? ''), one?.value, other?.value);
  }
  const title = after?.title ?? before?.title ?? '';
  if (before === undefined) return { kind: 'added', title, parts };
  if (after === undefined) return { kind: 'removed', title, parts };
  return parts.length === 0 ? undefined : { kind: 'reworded', title, parts };
}

/** Fields by their id and how many of the same id stand before them. */
function numbered(fields: readonly FieldContent[]): ReadonlyMap<string, FieldContent> {
  const counts = new Map<string, number>();
  return new Map(
    fields.map((field) => {
      const count = counts.get(field.id) ?? 0;
      counts.set(field.id, count + 1);
      return [`${field.id} ${String(count)}`, field];
    }),
  );
}

function fieldName({ fields }: Question, id: string): FieldName {
  const { label } = [...fields, ...reservedFields].find((field) => field.id === id) ?? { label: id };
  return { id, label };
}

function textChange(before: string, after: string): TextChange | undefined {
  const change = { before: comparable(before), after: comparable(after) };
  return change.before === change.after ? undefined : change;
}

function entriesOf(answer: Answer): readonly EntryContent[] {
  return answer.state === 'answered' ? answer.entries : [];
}

function textOf(answer: Answer): string {
  return answer.state === 'answered' ? answer.text : answer.state === 'none-yet' ? answer.reason : '';
}

/** What stands in a question's section, as it is written. */
function contentOf(document: PacketDocument, { id }: Question): string {
  const { start, end } = sectionOf(document, id)?.contentRange ?? { start: 0, end: 0 };
  return comparable(document.source.text.slice(start, end));
}

function elsewhereChanges(before: PacketDocument, after: PacketDocument): readonly TextChange[] {
  const old = [...partsElsewhere(before)];
  const fresh = partsElsewhere(after).filter((part) => !takeOut(old, (each) => isSame(each, part)));
  const changes = fresh.map(({ heading, text }) => {
    const same =
      old.find((each) => each.heading === heading) ?? old.find((each) => rest(each) === rest({ heading, text }));
    if (same !== undefined) old.splice(old.indexOf(same), 1);
    return { before: same?.text ?? '', after: text };
  });
  return [...changes, ...old.map(({ text }) => ({ before: text, after: '' }))];
}

interface PartElsewhere {
  /** Its first line; empty for what stands before any heading. */
  readonly heading: string;
  /** With its heading. */
  readonly text: string;
}

function rest({ heading, text }: PartElsewhere): string {
  return text.slice(heading.length);
}

function takeOut<Item>(items: Item[], isMeant: (item: Item) => boolean): boolean {
  const index = items.findIndex(isMeant);
  if (index !== -1) items.splice(index, 1);
  return index !== -1;
}

/** What stands outside of the first section of each question, below the front matter. */
function partsElsewhere({ source, frontMatter, template, sections }: PacketDocument): readonly PartElsewhere[] {
  const { spans } = locateSections(source, frontMatter.bodyLine, template.questions);
  const lines = (start: number, end: number): string =>
    comparable(
      normalizeText(
        source.lines
          .slice(start, end)
          .map(({ text }) => text)
          .join('\n'),
      ),
    );
  const first = lines(frontMatter.bodyLine, spans[0]?.headingLine ?? source.lines.length);
  const isQuestion = (line: number): boolean => sections.some(({ headingLine }) => headingLine === line);
  const own = spans.filter(({ headingLine }) => !isQuestion(headingLine));
  return [
    ...(first === '' ? [] : [{ heading: '', text: first }]),
    ...own.map(({ headingLine, bodyEnd }) => ({
      heading: lines(headingLine, headingLine + 1),
      text: lines(headingLine, bodyEnd),
    })),
  ];
}
