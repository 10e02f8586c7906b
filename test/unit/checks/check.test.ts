import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetProblems, problemOfError } from '../../../src/core/checks/check.ts';
import { parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { PacketError } from '../../../src/core/errors.ts';
import type { Field, Question, Template } from '../../../src/core/packet/template.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n';

/** The plain template, in which an outcome and an end are asked for, and When is a period. */
const template: Template = {
  ...plainTemplate,
  questions: plainTemplate.questions.map((question): Question => {
    const fields = question.fields.map((field): Field => ({
      ...field,
      isRequired: field.id === 'outcome' || field.id === 'after',
      type: field.id === 'when' ? 'period' : 'text',
    }));
    return { ...question, fields };
  }),
};

/** `line:column rule message`, of a text below the heading of the first question, which is line 9. */
function found(work: string, impact = '_Not answered yet._'): string[] {
  const text = `${head}## What did you do?\n${work}\n## Quantifiable impact\n${impact}\n`;
  return packetProblems(parseDocument('packet.md', text, template, parseYamlBlock)).map(
    ({ line, column, rule, message }) => `${String(line)}:${String(column)} ${rule} ${message}`,
  );
}

describe('placeholders', () => {
  it.each([
    ['Text TODO more.', '10:6 placeholder-left Unexpected placeholder "TODO", expected what belongs there'],
    ['TBD', '10:1 placeholder-left Unexpected placeholder "TBD", expected what belongs there'],
    ['It was ???', '10:8 placeholder-left Unexpected placeholder "???", expected what belongs there'],
    ['by <your name>', '10:4 placeholder-left Unexpected placeholder "<your name>", expected what belongs there'],
    ['[Your team] did', '10:1 placeholder-left Unexpected placeholder "[Your team]", expected what belongs there'],
    [
      'Text.\n\n_Not answered yet._',
      '12:1 placeholder-left Unexpected "_Not answered yet._" beside an answer, expected one of both',
    ],
  ])('%s', (work, expected) => {
    expect(found(work)).toEqual([expected]);
  });

  it.each([
    'A todo list, and the method of TODOs.',
    'Calls to `TODO`, and [one](https://docs.example/TODO).',
    '```\nTODO\n```',
    '~~~\n```\nTODO\n~~~',
    '````\n```\nTODO\n````',
    'Why??',
    'A <b>word</b>, and [your page](https://docs.example).',
    '_Not answered yet._',
  ])('are none in %j', (work) => {
    expect(found(work)).toEqual([]);
  });
});

describe('placeholders beside a fence', () => {
  it.each([
    ['~~~\n```\n~~~\nTODO', '13:1'],
    ['````\n```\n````\nTODO', '13:1'],
    ['```TODO```\nTBD', '11:1'],
  ])('are found behind %j', (work, place) => {
    expect(found(work)).toEqual([expect.stringMatching(new RegExp(`^${place} placeholder-left`))]);
  });

  it('are found in the next question though one was not closed', () => {
    expect(found('```\nTODO', 'TBD')).toEqual([expect.stringMatching(/^13:1 placeholder-left .*"TBD"/)]);
  });
});

describe('missing fields', () => {
  it('are told at their entry, with the command that mends it', () => {
    const text = `${head}## What did you do?\n\n### [It's A](https://docs.example/a)\n\n- Role: x\n\n## Quantifiable impact\n\n- **B**\n`;
    const problems = packetProblems(parseDocument('packet.md', text, template, parseYamlBlock));
    expect(problems).toMatchObject([
      {
        line: 11,
        column: 1,
        rule: 'field-missing',
        severity: 'warning',
        question: 'work',
        message: `Unexpected entry "It's A" without Outcome, expected "Outcome: …" below it`,
        hint: `packet edit work --entry 'It'\\''s A'`,
      },
      { line: 17, message: 'Unexpected entry "B" without After, expected "After: …" below it' },
    ]);
  });

  it.each(['### A\n\n- Outcome: x', '### A\n\n- Planned: 2027-Q1', 'Prose.', 'None yet: asked'])(
    'are none in %j',
    (work) => {
      expect(found(work)).toEqual([]);
    },
  );
});

describe('impossible dates', () => {
  it.each([
    ['2026-02-30', '2026-02-30'],
    ['2026-13 to 2027-01', '2026-13'],
    ['2026-Q5', '2026-Q5'],
    ['since 2026-1-32', '2026-1-32'],
  ])('%s', (value, date) => {
    expect(found(`### A\n\n- Outcome: x\n- When: ${value}`)).toEqual([
      expect.stringContaining(`13:${String(9 + value.indexOf(date))} date-impossible Unexpected date "${date}"`),
    ]);
  });

  it('are told of the reserved field too, and not of prose or addresses', () => {
    expect(found('### A\n\n- Planned: 2027-13')).toHaveLength(1);
    const value = '2026-02 to 2026-09, [page](https://docs.example/2026-13-40)';
    expect(found(`### A\n\nPart 2026-13.\n\n- Outcome: 2026-99\n- When: ${value}`)).toEqual([]);
  });
});

describe('what readers find', () => {
  it('is among them, in the order of lines', () => {
    const rules = found('TODO', 'x\n\n## What did you do?\n\n<!-- private -->').map((each) => each.split(' ')[1]);
    expect(rules).toEqual(['placeholder-left', 'section-twice', 'private-mark']);
  });

  it('is an error of a file that cannot be read, and no other error', () => {
    const place = { file: 'packet.md', line: 2, column: 1 };
    expect(problemOfError(new PacketError('E_CONFLICT', 'x', { place, hint: 'y' }), 'z')).toEqual({
      ...place,
      rule: 'merge-unfinished',
      severity: 'error',
      message: 'x',
      hint: 'y',
    });
    expect(problemOfError(new PacketError('E_UNREADABLE', 'x'), 'z')).toMatchObject({ file: 'z', line: 1, column: 1 });
    expect(problemOfError(new PacketError('E_NO_PACKET', 'x'), 'z')).toBeUndefined();
    expect(() => problemOfError(new Error('x'), 'z')).toThrow('x');
  });

  it('has its place in the file, whatever stands there', () => {
    const line = fc.constantFrom(
      'TODO',
      '### A',
      '- When: 2026-13',
      '<!-- private -->',
      '```',
      '',
      '## Quantifiable impact',
      '- **B**',
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const text = [head.replaceAll('\n', eol), '## What did you do?', ...lines].join(eol);
        const document = parseDocument('packet.md', text, template, parseYamlBlock);
        for (const problem of packetProblems(document)) {
          const { length } = document.source.lines[problem.line - 1]?.text ?? '';
          expect(problem.column).toBeLessThanOrEqual(length + 1);
          expect(problem.line).toBeLessThanOrEqual(document.source.lines.length);
        }
      }),
    );
  });
});
