import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, EntryContent } from '../../../src/core/document/answer.ts';
import { answerOf, parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { appendContent, setContent } from '../../../src/core/document/content-edits.ts';
import { addEntry, moveEntry, removeEntry, setAnswer, updateEntry } from '../../../src/core/document/edits.ts';
import type { Editing } from '../../../src/core/document/verified-edit.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { parsePrivateMarks } from '../../../src/core/document/private-marks.ts';
import { PacketError } from '../../../src/core/errors.ts';
import type { Question } from '../../../src/core/packet/template.ts';
import { privatePacketText } from '../../support/packet-text.ts';
import { plainTemplate, renderPlainEntry } from '../../support/plain-template.ts';

const editing: Editing = { template: plainTemplate, renderEntry: renderPlainEntry, readFrontMatter: parseYamlBlock };

function parse(text: string): PacketDocument {
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

function entriesOf(document: PacketDocument, question: Question): readonly EntryContent[] {
  const answer = answerOf(document, question.id);
  return answer.state === 'answered' ? answer.entries : [];
}

/** How often each word stands outside of marks. */
function openWords(text: string): Map<string, number> {
  const { ranges } = parsePrivateMarks(text);
  const open = ranges.reduceRight((sofar, { start, end }) => `${sofar.slice(0, start)} ${sofar.slice(end)}`, text);
  const words = new Map<string, number>();
  for (const [word] of open.matchAll(/[\p{L}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** What an edit gives; undefined where it is refused. Nothing that was private is open then, beside the words of `given`. */
function edited(before: string, given: string, edit: () => string): string | undefined {
  let after: string;
  try {
    after = edit();
  } catch (error) {
    if (error instanceof PacketError && error.code === 'E_EDIT') return undefined;
    throw error;
  }
  const [open, brought] = [openWords(before), openWords(given)];
  const isNew = ([word, count]: [string, number]): boolean => count > (open.get(word) ?? 0) + (brought.get(word) ?? 0);
  expect({ shown: [...openWords(after)].filter(isNew), after }).toEqual({ shown: [], after });
  return after;
}

/** What every packet of this kind takes whose marks have both halves. */
function expectDone({ privateMarks }: PacketDocument, after: string | undefined): void {
  if (privateMarks.unclosed.length + privateMarks.unopened.length === 0) expect(after).toBeDefined();
}

const labels = 'When Outcome Role For Before After Private';
const notAnswered = 'Not answered yet';

/** Each change of one entry, and whether it leaves the marks as they are. */
function changesOf(entry: EntryContent, newField: string): readonly (readonly [EntryContent, boolean])[] {
  const withValue = (at: number, value: string): EntryContent => ({
    ...entry,
    fields: entry.fields.map((field, index) => (index === at ? { ...field, value } : field)),
  });
  return [
    [{ ...entry, fields: [...entry.fields, { id: newField, value: 'brought' }] }, true],
    [{ ...entry, title: `brought ${entry.title}` }, false],
    [{ ...entry, text: `brought ${entry.text}` }, false],
    [{ ...entry, text: '' }, false],
    [{ ...entry, text: entry.text.replaceAll(/<!--.*?-->/g, 'brought') }, false],
    ...entry.fields.flatMap(({ value }, at) => [
      [withValue(at, `brought ${value}`), true] as const,
      [withValue(at, ''), false] as const,
      [{ ...entry, fields: entry.fields.toSpliced(at, 1) }, false] as const,
    ]),
  ];
}

describe('an edit of a packet with private parts', () => {
  it('shows nothing that was private', () => {
    const check = (text: string): void => {
      const document = parse(text);
      for (const question of plainTemplate.questions) {
        const field = question.fields[1]?.id ?? '';
        const added = { title: 'New', text: 'Brought.', fields: [{ id: field, value: 'v' }] };
        const add = (): string => addEntry(document, question, added, editing);
        expectDone(document, edited(text, `New Brought v ${labels}`, add));
        const prose: Answer = { state: 'answered', text: 'Brought.', entries: [] };
        edited(text, 'Brought', () => setAnswer(document, question, prose, editing));
        const open: Answer = { state: 'open' };
        expectDone(
          document,
          edited(text, notAnswered, () => setAnswer(document, question, open, editing)),
        );
        const entries = entriesOf(document, question);
        entries.forEach((entry, index) => {
          const remove = (): string => removeEntry(document, question, index, editing);
          expectDone(document, edited(text, notAnswered, remove));
          for (let to = 0; to < entries.length; to += 1)
            edited(text, '', () => moveEntry(document, question, index, to, editing));
          for (const [changed, isDone] of changesOf(entry, field)) {
            const update = (): string => updateEntry(document, question, index, changed, editing);
            const after = edited(text, `brought ${labels}`, update);
            if (isDone) expectDone(document, after);
            if (after !== undefined) expect(entriesOf(parse(after), question)[index]?.text).toBe(changed.text);
          }
        });
      }
    };
    fc.assert(fc.property(privatePacketText, check), { numRuns: 60 });
  });

  const head = '---\npacket: 1\n---\n\n## What did you do?\n\n';
  const work = plainTemplate.questions[0] as Question;

  it('keeps the marks of a text that is changed', () => {
    const text = `${head}### One\n\nA <!-- private -->b<!-- /private --> \\<!-- private --> c.\n`;
    const document = parse(text);
    const [entry] = entriesOf(document, work);
    if (entry === undefined) throw new Error('an entry');
    expect(entry.text).toBe('A <!-- private -->b<!-- /private --> <!-- private --> c.');
    const after = updateEntry(document, work, 0, { ...entry, text: entry.text.replace('b', 'bb') }, editing);
    expect(after).toBe(text.replace('b<', 'bb<'));
  });

  it('is refused where a text has not its marks any more', () => {
    const document = parse(`${head}### One\n\nA <!-- private -->b<!-- /private --> c.\n`);
    for (const text of ['A b c.', 'A <!-- private -->b c.', 'A \\<!-- private -->b<!-- /private --> c.']) {
      expect(() => updateEntry(document, work, 0, { title: 'One', text, fields: [] }, editing)).toThrow(
        expect.objectContaining({
          code: 'E_EDIT',
          message: 'Unexpected change of private marks, expected those that were there, in their order',
          hint: 'put marks in or take them out in an editor',
          place: { file: 'packet.md', line: 7, column: 1 },
        }) as Error,
      );
    }
  });

  it('puts a new entry among entries that are all private, and behind some that are', () => {
    const among = `${head}<!-- private -->\n\n### One\n\nSecret.\n\n<!-- /private -->\n`;
    const entry = { title: 'New', text: '', fields: [] };
    expect(addEntry(parse(among), work, entry, editing)).toBe(among.replace('Secret.\n', 'Secret.\n\n### New\n'));
    const behind = among.replace('<!-- private -->', '### Zero\n\n<!-- private -->');
    expect(addEntry(parse(behind), work, entry, editing)).toBe(`${behind}\n### New\n`);
  });

  it('leaves marks round an entry where they are', () => {
    const text = `${head}### One\n\n<!-- private -->\n\n### Two\n\nSecret.\n\n<!-- /private -->\n\n### Three\n`;
    const document = parse(text);
    expect(entriesOf(document, work).map((entry) => entry.text)).toEqual(['', 'Secret.', '']);
    expect(removeEntry(document, work, 1, editing)).toBe(text.replace('### Two\n\nSecret.\n\n', ''));
    expect(removeEntry(document, work, 2, editing)).toBe(text.replace('\n\n### Three', ''));
    const changed = updateEntry(document, work, 1, { title: 'Two', text: 'More.', fields: [] }, editing);
    expect(changed).toBe(text.replace('Secret.', 'More.'));
    expect(() => moveEntry(document, work, 2, 1, editing)).toThrow(PacketError);
    expect(() => moveEntry(document, work, 1, 0, editing)).toThrow(PacketError);
  });

  it('changes prose before entries alone, with its marks and those round entries', () => {
    const text = `${head}A <!-- private -->b<!-- /private --> c.\n\n<!-- private -->\n### One\n\nSecret.\n<!-- /private -->\n`;
    const document = parse(text);
    const answer = answerOf(document, work.id);
    if (answer.state !== 'answered') throw new Error('an answer');
    const to = (changed: string): string => setAnswer(document, work, { ...answer, text: changed }, editing);
    expect(to(answer.text.replace('b', 'bb'))).toBe(text.replace('b<', 'bb<'));
    expect(to('')).toBe(text.replace(/A .* c\.\n\n/, ''));
    expect(() => to('A b c.')).toThrow(expect.objectContaining({ code: 'E_EDIT' }) as Error);
    const bare = parse(to(''));
    const after = setAnswer(bare, work, { ...answer, text: 'Open.' }, editing);
    expect(after).toBe(text.replace(/A .* c\./, 'Open.'));
  });

  it('writes content down with the marks that it was given', () => {
    const before = `${head}Old.\n\n## Quantifiable impact\n\nx\n`;
    const content = { file: '-m', text: 'A <!-- private -->b<!-- /private --> \\<!-- private -->.' };
    expect(setContent(parse(before), work, content, editing)).toBe(before.replace('Old.', () => content.text));
    expect(appendContent(parse(before), work, content, editing)).toBe(
      before.replace('Old.', () => `Old.\n\n${content.text}`),
    );
  });

  it('appends content where it is as private as what stands there', () => {
    const entries = `${head}<!-- private -->\n\n### One\n\nSecret.\n\n<!-- /private -->\n`;
    const entry = { file: '-m', text: '### Two\n\nMore.' };
    const after = appendContent(parse(entries), work, entry, editing);
    expect(after).toBe(entries.replace('Secret.\n', 'Secret.\n\n### Two\n\nMore.\n'));
    const whole = `---\npacket: 1\n---\n\n<!-- private -->\n\n## What did you do?\n\nSecret.\n\n<!-- /private -->\n`;
    const prose = { file: '-m', text: 'More.' };
    expect(appendContent(parse(whole), work, prose, editing)).toBe(whole.replace('Secret.', 'Secret.\n\nMore.'));
  });

  it('refuses content by which something private would be shown', () => {
    const whole = `---\npacket: 1\n---\n\n<!-- private -->\n\n## What did you do?\n\nSecret.\n\n## Mine\n\n<!-- /private -->\n`;
    const content = { file: '-m', text: 'A <!-- private -->b<!-- /private --> c.' };
    for (const edit of [setContent, appendContent]) {
      expect(() => edit(parse(whole), work, content, editing)).toThrow(PacketError);
    }
    const open = `${head}<!-- private -->\n\nA.\n\n## Mine\n\nSecret.\n`;
    expect(() => setContent(parse(open), work, { file: '-m', text: 'B.' }, editing)).not.toThrow();
    const half = `${head}A <!-- private --> b.\n\n## Mine\n\nSecret.\n`;
    expect(() => setContent(parse(half), work, { file: '-m', text: 'B.' }, editing)).toThrow(PacketError);
  });
});
