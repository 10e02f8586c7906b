import { describe, expect, it } from 'vitest';
import { PacketError } from '../../../src/core/errors.ts';
import { entryOfNote } from '../../../src/core/notes/entry-of-note.ts';
import { parseNoteLink } from '../../../src/core/notes/note-link.ts';
import type { Field } from '../../../src/core/packet/template.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const plain = plainTemplate.questions[1]!;
const [first, ...others] = plain.fields as [Field, ...Field[]];
const dated = { ...plain, fields: [first, ...others.map((field) => ({ ...field, meaning: 'period' as const }))] };
const link = (name: string): { title: string; address: string } => ({
  title: name,
  address: `https://docs.example/${name}`,
});

describe('a note as an entry', () => {
  it.each([
    ['Cut p95', [], undefined, { title: 'Cut p95', text: '', fields: [] }],
    ['Cut p95\n\nby half', [], undefined, { title: 'Cut p95', text: 'by half', fields: [] }],
    ['Cut p95', [link('a')], undefined, { title: '[Cut p95](https://docs.example/a)', text: '', fields: [] }],
    [
      'Cut p95',
      [link('a'), link('b'), link('c')],
      '2026-11-19',
      {
        title: '[Cut p95](https://docs.example/a)',
        text: '2026-11-19, [b](https://docs.example/b), [c](https://docs.example/c)',
        fields: [],
      },
    ],
    ['', [link('a')], undefined, { title: '[a](https://docs.example/a)', text: '', fields: [] }],
    [
      'See [x](y)\nmore',
      [link('a')],
      undefined,
      { title: 'See [x](y)', text: 'more\n\n[a](https://docs.example/a)', fields: [] },
    ],
  ])('%j with %j', (text, links, date, entry) => {
    expect(entryOfNote({ text, links }, plain, date)).toEqual(entry);
  });

  it('has its date in the field that asks when it was', () => {
    expect(entryOfNote({ text: 'x', links: [] }, dated, '2026-11-19')).toEqual({
      title: 'x',
      text: '',
      fields: [{ id: 'before', value: '2026-11-19' }],
    });
  });
});

describe('a link', () => {
  it.each([
    ['https://docs.example/m', 'docs.example', 'https://docs.example/m'],
    ['https://www.docs.example:8080/m?x#y', 'docs.example', 'https://www.docs.example:8080/m?x#y'],
    ['https://dana@docs.example', 'docs.example', 'https://dana@docs.example'],
    ['[dashboard](https://docs.example/m)', 'dashboard', 'https://docs.example/m'],
    ['[a b](docs/x(1).md)', 'a b', 'docs/x%281%29.md'],
    ['docs/design.md', 'design.md', 'docs/design.md'],
    ['mailto:jo@example.org', 'jo@example.org', 'mailto:jo@example.org'],
    [' https://docs.example/(a) ', 'docs.example', 'https://docs.example/%28a%29'],
  ])('%j is %j to %j', (given, title, address) => {
    expect(parseNoteLink(given)).toEqual({ title, address });
  });

  it.each(['', ' ', 'two words', 'javascript:alert(1)', 'data:text/html,x', 'a<b', 'a\u0007', '[x](a b)', '\ud800'])(
    '%j is none',
    (given) => {
      expect(() => parseNoteLink(given)).toThrow(PacketError);
    },
  );
});
