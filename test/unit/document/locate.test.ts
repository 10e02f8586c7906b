import { describe, expect, it } from 'vitest';
import { locateEntry } from '../../../src/core/document/locate-entry.ts';
import { locateField } from '../../../src/core/document/locate-field.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { plainTemplate } from '../../support/plain-template.ts';

function errorOf(run: () => unknown): PacketError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof PacketError) return thrown;
  }
  throw new Error('Unexpected success, expected a PacketError');
}

const entries = ['Label split', '[Label latency](https://docs.example/x)', 'Queue', 'queue', '昇進'].map((title) => ({
  title,
}));

describe('an entry on the command line', () => {
  it.each([
    ['Label split', 0],
    ['label SPLIT', 0],
    ['Label latency', 1],
    ['[Label latency](https://docs.example/other)', 1],
    ['label l', 1],
    ['昇', 4],
  ])('%j is number %d', (title, index) => {
    expect(locateEntry(entries, title, 'packet edit work --entry')).toBe(index);
  });

  it('that is mistyped is named', () => {
    expect(errorOf(() => locateEntry(entries, 'Lable split', 'packet edit work --entry'))).toMatchObject({
      code: 'E_USAGE',
      message:
        'Unexpected entry "Lable split", expected one of "Label split", "Label latency", "Queue", "queue", "昇進"',
      hint: "packet edit work --entry 'Label split'",
    });
  });

  it('that could be two is not guessed', () => {
    expect(errorOf(() => locateEntry(entries, 'label', 'x'))).toMatchObject({
      message: 'Unexpected entry "label", which could be 2, expected the title of one',
      hint: "x 'Label split'",
    });
    expect(errorOf(() => locateEntry(entries, 'Queue', 'x')).hint).toBe('give them titles of their own in packet.md');
  });

  it('where there is none names the question', () => {
    const { message, hint } = errorOf(() => locateEntry([], 'Label', 'packet edit impact --entry'));
    expect(message).toBe('Unexpected entry "Label", expected none, as there is no entry');
    expect(hint).toBe('packet edit impact');
  });
});

describe('a field on the command line', () => {
  const work = { ...plainTemplate.questions[0]!, fields: plainTemplate.questions[0]!.fields.slice(0, 2) };

  it.each([
    ['Outcome', 'outcome'],
    [' **outcome** ', 'outcome'],
    ['planned', 'planned'],
  ])('%j is %s', (label, id) => {
    expect(locateField(work, label)).toMatchObject({ id, type: 'text' });
  });

  it.each([
    ['Outcom', 'did you mean "Outcome"?'],
    ['toString', 'packet edit work     opens the section in the editor'],
  ])('%j is none', (label, hint) => {
    expect(errorOf(() => locateField(work, label))).toMatchObject({
      code: 'E_USAGE',
      message: `Unexpected field "${label}", expected one of When, Outcome, Planned, Private, Key, Shows, Consent`,
      hint,
    });
  });
});
