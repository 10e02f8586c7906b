import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesInWords, questionName } from '../../../src/core/changes/changes-in-words.ts';
import { isUnchanged, packetChanges, type PacketChanges } from '../../../src/core/changes/packet-changes.ts';
import { parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n# A\n\n';

function packet(work: string, impact = '_Not answered yet._', start = head): PacketDocument {
  const text = `${start}## What did you do?\n\n${work}\n\n## Quantifiable impact\n\n${impact}\n`;
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

function between(before: PacketDocument, after: PacketDocument): PacketChanges {
  return packetChanges(before, after, plainTemplate);
}

/** What is said of the first question. */
function said(before: string, after: string): string {
  return changesInWords(between(packet(before), packet(after)))
    .map(({ question, words }) => `${questionName(question)}: ${words}`)
    .join('\n');
}

const forecast = '### Forecast\n\nText.\n\n- When: 2026\n- Outcome: fewer calls';
const two = `${forecast}\n\n### [Label split](https://docs.example/x)\n\n- Role: lead`;

describe('what changed, in words', () => {
  it.each([
    ['nothing', two, two, ''],
    ['a first entry', '', forecast, 'Work: one new entry, Forecast'],
    ['one more', forecast, two, 'Work: one new entry, Label split'],
    ['two more', '### X', `### X\n\n${two}`, 'Work: two new entries, Forecast and Label split'],
    [
      'many more',
      '',
      ['A', 'B', 'C', 'D'].map((title) => `### ${title}`).join('\n\n'),
      'Work: four new entries, among them A, B and C',
    ],
    ['one less', two, forecast, 'Work: one entry taken out, Label split'],
    ['a field', two, two.replace('fewer', 'no'), 'Work: the outcome of Forecast reworded'],
    [
      'fields and text',
      two,
      two.replace('fewer', 'no').replace('2026', '2027').replace('Text.', 'Other words.'),
      'Work: the text, when and outcome of Forecast reworded',
    ],
    ['a field more', forecast, `${forecast}\n- Role: lead`, 'Work: the role of Forecast added'],
    ['a field less', forecast, forecast.replace('- When: 2026\n', ''), 'Work: the when of Forecast taken out'],
    ['a title', two, two.replace('Forecast', 'Demand'), 'Work: Forecast now called Demand'],
    ['a link', two, two.replace('/x', '/y'), 'Work: the link of Label split changed'],
    ['what was planned', `${forecast}\n- Planned: 2027`, forecast, 'Work: Forecast no longer planned'],
    [
      'a title and a word',
      forecast,
      forecast.replace('### Forecast', '### Demand').replace('fewer', 'no'),
      'Work: Forecast now called Demand; the outcome of Demand reworded',
    ],
    ['another order', `### A\n\n### B`, `### B\n\n### A`, 'Work: another order'],
    ['prose', 'One.', 'Two.', 'Work: text reworded'],
    ['a first answer', '', 'One.', 'Work: answered'],
    ['an introduction', forecast, `Before.\n\n${forecast}`, 'Work: text added'],
    ['no introduction', `Before.\n\n${forecast}`, forecast, 'Work: text taken out'],
    ['none yet', '', 'None yet: asked', 'Work: none yet'],
    ['another reason', 'None yet: asked', 'None yet: later', 'Work: another reason for none yet'],
    ['open again', forecast, '', 'Work: open again; one entry taken out, Forecast'],
    ['white space between entries', two, two.replace('\n\n###', '\n\n\n\n###'), ''],
  ])('%s', (_, before, after, words) => {
    expect(said(before, after)).toBe(words);
  });
});

describe('what changed', () => {
  it('does not count line ends and composed letters', () => {
    const [one, other] = [packet(`${two}\n\nCaf\u00e9`), packet(`${two}\n\nCafe\u0301`)];
    const crlf = parseDocument('packet.md', other.source.text.replaceAll('\n', '\r\n'), plainTemplate, parseYamlBlock);
    expect(isUnchanged(between(one, crlf))).toBe(true);
  });

  it('sees paragraphs, white space and layout', () => {
    const [question] = between(packet('One. Two.'), packet('One.\n\nTwo.')).questions;
    expect(question?.text).toEqual({ before: 'One. Two.', after: 'One.\n\nTwo.' });
    const [layout] = between(packet(two), packet(two.replace('\n\n###', '\n\n\n###'))).questions;
    expect(layout).toMatchObject({ isOnlyLayout: true, entries: [], text: undefined });
  });

  it('sees the front matter and what belongs to no question', () => {
    const own = (text: string, title = '# A'): PacketDocument =>
      packet('x', undefined, `${head.replace('# A', title)}Before.\n\n## Mine\n\n${text}\n\n`);
    const changes = between(own('One'), own('Two', '# B'));
    expect(changes.elsewhere).toEqual([
      { before: '# A\n\nBefore.', after: '# B\n\nBefore.' },
      { before: '## Mine\n\nOne', after: '## Mine\n\nTwo' },
    ]);
    const keys = between(packet('x'), packet('x', undefined, head.replace('to: C', 'to: D\nx: 1')));
    expect(keys.header).toEqual([
      { key: 'to', before: 'C', after: 'D' },
      { key: 'x', before: '', after: '1' },
    ]);
  });

  const entry = fc.record({
    title: fc.constantFrom('A', 'B', 'C', 'D'),
    text: fc.constantFrom('', 'One.', 'One two three.', 'One.\n\nTwo.'),
    role: fc.constantFrom('', 'lead', 'second'),
  });
  const work = fc
    .array(entry, { maxLength: 5 })
    .map((entries) =>
      entries
        .map(({ title, text, role }) => `### ${title}\n\n${text}\n\n${role === '' ? '' : `- Role: ${role}`}`)
        .join('\n\n'),
    );

  it('is nothing between a text and itself, and the other way round the same with added and removed exchanged', () => {
    fc.assert(
      fc.property(work, work, (before, after) => {
        expect(isUnchanged(between(packet(before), packet(before)))).toBe(true);
        const count = (changes: PacketChanges, kind: string): number =>
          changes.questions.flatMap(({ entries }) => entries).filter((each) => each.kind === kind).length;
        const [there, back] = [between(packet(before), packet(after)), between(packet(after), packet(before))];
        expect(count(there, 'added') - count(there, 'removed')).toBe(count(back, 'removed') - count(back, 'added'));
        expect(isUnchanged(there)).toBe(isUnchanged(back));
      }),
    );
  });
});
