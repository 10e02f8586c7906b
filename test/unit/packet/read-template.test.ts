import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PacketError } from '../../../src/core/errors.ts';
import { readTemplate } from '../../../src/core/packet/read-template.ts';

const source = readFileSync('templates/staff/template.yaml', 'utf8');

function errorOf(text: string): PacketError {
  try {
    readTemplate('template.yaml', text);
  } catch (error) {
    if (error instanceof PacketError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

describe('a template', () => {
  it.each([
    ['a mistyped key', 'heading: Glue work', 'headng: Glue work', 'Unexpected key "headng"', '"heading"'],
    ['a wrong meaning', 'meaning: glue', 'meaning: gleu', 'Unexpected value of "meaning"', '"glue"'],
    ['a wrong layout', 'layout: item', 'layout: table', 'Unexpected value of "layout"', 'one of heading, item'],
    ['a wrong flag', 'required: true', 'required: perhaps', 'Unexpected value of "required"', 'true or false'],
    ['an id twice', 'id: glue', 'id: impact', 'Unexpected second question "impact"', 'other ids'],
    ['a reserved label', 'label: Cadence', 'label: Planned', 'Unexpected label "Planned"', 'every entry has'],
    ['a label with a colon', 'label: Cadence', 'label: "Cad: ence"', 'Unexpected character in the label', 'words'],
    ['an alias', 'label: Cadence', 'label: &x Cadence\n        ask: *x', 'Unexpected', 'expected'],
  ])('with %s is refused with its place', (_, before, after, message, expected) => {
    expect(source).toContain(before);
    const error = errorOf(source.replace(before, after));
    expect(error.code).toBe('E_TEMPLATE');
    expect(error.message).toContain(message);
    expect(error.message).toContain(expected);
    expect(error.place?.file).toBe('template.yaml');
  });

  it.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['a nest', '- '.repeat(2000)],
    ['brackets', `name: ${'['.repeat(5000)}`],
    ['too much', `name: ${'x'.repeat(300_000)}`],
    ['no questions', source.replace(/\nquestions:[^]*/, '\nquestions: []\n')],
  ])('of %s is refused', (_, text) => {
    expect(errorOf(text).code).toBe('E_TEMPLATE');
  });

  it('names several faults at once', () => {
    const error = errorOf(source.replace('meaning: glue', 'meaning: gleu').replace('layout: item', 'layout: table'));
    expect(error.hint).toMatch(/^then line \d+: Unexpected value of/);
  });
});
