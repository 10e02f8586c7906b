import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedLayouts } from '../../src/adapters/shipped-layouts.ts';
import { shippedTemplate } from '../../src/adapters/shipped-template.ts';
import { isCalendarDate } from '../../src/core/calendar-date.ts';
import { formatEntry } from '../../src/core/document/format-answer.ts';
import { exampleLines } from '../../src/core/interview/example.ts';
import { readTemplate } from '../../src/core/packet/read-template.ts';
import type { ExampleEntry, Question, Template } from '../../src/core/packet/template.ts';
import type { EntryLayoutModel } from '../../src/core/ports.ts';

function read(path: string): Template {
  return readTemplate(path, readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

const staff = read('templates/staff/template.yaml');
const werkstatt = read('test/fixtures/templates/werkstatt/template.yaml');
const cases = [staff, werkstatt].flatMap((template) =>
  template.questions.map((question): [string, Question, Template] => [
    `${template.name}: ${question.id}`,
    question,
    template,
  ]),
);

function missing(question: Question, example: ExampleEntry): string[] {
  return question.fields.filter(({ id, isRequired }) => isRequired && !example.fields[id]).map(({ id }) => id);
}

function contentOf(example: ExampleEntry): { title: string; text: string; fields: { id: string; value: string }[] } {
  const fields = Object.entries(example.fields).map(([id, value]) => ({ id, value }));
  return { title: example.title, text: example.text, fields };
}

describe('the template staff', () => {
  it("is the same when the program is built as when it is read like a user's own", () => {
    expect(shippedTemplate).toEqual(staff);
  });

  it('has the seven questions, each with its meaning', () => {
    expect(staff.questions.map(({ id, meaning, heading }) => [id, meaning, heading])).toEqual([
      ['projects', 'projects', 'What did you do?'],
      ['leverage', 'leverage', 'High-leverage improvements to the organization'],
      ['impact', 'metrics', 'Quantifiable impact'],
      ['mentoring', 'people', 'Who have you mentored, and through what accomplishments?'],
      ['glue', 'glue', 'Glue work'],
      ['advocates', 'advocates', 'Teams and leaders who know your work and advocate for it'],
      ['gaps', 'gaps', 'Gaps, real or perceived'],
    ]);
  });

  it('keeps advocates and gaps from peers, and what was said in confidence from everybody', () => {
    const withheld = staff.questions.filter(({ audiences }) => !audiences.includes('peers')).map(({ id }) => id);
    const kept = staff.questions.flatMap(({ fields }) => fields).filter(({ audiences }) => audiences.length === 0);
    expect(withheld).toEqual(['advocates', 'gaps']);
    expect(kept.map(({ label }) => label)).toEqual(['Consent', 'Heard from']);
  });

  it('asks in few words', () => {
    for (const { ask, why, think, fields } of staff.questions) {
      expect(ask.length).toBeLessThanOrEqual(90);
      expect(why.split(/[.?](?:\s|$)/).length - 1).toBeLessThanOrEqual(2);
      expect(think.length).toBeGreaterThanOrEqual(2);
      expect(think.length).toBeLessThanOrEqual(3);
      for (const field of fields) expect(field.ask.length).toBeLessThanOrEqual(60);
    }
  });
});

describe('the test template', () => {
  it('shares no id, no heading and no phrase with staff', () => {
    const words = ({ questions, phrases }: Template): string[] => [
      ...questions.flatMap(({ id, heading, aliases }) => [id, heading, ...aliases]),
      phrases.noneYet,
      phrases.notAnswered,
    ];
    expect(words(werkstatt).filter((word) => words(staff).includes(word))).toEqual([]);
    expect(werkstatt.questions).not.toHaveLength(staff.questions.length);
  });
});

describe('the examples', () => {
  it.each(staff.questions.map((question) => [question.id, question] as const))(
    'have a strong and a weak text for each field of %s',
    (_, question) => {
      for (const field of question.fields) {
        const [strong = '', weak = ''] = exampleLines(question, field);
        expect(strong).toMatch(/^strong: {2}\S/);
        expect(weak).toMatch(/^weak: {2}[^(]/);
        expect(field.weak === '' || question.example.weak.fields[field.id] === undefined).toBe(true);
      }
    },
  );

  it.each(cases)('%s: the strong one has every required field, the weak one lacks one', (_, question) => {
    expect(missing(question, question.example.strong)).toEqual([]);
    expect(missing(question, question.example.weak)).not.toEqual([]);
  });

  it.each(cases)('%s: the strong one links to what it says, and its dates are dates', (_, question) => {
    const { title, text, fields } = question.example.strong;
    expect([title, text, ...Object.values(fields)].join('\n')).toContain('](https://docs.example/');
    for (const { id, type } of question.fields) {
      const value = fields[id];
      if (type === 'date' && value !== undefined) expect(isCalendarDate(value)).toBe(true);
    }
  });

  it.each(cases)('%s: both can stand in a packet', (_, question, template) => {
    const layouts = shippedLayouts();
    const style = { template, renderEntry: (model: EntryLayoutModel): string => layouts.entry(model) };
    for (const example of [question.example.strong, question.example.weak]) {
      expect(() => formatEntry(contentOf(example), question, question.layout, style)).not.toThrow();
    }
  });
});
