import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendContent, setContent } from '../../../src/core/document/content-edits.ts';
import { answerOf, parseDocument, sectionOf, type PacketDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { sectionLine } from '../../../src/core/document/section-place.ts';
import type { Editing } from '../../../src/core/document/verified-edit.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { packetText } from '../../support/packet-text.ts';
import { plainTemplate, renderPlainEntry } from '../../support/plain-template.ts';

const editing: Editing = { template: plainTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };
const [work, impact] = plainTemplate.questions as [
  (typeof plainTemplate.questions)[number],
  (typeof plainTemplate.questions)[number],
];

function parse(text: string): PacketDocument {
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n# A\n\n';

function packet(first: string, second = '_Not answered yet._'): PacketDocument {
  return parse(`${head}## What did you do?\n\n${first}\n\n## Mine\n\nkept\n\n## Quantifiable impact\n\n${second}\n`);
}

const given = (text: string): { file: string; text: string } => ({ file: '-m', text });

function errorOf(run: () => unknown): PacketError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof PacketError) return thrown;
  }
  throw new Error('Unexpected success, expected a PacketError');
}

/** Content as people give it, with what it says. */
const contents = [
  'Weekly triage.',
  'Two\n\nparagraphs, `code` and a [link](https://docs.example/x).',
  '### Label split\n\nI led it.\n\n- When: 2026\n\n### Second',
  '- **Latency**\n  - Before: 900 ms\n- **Errors**',
  'None yet: asked Sam',
  '_Not answered yet._',
  'An introduction.\n\n### One\n\n- Outcome: x',
  '```\n## Quantifiable\n```',
  'a <!-- private -->b<!-- /private --> c',
  '\\## Quantifiable impact',
] as const;

describe('the content of a section', () => {
  it('is put in its place as it is given, in any packet, and nothing else changes', () => {
    fc.assert(
      fc.property(
        packetText,
        fc.constantFrom(...contents),
        fc.constantFrom(work, impact),
        (text, content, question) => {
          const document = parse(text);
          const after = setContent(document, question, given(content), editing);
          const read = parse(after);
          const range = sectionOf(read, question.id)?.contentRange ?? { start: 0, end: 0 };
          expect(after.slice(range.start, range.end).replaceAll('\r\n', '\n')).toBe(content);
          for (const other of plainTemplate.questions)
            if (other !== question) expect(answerOf(read, other.id)).toEqual(answerOf(document, other.id));
          const old = sectionOf(document, question.id)?.contentRange;
          if (old === undefined || old.start === old.end) return;
          expect(after.slice(0, old.start)).toBe(text.slice(0, old.start));
          expect(after.endsWith(text.slice(old.end))).toBe(true);
        },
      ),
    );
  });

  it('is written where the section is missing, after the one before it', () => {
    const after = setContent(parse(`${head}## What did you do?\n\nx\n\n## Mine\n`), impact, given('y'), editing);
    expect(after).toBe(`${head}## What did you do?\n\nx\n\n## Quantifiable impact\n\ny\n\n## Mine\n`);
  });

  it.each([
    ['## Quantifiable impact', 1, 1, 'heading "## Quantifiable impact", expected the text of "What did you do?" alone'],
    ['text\n\n# Other', 3, 1, 'heading "# Other", expected the text of "What did you do?" alone'],
    ['text\n## Mine\n```\n', 2, 1, 'heading "## Mine", expected the text of "What did you do?" alone'],
    ['text\n```\nopen', 3, 5, 'end of the text in a fence or comment, expected its end'],
    ['<!-- open', 1, 10, 'end of the text in a fence or comment, expected its end'],
    ['a <!-- private --> b', 1, 3, 'private mark without its other half, expected both'],
    ['a\nb <!-- /private -->', 2, 3, 'private mark without its other half, expected both'],
    ['a\n<<<<<<< ours', 2, 1, 'marker of an unfinished merge, expected one text'],
  ])('%j is refused with its place', (content, line, column, message) => {
    for (const edit of [setContent, appendContent])
      expect(errorOf(() => edit(packet('### One'), work, given(content), editing))).toMatchObject({
        code: 'E_TEXT',
        place: { file: '-m', line, column },
        message: `Unexpected ${message}`,
      });
  });

  it('may take private marks away and put others there', () => {
    const document = packet('<!-- private -->secret<!-- /private -->');
    expect(parse(setContent(document, work, given('open'), editing)).privateMarks.ranges).toEqual([]);
    const two = given('<!-- private -->a<!-- /private --> <!-- private -->b<!-- /private -->');
    expect(parse(setContent(document, work, two, editing)).privateMarks.ranges).toHaveLength(2);
  });

  it('never changes what is private outside of it', () => {
    const document = packet('text <!-- private -->', 'x <!-- /private -->');
    expect(errorOf(() => setContent(document, work, given('text'), editing)).code).toBe('E_EDIT');
  });
});

describe('content at the end of a section', () => {
  const entriesOf = (text: string): unknown => answerOf(parse(text), 'work');

  it.each([
    ['_Not answered yet._', 'new', { state: 'answered', text: 'new', entries: [] }],
    ['None yet: asked', 'new', { state: 'answered', text: 'new', entries: [] }],
    ['old', 'new', { state: 'answered', text: 'old\n\nnew', entries: [] }],
    ['old', 'None yet: new', { state: 'answered', text: 'old\n\nNone yet: new', entries: [] }],
  ])('%j and %j', (before, added, expected) => {
    expect(entriesOf(appendContent(packet(before), work, given(added), editing))).toEqual(expected);
  });

  it('is an entry where there are some, its first line the title', () => {
    const after = appendContent(packet('### One\n\n- When: 2026'), work, given('Two\n\nmore\n- list'), editing);
    expect(entriesOf(after)).toEqual({
      state: 'answered',
      text: '',
      entries: [
        { title: 'One', text: '', fields: [{ id: 'when', value: '2026' }] },
        { title: 'Two', text: 'more\n- list', fields: [] },
      ],
    });
  });

  it('may be entries, which follow as they are given', () => {
    const after = appendContent(packet('### One'), work, given('### Two\n\n*  odd\n*  Outcome: x\n'), editing);
    expect(after).toContain('### One\n\n### Two\n\n*  odd\n*  Outcome: x\n\n## Mine');
  });

  it('may be entries of another layout, which are written as those that are there', () => {
    const after = appendContent(packet('### One'), work, given('- **Two**\n  - Outcome: x\n- Three.'), editing);
    expect(after).toContain('### One\n\n### Two\n\n- Outcome: x\n\n### Three.\n\n## Mine');
  });

  it.each([
    ['### One', 'A text.\n\n### Two', 'text before the first entry, expected entries alone'],
    [
      '### One',
      'a <!-- private -->b<!-- /private -->',
      'private mark in a new entry, expected the field "Private: yes"',
    ],
    [
      '### One',
      '- **<!-- private -->b<!-- /private -->**',
      'private mark in a new entry, expected the field "Private: yes"',
    ],
  ])('%j and %j are refused', (before, added, message) => {
    expect(errorOf(() => appendContent(packet(before), work, given(added), editing))).toMatchObject({
      code: 'E_TEXT',
      message: `Unexpected ${message}`,
    });
  });

  it('is refused where it would not be what it says', () => {
    const document = packet('old\n\n```\nopen');
    expect(errorOf(() => appendContent(document, work, given('### New'), editing)).code).toBe('E_EDIT');
    expect(appendContent(packet('old'), work, given('_Not answered yet._'), editing)).toBe(packet('old').source.text);
  });

  it('keeps every byte before it', () => {
    fc.assert(
      fc.property(
        packetText,
        fc.constantFrom('Some prose.', '### New\n\n- When: 2026', '- **New**'),
        (text, content) => {
          const document = parse(text);
          const section = sectionOf(document, 'work');
          if (section === undefined || section.answer.state !== 'answered') return;
          const after = appendContent(document, work, given(content), editing);
          expect(after.startsWith(text.slice(0, section.contentRange.end))).toBe(true);
          expect(after.endsWith(text.slice(section.contentRange.end))).toBe(true);
        },
      ),
    );
  });
});

describe('the line of a question', () => {
  it('is that of its heading, of an entry, or of the place where it would stand', () => {
    const document = packet('### One\n\n### Two');
    expect(sectionLine(document, work)).toBe(11);
    expect(sectionLine(document, work, 1)).toBe(15);
    expect(sectionLine(document, work, 7)).toBe(11);
    const without = parse(`${head}## What did you do?\n\nx\n\n## Mine\n\nkept\n`);
    expect(sectionLine(without, impact)).toBe(14);
    expect(sectionLine(parse(`${head}## Mine\n\nkept`), work)).toBe(13);
    expect(sectionLine(parse(`${head}## Mine\n\nkept\n`), work)).toBe(14);
  });
});
