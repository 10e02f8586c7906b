import { describe, expect, it } from 'vitest';
import { packetFindings } from '../../../src/core/checks/check.ts';
import { parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { packetChange, type PacketChange, type ReadPacket } from '../../../src/core/packet/packet-change.ts';
import { changeObject, changeText } from '../../../src/view/change-text.ts';
import { plainStyler } from '../../../src/view/styler.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n# A\n\n';

function packet(work: string, impact = '_Not answered yet._', start = head): ReadPacket {
  const text = `${start}## What did you do?\n\n${work}\n\n## Quantifiable impact\n\n${impact}\n`;
  const document = parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
  return { document, findings: packetFindings(document) };
}

function said(change: PacketChange): string {
  return changeText(
    change,
    200,
    plainStyler((text) => text),
  );
}

/** The two lines about two answers to the first question. */
function between(before: string, after: string): string[] {
  return said(packetChange(packet(before), packet(after)))
    .trimEnd()
    .split('\n');
}

const two = '### One\n\nText.\n\n- When: 2026\n\n### Two\n\n- Role: lead';

describe('what changed in packet.md', () => {
  it.each([
    ['nothing', 'Triage.', 'Triage.', 'Nothing changed.'],
    ['white space', 'Triage.', '\n\nTriage.\n\n', 'White space and marks changed, and no word.'],
    ['a first answer', '', 'Two words.', 'What did you do: answered. 2 words added.'],
    ['prose', 'One word.', 'Another word.', 'What did you do: text changed. 1 word added, 1 word taken out.'],
    ['no answer', 'Word.', '_Not answered yet._', 'What did you do: open again. 3 words added, 1 word taken out.'],
    ['none yet', '', 'None yet: asked', 'What did you do: none yet. 3 words added.'],
    [
      'another reason',
      'None yet: asked',
      'None yet: later',
      'What did you do: text changed. 1 word added, 1 word taken out.',
    ],
    ['first entries', '', two, 'What did you do: 2 entries added. 7 words added.'],
    ['one more', two, `${two}\n\n### Three`, 'What did you do: 1 entry added. 1 word added.'],
    ['one less', two, '### Two\n\n- Role: lead', 'What did you do: 1 entry taken out. 4 words taken out.'],
    ['a field', two, two.replace('2026', '2027'), 'What did you do: 1 entry changed. 1 word added, 1 word taken out.'],
    ['a title', two, two.replace('Two', '2'), 'What did you do: 1 entry changed. 1 word added, 1 word taken out.'],
    ['a link', two, two.replace('Two', '[Two](https://docs.example/x)'), 'What did you do: 1 entry changed.'],
    [
      'the order',
      two,
      '### Two\n\n- Role: lead\n\n### One\n\nText.\n\n- When: 2026',
      'What did you do: another order.',
    ],
    [
      'one for another',
      '### One',
      '### Other\n\nText.',
      'What did you do: 1 entry added, 1 entry taken out. 2 words added, 1 word taken out.',
    ],
    ['twice the same', '### One', '### One\n\n### One', 'What did you do: 1 entry added. 1 word added.'],
  ])('is said of %s', (_, before, after, line) => {
    expect(between(before, after)).toEqual([line, 'No problems.']);
  });

  it('may be several questions, and the front matter', () => {
    const other = head.replace('to: C', 'to: D');
    expect(said(packetChange(packet('x'), packet('x y', '- **Latency**', other)))).toBe(
      'Front matter changed. What did you do: text changed. Quantifiable impact: 1 entry added. 2 words added, 3 words taken out.\nNo problems.\n',
    );
  });

  it('tells new problems with the first place, and how many are gone or as before', () => {
    const without = (text: string): ReadPacket => {
      const document = parseDocument('packet.md', `${head}${text}`, plainTemplate, parseYamlBlock);
      return { document, findings: packetFindings(document) };
    };
    const none = packet('x');
    const missing = without('## What did you do?\n\nx\n');
    expect(said(packetChange(none, missing)).split('\n')[1]).toBe(
      'Problems: 1 new (packet.md:14:1  Unexpected end of the file, expected a section "## Quantifiable impact")',
    );
    expect(said(packetChange(missing, none)).split('\n')[1]).toBe('Problems: 1 gone');
    expect(said(packetChange(missing, without('## What did you do?\n\n\n\nx y\n'))).split('\n')[1]).toBe(
      'Problems: 1 as before',
    );
    expect(said(packetChange(missing, without('nothing'))).split('\n')[1]).toBe(
      'Problems: 1 new (packet.md:11:1  Unexpected end of the file, expected a section "## What did you do?"), 1 as before',
    );
    const twice = without('## What did you do?\n\nx\n\n## What did you do?\n\ny <!-- private -->\n');
    expect(said(packetChange(missing, twice)).split('\n')[1]).toBe(
      'Problems: 2 new (packet.md:15:1  Unexpected second section "What did you do?", expected it once (the first is in line 11) and others from line 17 on), 1 as before',
    );
  });

  it('tells a problem from another one of its question by the entry and the field', () => {
    const required = {
      ...plainTemplate,
      questions: plainTemplate.questions.map((question) => ({
        ...question,
        fields: question.fields.map((field) => ({ ...field, isRequired: field.id !== 'role' && field.id !== 'for' })),
      })),
    };
    const read = (work: string): ReadPacket => {
      const text = `${head}## What did you do?\n\n${work}\n\n## Quantifiable impact\n\n_Not answered yet._\n`;
      const document = parseDocument('packet.md', text, required, parseYamlBlock);
      return { document, findings: packetFindings(document) };
    };
    const problems = (before: string, after: string): string | undefined =>
      said(packetChange(read(before), read(after))).split('\n')[1];
    const entry = (title: string, ...fields: readonly string[]): string =>
      `### ${title}\n\n${fields.map((label) => `- ${label}: 2026\n`).join('')}\n`;
    const whole = entry('One', 'When', 'Outcome');
    const text = 'Unexpected entry "One" without';
    expect(problems('', whole)).toBe('No problems.');
    expect(problems('', entry('One', 'When'))).toBe(
      `Problems: 1 new (packet.md:13:1  ${text} Outcome, expected "Outcome: …" below it)`,
    );
    expect(problems(entry('One', 'When'), entry('One'))).toBe(
      `Problems: 1 new (packet.md:13:1  ${text} When, Outcome, expected "When: …", "Outcome: …" below it)`,
    );
    expect(problems(entry('One'), entry('One', 'Outcome'))).toBe('Problems: 1 as before');
    expect(problems(entry('One'), whole)).toBe('Problems: 1 gone');
    expect(problems(`${whole}${entry('Two')}`, `${entry('One', 'When')}${entry('Two', 'When', 'Outcome')}`)).toBe(
      `Problems: 1 new (packet.md:13:1  ${text} Outcome, expected "Outcome: …" below it), 1 gone`,
    );
    expect(problems('TODO', 'TODO, TBD')).toBe(
      'Problems: 1 new (packet.md:13:7  Unexpected placeholder "TBD", expected what belongs there), 1 as before',
    );
    expect(problems('TODO\n\nTODO', 'TODO')).toBe('Problems: 1 gone, 1 as before');
  });

  it('is only that of a packet.md that could not be read before', () => {
    expect(said(packetChange(undefined, packet('x')))).toBe('packet.md can be read again.\nNo problems.\n');
  });

  it('is told to a program with titles', () => {
    const change = packetChange(
      packet(two),
      packet(two.replace('2026', '2027').replace('### Two', '### Three\n\nNew.')),
    );
    expect(changeObject(change)).toEqual({
      changed: true,
      mended: false,
      frontMatter: false,
      questions: [
        {
          id: 'work',
          heading: 'What did you do?',
          state: null,
          added: ['Three'],
          changed: ['One'],
          removed: ['Two'],
        },
      ],
      words: { added: 3, removed: 2 },
      problems: { new: [], gone: [] },
    });
  });
});
