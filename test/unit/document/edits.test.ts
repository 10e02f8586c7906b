import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryContent } from '../../../src/core/document/answer.ts';
import { answerOf, parseDocument, sectionOf, type PacketDocument } from '../../../src/core/document/document.ts';
import { addEntry, moveEntry, removeEntry, setAnswer, updateEntry } from '../../../src/core/document/edits.ts';
import { setFrontMatterKey } from '../../../src/core/document/front-matter-edit.ts';
import type { Editing } from '../../../src/core/document/verified-edit.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { normalizeText, type Range } from '../../../src/core/document/source-text.ts';
import { PacketError } from '../../../src/core/errors.ts';
import type { Question } from '../../../src/core/packet/template.ts';
import { answerText } from '../../support/answer-texts.ts';
import { packetText } from '../../support/packet-text.ts';
import { plainTemplate, renderPlainEntry } from '../../support/plain-template.ts';

const editing: Editing = { template: plainTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };

function setKey({ source, frontMatter }: PacketDocument, key: string, value: string): string {
  return setFrontMatterKey(source, frontMatter, key, value, parseYamlBlock);
}

function parse(text: string): PacketDocument {
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

/** Everything before and after a range is as it was, to the byte. */
function expectOnly(before: string, after: string, range: Range): void {
  expect(after.startsWith(before.slice(0, range.start))).toBe(true);
  const rest = before.slice(range.end);
  expect(after.endsWith(rest)).toBe(true);
  expect(after.length).toBeGreaterThanOrEqual(range.start + rest.length);
}

function forEachQuestion(check: (document: PacketDocument, question: Question, text: string) => void): void {
  fc.assert(
    fc.property(packetText, (text) => {
      for (const question of plainTemplate.questions) check(parse(text), question, text);
    }),
    { numRuns: 300 },
  );
}

function entriesOf(document: PacketDocument, question: Question): readonly EntryContent[] {
  const answer = answerOf(document, question.id);
  return answer.state === 'answered' ? answer.entries : [];
}

describe('an edit changes its range only', () => {
  it('reads every shape of packet without an error', () => {
    fc.assert(
      fc.property(packetText, (text) => {
        expect(parse(text).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
    );
  });

  it('a key', () => {
    fc.assert(
      fc.property(packetText, fc.constantFrom('author', 'to', 'new-key'), (text, key) => {
        const document = parse(text);
        const after = setKey(document, key, 'Ann: "x" # y');
        expectOnly(text, after, document.frontMatter.block);
        expect(parse(after).frontMatter.keys.find((each) => each.key === key)?.value).toBe('Ann: "x" # y');
      }),
    );
  });

  it('a whole section', () => {
    forEachQuestion((document, question, text) => {
      const after = setAnswer(document, question, { state: 'answered', text: 'New prose.', entries: [] }, editing);
      const range = sectionOf(document, question.id)?.contentRange;
      if (range !== undefined) expectOnly(text, after, range);
      expect(answerOf(parse(after), question.id)).toEqual({ state: 'answered', text: 'New prose.', entries: [] });
    });
  });

  it('prose before entries that stay as they are', () => {
    fc.assert(
      fc.property(packetText, answerText, (text, prose) => {
        const document = parse(text);
        for (const question of plainTemplate.questions) {
          const section = sectionOf(document, question.id);
          const entries = entriesOf(document, question);
          const [first] = section?.entries ?? [];
          if (section === undefined || first === undefined) continue;
          const wanted = { state: 'answered', text: normalizeText(prose), entries } as const;
          const after = setAnswer(document, question, wanted, editing);
          expect(answerOf(parse(after), question.id)).toEqual(wanted);
          expect(after.endsWith(text.slice(first.range.start))).toBe(true);
          expect(after.startsWith(text.slice(0, section.contentRange.start))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a new entry', () => {
    forEachQuestion((document, question, text) => {
      const entry = {
        title: 'New one',
        text: 'With prose.',
        fields: [{ id: question.fields[0]?.id ?? '', value: 'v' }],
      };
      const after = addEntry(document, question, entry, editing);
      const range = sectionOf(document, question.id)?.contentRange;
      if (range !== undefined) expectOnly(text, after, range);
      expect(entriesOf(parse(after), question).at(-1)).toEqual(entry);
    });
  });

  it('one field of one entry', () => {
    forEachQuestion((document, question, text) => {
      const section = sectionOf(document, question.id);
      entriesOf(document, question).forEach((entry, index) => {
        const [field] = entry.fields;
        const located = section?.entries[index];
        if (field === undefined || located === undefined) return;
        const fields = entry.fields.map((each) => (each === field ? { ...each, value: 'changed\n\n- list' } : each));
        const after = updateEntry(document, question, index, { ...entry, fields }, editing);
        expectOnly(text, after, located.range);
        const place = located.fields.find(({ id }) => id === field.id)?.valueRange;
        if (place !== undefined) expectOnly(text, after, place);
      });
    });
  });

  it('a field that an entry has not yet', () => {
    forEachQuestion((document, question, text) => {
      entriesOf(document, question).forEach((entry, index) => {
        const field = question.fields.find(({ id }) => !entry.fields.some((each) => each.id === id));
        const located = sectionOf(document, question.id)?.entries[index];
        if (field === undefined || located === undefined) return;
        const fields = [...entry.fields, { id: field.id, value: 'added' }];
        const after = updateEntry(document, question, index, { ...entry, fields }, editing);
        expectOnly(text, after, located.range);
      });
    });
  });

  it('an entry that is taken out, or moved', () => {
    forEachQuestion((document, question, text) => {
      const entries = entriesOf(document, question);
      const range = sectionOf(document, question.id)?.contentRange ?? { start: 0, end: 0 };
      entries.forEach((_, index) => {
        const removed = removeEntry(document, question, index, editing);
        expectOnly(text, removed, range);
        expect(entriesOf(parse(removed), question)).toEqual(entries.toSpliced(index, 1));
        try {
          const moved = moveEntry(document, question, index, 0, editing);
          expectOnly(text, moved, range);
        } catch (error) {
          // Numbered items and trailing paragraphs cannot always trade places; then nothing is changed.
          expect(error).toBeInstanceOf(PacketError);
        }
      });
    });
  });
});

describe('a list that a hand made', () => {
  const [, impact] = plainTemplate.questions as [Question, Question];
  const head = '---\npacket: 1\n---\n\n## Quantifiable impact\n\n';
  const added = { title: 'New', text: 'More.', fields: [{ id: 'for', value: 'x\ny' }] };

  it.each([
    ['* One\n* Two', '* **New**\n\n  More.\n\n  - For: x\n    y'],
    ['1. One', '2. **New**\n\n   More.\n\n   - For: x\n     y'],
    ['9) One\n10) Two', '11) **New**\n\n    More.\n\n    - For: x\n      y'],
    ['1. One\n1. Two', '1. **New**\n\n   More.\n\n   - For: x\n     y'],
    ['- [ ] One\n- [x] Two', '- [ ] **New**\n\n  More.\n\n  - For: x\n    y'],
    ['+   One', '+   **New**\n\n    More.\n\n    - For: x\n      y'],
    ['-\tOne', '- **New**\n\n  More.\n\n  - For: x\n    y'],
    ['999999999. One', '- **New**\n\n  More.\n\n  - For: x\n    y'],
  ])('gets a new entry with its own marker: %j', (list, entry) => {
    const text = `${head}${list}\n`;
    expect(addEntry(parse(text), impact, added, editing)).toBe(`${head}${list}\n\n${entry}\n`);
  });

  it.each([
    ['2. One\n   - For: a\n3. Two', '2. **Other**\n   - For: a\n3. Two'],
    ['- [x] One\n- Two', '- [x] **Other**\n- Two'],
    ['* [ ] One\n\n  Text.\n* Two', '* [ ] **Other**\n\n  Text.\n* Two'],
  ])('keeps the marker of an entry that is written anew: %j', (list, changed) => {
    const document = parse(`${head}${list}\n`);
    const [entry] = entriesOf(document, impact);
    if (entry === undefined) throw new Error('an entry');
    const after = updateEntry(document, impact, 0, { ...entry, title: 'Other' }, editing);
    expect(after).toBe(`${head}${changed}\n`);
  });

  it.each([
    ['- One\n  * For: a', '- One\n  * For: a\n  * After: b\n    c'],
    ['1. One\n   1. For: a', '1. One\n   1. For: a\n   2. After: b\n      c'],
    ['- One\n  - [x] For: a', '- One\n  - [x] For: a\n  - After: b\n    c'],
  ])('gets a new field with the marker of the others: %j', (list, changed) => {
    const document = parse(`${head}${list}\n`);
    const [entry] = entriesOf(document, impact);
    if (entry === undefined) throw new Error('an entry');
    const fields = [...entry.fields, { id: 'after', value: 'b\nc' }];
    expect(updateEntry(document, impact, 0, { ...entry, fields }, editing)).toBe(`${head}${changed}\n`);
  });
});

describe('an edit that would change something else', () => {
  it('is refused with a place where a fence is open', () => {
    const text = '---\npacket: 1\n---\n\n## What did you do?\n\n### One\n\n```\nopen\n';
    const [work] = plainTemplate.questions;
    if (work === undefined) throw new Error('no question');
    const add = (): string => addEntry(parse(text), work, { title: 'Two', text: '', fields: [] }, editing);
    expect(add).toThrow(
      expect.objectContaining({ code: 'E_EDIT', place: { file: 'packet.md', line: 7, column: 1 } }) as Error,
    );
  });

  it('is refused where the value of a key is anchored', () => {
    const text = '---\npacket: &a 1\nauthor: *a\n---\n';
    expect(() => setKey(parse(text), 'packet', '2')).toThrow('Unexpected layout of "packet"');
  });
});
