import { isMap, isScalar, isSeq, parseDocument, visit, type Node, type YAMLMap } from 'yaml';
import { textOf } from '../document/front-matter.ts';
import { refuseHostileShape, YamlBlockError } from '../document/yaml-shape.ts';
import { headingKey, labelKey } from '../document/heading-key.ts';
import { reservedFields } from '../document/question-index.ts';
import { parseSourceText, placeAt } from '../document/source-text.ts';
import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { ENTRY_KEYS } from './answers.ts';
import { normalizeTemplate } from './normalize-template.ts';
import {
  audiences,
  fieldMeanings,
  fieldTypes,
  questionMeanings,
  stepIds,
  type Question,
  type Template,
} from './template.ts';

/** What may stand where in template.yaml. */
type Shape =
  | { readonly is: 'text'; readonly isOneLine?: boolean }
  | { readonly is: 'id' }
  | { readonly is: 'flag' }
  | { readonly is: 'one of'; readonly values: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape; readonly most: number }
  | { readonly is: 'map'; readonly keys: Readonly<Record<string, Shape>>; readonly required: readonly string[] }
  | { readonly is: 'texts by id' };

const text: Shape = { is: 'text' };
const line: Shape = { is: 'text', isOneLine: true };
const id: Shape = { is: 'id' };
const list = (of: Shape, most: number): Shape => ({ is: 'list', of, most });
const oneOf = (values: readonly string[]): Shape => ({ is: 'one of', values });
const map = (keys: Readonly<Record<string, Shape>>, optional: readonly string[] = []): Shape => ({
  is: 'map',
  keys,
  required: Object.keys(keys).filter((key) => !optional.includes(key)),
});

const example = map({ title: line, text, fields: { is: 'texts by id' } }, ['text', 'fields']);

const field = map(
  {
    id,
    label: line,
    aliases: list(line, 20),
    meaning: oneOf(fieldMeanings),
    type: oneOf(fieldTypes),
    ask: line,
    weak: line,
    required: { is: 'flag' },
    audiences: list(oneOf(audiences), 4),
  },
  ['aliases', 'meaning', 'type', 'weak', 'required', 'audiences'],
);

const question = map(
  {
    id,
    meaning: oneOf(questionMeanings),
    heading: line,
    aliases: list(line, 20),
    ask: text,
    why: text,
    think: list(text, 5),
    example: map({ strong: example, weak: example }),
    layout: oneOf(['heading', 'item']),
    entry: map({ one: line, many: line }),
    fields: list(field, 40),
    audiences: list(oneOf(audiences), 4),
  },
  ['meaning', 'aliases', 'think', 'layout', 'entry', 'fields', 'audiences'],
);

const template = map({
  name: id,
  about: text,
  phrases: map({ noneYet: line, notAnswered: line, toManager: list(line, 10) }),
  steps: map(Object.fromEntries(stepIds.map((step) => [step, map({ title: line, about: text })]))),
  questions: list(question, 40),
});

const ID = /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u;
const LONGEST = 262_144;
const DEEPEST = 12;

interface Finding {
  readonly offset: number;
  readonly message: string;
}

/**
 * Reads a template.yaml.
 * @throws PacketError `E_TEMPLATE` with the place of the first thing that is wrong; the others are in its hint.
 */
export function readTemplate(file: string, source: string): Template {
  const findings: Finding[] = [];
  const document = parsed(source, findings);
  refuseFindings(file, source, findings);
  check(document?.contents ?? undefined, template, 'the template', findings, 0);
  refuseFindings(file, source, findings);
  const result = normalizeTemplate(document?.toJS({ maxAliasCount: 0 }));
  checkNames(result, source, findings);
  refuseFindings(file, source, findings);
  return result;
}

function refuseFindings(file: string, source: string, findings: readonly Finding[]): void {
  if (findings.length > 0) throw templateError(file, source, findings);
}

function parsed(source: string, findings: Finding[]): ReturnType<typeof parseDocument> | undefined {
  try {
    refuseHostileShape(source, LONGEST);
  } catch (error) {
    if (!(error instanceof YamlBlockError)) throw error;
    findings.push({ offset: error.offset, message: error.message });
    return undefined;
  }
  const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  for (const error of document.errors)
    findings.push({ offset: error.pos[0], message: `Unexpected YAML, expected a template (${error.message})` });
  visit(document, {
    Alias: (_, node) => {
      findings.push({ offset: node.range?.[0] ?? 0, message: 'Unexpected alias, expected the text itself' });
    },
  });
  return document;
}

function check(node: Node | undefined, shape: Shape, name: string, findings: Finding[], depth: number): void {
  const expected = depth > DEEPEST ? 'less nesting' : expectation(node, shape);
  if (expected !== undefined) {
    findings.push({ offset: node?.range?.[0] ?? 0, message: `Unexpected value of ${name}, expected ${expected}` });
  } else if (shape.is === 'list' && isSeq(node)) {
    node.items.forEach((item, index) => {
      check(item as Node, shape.of, `${name} ${String(index + 1)}`, findings, depth + 1);
    });
  } else if (shape.is === 'texts by id' && isMap(node)) {
    for (const pair of node.items) check(pair.value as Node, text, `"${keyText(pair.key)}"`, findings, depth + 1);
  } else if (shape.is === 'map' && isMap(node)) checkMap(node, shape, name, findings, depth);
}

/** What should stand there instead; undefined where the node itself, whatever it holds, is of that shape. */
function expectation(node: Node | undefined, shape: Shape): string | undefined {
  const value = isScalar(node) ? textOf(node) : undefined;
  switch (shape.is) {
    case 'text': {
      if (value === undefined) return 'a text';
      const isOneLine = value.trim() !== '' && !value.trim().includes('\n');
      return shape.isOneLine === true && !isOneLine ? 'one line' : undefined;
    }
    case 'id':
      return value !== undefined && ID.test(value) ? undefined : 'lower case letters, digits and -';
    case 'flag':
      return value === 'true' || value === 'false' ? undefined : 'true or false';
    case 'one of': {
      if (value !== undefined && shape.values.includes(value)) return undefined;
      const meant = value === undefined ? undefined : nearest(value, shape.values);
      return meant === undefined ? `one of ${shape.values.join(', ')}` : `"${meant}"`;
    }
    case 'list':
      if (!isSeq(node)) return 'a list';
      return node.items.length > shape.most ? `at most ${String(shape.most)} items` : undefined;
    case 'texts by id':
      return isMap(node) ? undefined : 'a text for each id';
    case 'map':
      return isMap(node) ? undefined : `the keys ${shape.required.join(', ')}`;
  }
}

function checkMap(
  node: YAMLMap,
  shape: Extract<Shape, { is: 'map' }>,
  name: string,
  findings: Finding[],
  depth: number,
): void {
  const seen = new Set<string>();
  for (const pair of node.items) {
    const key = keyText(pair.key);
    const offset = (pair.key as Node).range?.[0] ?? 0;
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (known === undefined) {
      const meant = nearest(key, Object.keys(shape.keys));
      findings.push({
        offset,
        message: `Unexpected key "${key}" in ${name}, expected ${meant === undefined ? `one of ${Object.keys(shape.keys).join(', ')}` : `"${meant}"`}`,
      });
    } else if (seen.has(key))
      findings.push({ offset, message: `Unexpected second key "${key}" in ${name}, expected it once` });
    else check((pair.value as Node | null) ?? undefined, known, `"${key}"`, findings, depth + 1);
    seen.add(key);
  }
  for (const key of shape.required) {
    if (!seen.has(key))
      findings.push({ offset: node.range?.[0] ?? 0, message: `Unexpected end of ${name}, expected a key "${key}"` });
  }
}

function keyText(key: unknown): string {
  return isScalar(key) ? textOf(key) : '';
}

/** What no shape can say: names that are found again by what is written must differ. */
function checkNames(result: Template, source: string, findings: Finding[]): void {
  const at = (words: string): number => Math.max(0, source.indexOf(words));
  const headings = new Map<string, string>();
  const ids = new Set<string>();
  for (const each of result.questions) {
    if (ids.has(each.id))
      findings.push({ offset: at(each.id), message: `Unexpected second question "${each.id}", expected other ids` });
    ids.add(each.id);
    for (const heading of new Set([each.heading, each.id, ...each.aliases])) {
      const key = headingKey(heading);
      const other = headings.get(key);
      if (key === '')
        findings.push({
          offset: at(heading),
          message: `Unexpected heading "${heading}", expected letters or digits in it`,
        });
      else if (other !== undefined && other !== each.id)
        findings.push({
          offset: at(heading),
          message: `Unexpected name "${heading}" of two questions, expected different ones`,
        });
      headings.set(key, each.id);
    }
    checkLabels(each, at, findings);
  }
  if (result.questions.length === 0)
    findings.push({ offset: at('questions'), message: 'Unexpected template without questions, expected at least one' });
}

function checkLabels(each: Question, at: (words: string) => number, findings: Finding[]): void {
  const labels = new Map<string, string>();
  const reserved = new Set([...reservedFields.map(({ id }) => id).filter((id) => id !== 'consent'), ...ENTRY_KEYS]);
  const fieldIds = new Set(each.fields.map((one) => one.id));
  for (const one of each.fields) {
    if (/[:：\\*_`<>[\]]/.test(one.label))
      findings.push({
        offset: at(one.label),
        message: `Unexpected character in the label "${one.label}", expected words`,
      });
    for (const label of new Set([one.label, one.id, ...one.aliases])) {
      const key = labelKey(label);
      const other = labels.get(key);
      if (reserved.has(key))
        findings.push({ offset: at(label), message: `Unexpected label "${label}", which every entry has already` });
      else if (other !== undefined && other !== one.id)
        findings.push({
          offset: at(label),
          message: `Unexpected label "${label}" of two fields of "${each.id}", expected different ones`,
        });
      labels.set(key, one.id);
    }
  }
  for (const one of [each.example.strong, each.example.weak]) {
    for (const fieldId of Object.keys(one.fields)) {
      if (!fieldIds.has(fieldId))
        findings.push({
          offset: at(fieldId),
          message: `Unexpected field "${fieldId}" in an example of "${each.id}", expected one of ${[...fieldIds].join(', ')}`,
        });
    }
  }
}

function templateError(file: string, source: string, findings: readonly Finding[]): PacketError {
  const [first] = findings;
  const sourceText = parseSourceText(file, source);
  const place = placeAt(sourceText, first?.offset ?? 0);
  const others = findings
    .slice(1, 6)
    .map(({ offset, message }) => `line ${String(placeAt(sourceText, offset).line)}: ${message}`);
  return new PacketError('E_TEMPLATE', first?.message ?? 'Unexpected template', {
    place,
    excerpt: sourceText.lines[place.line - 1]?.text,
    hint: others.length === 0 ? 'templates/staff/template.yaml shows a whole one' : `then ${others.join('; ')}`,
  });
}
