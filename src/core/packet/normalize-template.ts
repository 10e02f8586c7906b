import { audiences, stepIds, type ExampleEntry, type Field, type Question, type Template } from './template.ts';

type Plain = Readonly<Record<string, unknown>>;

/**
 * A template as it stands in template.yaml, with what may be left out filled in: aliases, think and weak are empty, meaning is
 * none, type is text, layout is heading, required is false, audiences are all. Validation comes before (`readTemplate`).
 */
export function normalizeTemplate(value: unknown): Template {
  const plain = record(value);
  const phrases = record(plain['phrases']);
  const steps = record(plain['steps']);
  return {
    name: text(plain['name']),
    about: text(plain['about']),
    phrases: {
      noneYet: text(phrases['noneYet']),
      notAnswered: text(phrases['notAnswered']),
      toManager: texts(phrases['toManager']),
    },
    questions: list(plain['questions']).map(normalizeQuestion),
    steps: Object.fromEntries(
      stepIds.map((id) => [id, { title: text(record(steps[id])['title']), about: text(record(steps[id])['about']) }]),
    ) as Template['steps'],
  };
}

function normalizeQuestion(value: unknown): Question {
  const plain = record(value);
  const example = record(plain['example']);
  const entry = record(plain['entry'] ?? { one: 'entry', many: 'entries' });
  return {
    id: text(plain['id']),
    meaning: (plain['meaning'] ?? 'none') as Question['meaning'],
    heading: text(plain['heading']),
    aliases: texts(plain['aliases']),
    ask: text(plain['ask']),
    why: text(plain['why']),
    think: texts(plain['think']),
    example: { strong: normalizeExample(example['strong']), weak: normalizeExample(example['weak']) },
    layout: (plain['layout'] ?? 'heading') as Question['layout'],
    entry: { one: text(entry['one']), many: text(entry['many']) },
    fields: list(plain['fields']).map(normalizeField),
    audiences: (plain['audiences'] ?? audiences) as Question['audiences'],
  };
}

function normalizeField(value: unknown): Field {
  const plain = record(value);
  return {
    id: text(plain['id']),
    label: text(plain['label']),
    aliases: texts(plain['aliases']),
    meaning: (plain['meaning'] ?? 'none') as Field['meaning'],
    type: (plain['type'] ?? 'text') as Field['type'],
    ask: text(plain['ask']),
    weak: text(plain['weak']),
    isRequired: plain['required'] === true || plain['required'] === 'true',
    audiences: (plain['audiences'] ?? audiences) as Field['audiences'],
  };
}

function normalizeExample(value: unknown): ExampleEntry {
  const plain = record(value);
  const fields = Object.entries(record(plain['fields'])).map(([id, field]) => [id, text(field)]);
  return {
    title: text(plain['title']),
    text: text(plain['text']),
    fields: Object.fromEntries(fields) as Record<string, string>,
  };
}

function record(value: unknown): Plain {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Plain) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).map(text);
}

/** Folded YAML ends in a line break, which is never part of a word. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trimEnd() : '';
}
