import { isMap, isScalar, isSeq, parseDocument, stringify, type Node, type YAMLMap } from 'yaml';
import { parseCadence } from '../cadence.ts';
import { isCalendarDate } from '../calendar-date.ts';
import { parseDateWords } from '../date-words.ts';
import { parseAnswerText, parseTitle } from '../document/answer-text.ts';
import type { Answer, EntryContent, FieldContent } from '../document/answer.ts';
import { formatScalar } from '../document/format-scalar.ts';
import { textOf } from '../document/front-matter.ts';
import { refuseHostileShape, YamlBlockError } from '../document/yaml-shape.ts';
import { fieldLabel } from '../document/format-answer.ts';
import {
  hasHalfMarks,
  isPartlyPrivate,
  markedText,
  plainText,
  readMarks,
  signedText,
  writeMarks,
} from '../document/private-marks.ts';
import { fieldByLabel, reservedFields } from '../document/question-index.ts';
import { parseSourceText, placeAt, type SourceText } from '../document/source-text.ts';
import { PacketError, type ErrorDetails } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Setup } from './new-packet.ts';
import type { Question, Template } from './template.ts';

/** What an answers file gives: all of set-up and any of the questions. */
export interface Answers {
  readonly setup: Partial<Setup>;
  /** Marked, by question id; questions that are left open are not in it. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Keys of the file and what they set. */
const SETUP_KEYS = {
  author: 'author',
  from: 'from',
  to: 'to',
  manager: 'manager',
  'next-review': 'nextReview',
  'review-every': 'reviewEvery',
  cycle: 'cycle',
  why: 'why',
} as const satisfies Record<string, keyof Setup>;

type SetupKey = keyof typeof SETUP_KEYS;
const TOP_KEYS = ['template', ...Object.keys(SETUP_KEYS), 'answers', 'schemaVersion'];
/** Keys of an entry that are no fields; no field may be called so. */
export const ENTRY_KEYS = ['title', 'link', 'text'];
/** Characters; as much as a packet may hold. */
const LONGEST = 2_097_152;
const ANSWER_KEYS = ['none', 'text', 'entries'];
/** The one key of a map in the place of a text: the text with private marks that count. */
const MARKED_KEY = 'marked';

type ErrorPlace = Pick<ErrorDetails, 'place' | 'excerpt'>;

/** An answers file that is read, but not yet against a template. */
export interface AnswersFile {
  /** The template that it asks for. */
  readonly template: string | undefined;
  /**
   * What it answers. `today` (ISO) is what dates in words count from.
   * @throws PacketError `E_ANSWERS` with a place for the first wrong key or value.
   */
  readonly read: (template: Template, today: string) => Answers;
  /** Where it says something, for an error: at a key of set-up or `template`, at a question's id, else at its beginning. */
  readonly placeOf: (key: string) => ErrorPlace;
}

/**
 * Reads an answers file, YAML or JSON.
 * @throws PacketError `E_ANSWERS` with a place.
 */
export function parseAnswersFile(file: string, text: string): AnswersFile {
  const { root, reader } = readRoot(file, text);
  const pairs = root === undefined ? [] : reader.pairs(root);
  const named = pairs.find(([key]) => key === 'template');
  return {
    template: named === undefined ? undefined : reader.text(named[1], 'template') || undefined,
    read: (template, today) => readAnswersFile(reader, pairs, template, today),
    placeOf: (key) => {
      const answers = pairs.find(([name]) => name === 'answers')?.[1];
      const questions = isMap(answers) ? reader.pairs(answers) : [];
      return reader.placeOf([...pairs, ...questions].find(([name]) => name === key)?.[2]);
    },
  };
}

function readAnswersFile(
  reader: Reader,
  pairs: ReturnType<Reader['pairs']>,
  template: Template,
  today: string,
): Answers {
  const setup: { -readonly [key in keyof Setup]?: Setup[key] } = {};
  const answers = new Map<string, Answer>();
  for (const [key, value, node] of pairs) {
    if (key === 'answers') readAnswers(reader, value, template, answers);
    else if (Object.hasOwn(SETUP_KEYS, key)) {
      const given = reader.text(value, key);
      if (given !== '')
        setup[SETUP_KEYS[key as SetupKey]] = readSetupValue(reader, key as SetupKey, given, value ?? node, today);
    } else if (key !== 'schemaVersion' && key !== 'template') throw reader.unknownKey(node, key, TOP_KEYS);
  }
  return { setup, answers };
}

function readSetupValue(reader: Reader, key: SetupKey, given: string, node: Node, today: string): string {
  try {
    return parseSetupValue(key, given, today);
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    throw reader.error(node, error.message, error.hint);
  }
}

/**
 * A value of set-up as it is kept: dates as ISO, a cadence in its canonical words, names and levels on one line.
 * @throws PacketError `E_DATE`, `E_TEXT`.
 */
export function parseSetupValue(key: SetupKey, given: string, today: string): string {
  switch (key) {
    case 'next-review':
      return isCalendarDate(given) ? given : parseDateWords(given, today);
    case 'review-every':
      return parseCadence(given).text;
    case 'why':
      return parseAnswerText(given);
    default:
      return parseTitle(given);
  }
}

function readAnswers(reader: Reader, node: Node | null, template: Template, into: Map<string, Answer>): void {
  if (node === null || isEmpty(node)) return;
  if (!isMap(node)) throw reader.error(node, 'Unexpected value of "answers", expected a map of questions');
  const ids = template.questions.map(({ id }) => id);
  for (const [key, value, keyNode] of reader.pairs(node)) {
    const question = template.questions.find(({ id }) => id === key);
    if (question === undefined) throw reader.unknownKey(keyNode, key, ids);
    const answer = value === null || isEmpty(value) ? undefined : readAnswer(reader, value, question);
    if (answer !== undefined) into.set(key, answer);
  }
}

function readAnswer(reader: Reader, node: Node, question: Question): Answer | undefined {
  if (isSeq(node)) return answered('', readEntries(reader, node, question));
  if (!isMap(node) || isMarkedText(node)) return answered(reader.marked(node, question.id), []);
  const parts = new Map(
    reader.pairs(node).map(([key, value, keyNode]) => {
      if (!ANSWER_KEYS.includes(key)) throw reader.unknownKey(keyNode, key, ANSWER_KEYS);
      return [key, value];
    }),
  );
  const none = parts.get('none');
  if (parts.has('none')) {
    const reason = none === null || none === undefined ? '' : reader.marked(none, 'none').trimStart();
    if (parts.size > 1) throw reader.error(node, 'Unexpected answer with "none" and others, expected only the reason');
    if (reason === '') throw reader.error(node, 'Unexpected empty reason, expected why there is none yet');
    return { state: 'none-yet', reason };
  }
  const text = parts.get('text');
  const entries = parts.get('entries');
  if (entries !== undefined && entries !== null && !isSeq(entries)) {
    throw reader.error(entries, 'Unexpected value of "entries", expected a list');
  }
  return answered(
    text === undefined || text === null ? '' : reader.marked(text, 'text'),
    isSeq(entries) ? readEntries(reader, entries, question) : [],
  );
}

function answered(text: string, entries: readonly EntryContent[]): Answer | undefined {
  return text.trim() === '' && entries.length === 0 ? undefined : { state: 'answered', text, entries };
}

function readEntries(reader: Reader, list: { readonly items: readonly unknown[] }, question: Question): EntryContent[] {
  return list.items.flatMap((item): EntryContent[] => {
    const node = item as Node;
    if (isScalar(node)) return [{ title: reader.title(node, 'title'), text: '', fields: [] }];
    if (!isMap(node))
      throw reader.error(node, `Unexpected entry of "${question.id}", expected a title with its fields`);
    return isBlank(node) ? [] : [readEntry(reader, node, question)];
  });
}

/** Whether nothing is filled in of an entry, as in a blank answers file. An empty text in quotes is meant. */
function isBlank({ items }: YAMLMap): boolean {
  return items.every(({ value }) => value === null || (isScalar(value) && isEmpty(value) && !isQuoted(value)));
}

function readEntry(reader: Reader, map: YAMLMap, question: Question): EntryContent {
  const fieldOf = fieldByLabel(question.fields);
  const fields: FieldContent[] = [];
  let title: string | undefined;
  let link = '';
  let text = '';
  for (const [key, value, keyNode] of reader.pairs(map)) {
    if (key === 'title') title = reader.title(value ?? keyNode, key);
    else if (key === 'link') link = reader.text(value, key);
    else if (key === 'text') text = reader.marked(value, key);
    else {
      const field = fieldOf(key);
      if (field === undefined) {
        const labels = [
          ...question.fields.flatMap((each) => [each.label, each.id]),
          ...reservedFields.map(({ label }) => label),
        ];
        throw reader.unknownKey(keyNode, key, [...ENTRY_KEYS, ...labels]);
      }
      if (fields.some(({ id }) => id === field.id))
        throw reader.error(keyNode, `Unexpected second value of "${field.label}", expected it once`);
      for (const given of reader.values(value, key)) if (given !== '') fields.push({ id: field.id, value: given });
    }
  }
  if (title === undefined)
    throw reader.error(map, `Unexpected entry of "${question.id}" without a title, expected title: …`);
  if (link !== '' && /[\s()<>]/.test(link))
    throw reader.error(map, 'Unexpected character in "link", expected an address without spaces and brackets');
  return { title: link === '' ? title : `[${title}](${link})`, text, fields };
}

function isMarkedText(node: Node): node is YAMLMap {
  if (!isMap(node) || node.items.length !== 1) return false;
  const key = node.items[0]?.key;
  return isScalar(key) && textOf(key) === MARKED_KEY;
}

function isQuoted(node: Node): boolean {
  return isScalar(node) && node.type?.startsWith('QUOTE_') === true;
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && (node.value === null || node.value === '' || node.value === undefined);
}

function readRoot(file: string, text: string): { root: YAMLMap | undefined; reader: Reader } {
  const source = parseSourceText(file, text.replace(/^\uFEFF/, ''));
  const reader = new Reader(source);
  try {
    refuseHostileShape(source.text, LONGEST);
  } catch (error) {
    if (error instanceof YamlBlockError) throw reader.errorAt(error.offset, error.message);
    throw error;
  }
  const document = parseDocument(source.text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const problem = document.errors[0];
  if (problem !== undefined)
    throw reader.errorAt(problem.pos[0], `Unexpected text, expected YAML or JSON (${problem.message})`);
  const { contents } = document;
  if (contents === null || isEmpty(contents)) return { root: undefined, reader };
  if (!isMap(contents))
    throw reader.error(contents, 'Unexpected list or text, expected a map with author, from, to and answers');
  return { root: contents, reader };
}

/** Reads nodes as texts; whatever is wrong becomes an error with its place. */
class Reader {
  private readonly source: SourceText;

  constructor(source: SourceText) {
    this.source = source;
  }

  /** Key, value and the key's node of each pair; a key that comes twice is an error. */
  pairs(map: YAMLMap): [string, Node | null, Node][] {
    const seen = new Set<string>();
    return map.items.map(({ key, value }) => {
      const node = key as Node;
      if (!isScalar(node)) throw this.error(node, 'Unexpected key, expected a word');
      const name = textOf(node);
      if (seen.has(name)) throw this.error(node, `Unexpected second key "${name}", expected it once`);
      seen.add(name);
      return [name, value as Node | null, node];
    });
  }

  text(node: Node | null, key: string): string {
    if (node === null) return '';
    if (!isScalar(node)) throw this.error(node, `Unexpected list or map as "${key}", expected a text`);
    return this.checked(node, () => parseAnswerText(textOf(node)));
  }

  /** A text, or a map with nothing but `marked`; marked. */
  marked(node: Node | null, key: string): string {
    if (node === null || !isMarkedText(node)) return this.text(node, key);
    const [value] = this.pairs(node).map(([, each]) => each);
    const signed = readMarks(this.text(value ?? null, MARKED_KEY));
    if (hasHalfMarks([signed])) {
      throw this.error(node, `Unexpected private mark without its other half in "${key}", expected both`);
    }
    return markedText(signed, false);
  }

  /** One text, or a list of them: a field that comes several times. */
  values(node: Node | null, key: string): string[] {
    return isSeq(node) ? node.items.map((item) => this.marked(item as Node, key)) : [this.marked(node, key)];
  }

  /** A title; an empty one only where it is written as such, in quotes. */
  title(node: Node, key: string): string {
    const text = this.marked(node, key);
    this.checked(node, () => parseTitle(plainText(text)));
    const title = text.trim();
    if (title === '' && !isQuoted(node)) throw this.error(node, 'Unexpected empty title, expected one line');
    return title;
  }

  unknownKey(node: Node, key: string, known: readonly string[]): PacketError {
    const meant = nearest(key, known);
    const expected = meant === undefined ? `one of ${[...new Set(known)].join(', ')}` : `"${meant}"`;
    return this.error(node, `Unexpected key "${key}", expected ${expected}`);
  }

  placeOf(node: Node | undefined): ErrorPlace {
    return this.placeAt(node?.range?.[0] ?? 0);
  }

  error(node: Node, message: string, hint?: string): PacketError {
    return this.errorAt(node.range?.[0] ?? 0, message, hint);
  }

  errorAt(
    offset: number,
    message: string,
    hint = 'packet init --print-answers     prints a blank answers file',
  ): PacketError {
    return new PacketError('E_ANSWERS', message, { ...this.placeAt(offset), hint });
  }

  private placeAt(offset: number): ErrorPlace {
    const place = placeAt(this.source, offset);
    return { place, excerpt: this.source.lines[place.line - 1]?.text };
  }

  private checked<T>(node: Node, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof PacketError) throw this.error(node, error.message, error.hint);
      throw error;
    }
  }
}

/** The answers (marked) of a packet as the plain object that `--print-answers --json` prints and `--answers` takes back. */
export function answersObject(
  templateName: string,
  setup: Setup,
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer>,
): Record<string, unknown> {
  const keys = Object.entries(SETUP_KEYS).flatMap(([key, property]): [string, string][] =>
    setup[property] === '' ? [] : [[key, setup[property]]],
  );
  const given = questions.flatMap((question): [string, unknown][] => {
    const value = answerValue(answers.get(question.id) ?? { state: 'open' }, question);
    return value === undefined ? [] : [[question.id, value]];
  });
  return { template: templateName, ...Object.fromEntries(keys), answers: Object.fromEntries(given) };
}

function answerValue(answer: Answer, question: Question): unknown {
  if (answer.state === 'open') return undefined;
  if (answer.state === 'none-yet') return { none: textValue(answer.reason) };
  const entries = answer.entries.map((entry) => entryValue(entry, question));
  const text = textValue(answer.text);
  if (entries.length > 0) return answer.text === '' ? entries : { text, entries };
  if (answer.text === '') return undefined;
  return typeof text === 'string' ? text : { text };
}

function entryValue({ title, text, fields }: EntryContent, question: Question): object {
  const values = new Map<string, unknown[]>();
  for (const { id, value } of fields) {
    if (value === '') continue;
    const label = fieldLabel(question, id);
    values.set(label, [...(values.get(label) ?? []), textValue(value)]);
  }
  const labelled = [...values].map(([label, texts]): [string, unknown] => [
    label,
    texts.length === 1 ? texts[0] : texts,
  ]);
  return {
    title: textValue(title),
    ...(text === '' ? {} : { text: textValue(text) }),
    ...Object.fromEntries(labelled),
  };
}

/** A text; where a part of it is private, with marks that count. */
function textValue(marked: string): string | Record<typeof MARKED_KEY, string> {
  return isPartlyPrivate(marked) ? { [MARKED_KEY]: writeMarks(signedText(marked)) } : marked;
}

/** The same as YAML. */
export function formatAnswers(object: Record<string, unknown>): string {
  return stringify(object, { lineWidth: 100, defaultStringType: 'PLAIN' });
}

/** Columns before a comment of a blank answers file. */
const COMMENT = 27;

/**
 * A blank answers file: every key with what it is for. Lines that begin with `#` stand for an entry and mean what they say without
 * it; what is only said stands behind a key.
 */
export function formatBlankAnswers(template: Template): string {
  const line = (words: string, about: string): string =>
    about === '' ? `${words}\n` : `${words.padEnd(COMMENT - 1)} # ${about.trim().replace(/\s+/g, ' ')}\n`;
  const questions = template.questions.map(({ id, heading, ask, fields }) => [
    line(`  ${id}:`, heading),
    line('  # - title:', ask),
    line('  #   text:', ''),
    ...fields.map((field) => line(`  #   ${formatScalar(field.label)}:`, field.ask)),
  ]);
  return [
    line(`template: ${template.name}`, 'answers for "packet init --answers FILE"'),
    line('author:', 'needed, as from and to are; all else may stay empty'),
    line('from:', "today's level, such as Senior Engineer"),
    line('to:', 'such as Staff Engineer'),
    line('manager:', ''),
    line('next-review:', 'the next 1:1: 2026-12-04, friday, in 2 weeks'),
    line('review-every: 1 month', ''),
    line('cycle:', 'such as 2027-H1'),
    line('why:', ''),
    line('answers:', 'a list of entries, free prose, or { none: reason }'),
    ...questions.map((lines) => `\n${lines.join('')}`),
  ].join('');
}
