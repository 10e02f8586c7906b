import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { shippedLayouts } from '../../src/adapters/shipped-layouts.ts';
import type { EntryLayoutModel } from '../../src/core/ports.ts';

const layouts = shippedLayouts();

const sections = [
  { id: 'projects', heading: 'What did you do?', answer: '### One\n\nText.' },
  { id: 'glue', heading: 'Glue work', answer: '_Not answered yet._' },
];

describe('packet.md.hbs', () => {
  it('gives front matter, title and sections with one blank line between and one line end at the end', () => {
    const text = layouts.packet({
      frontMatter: 'packet: 1\nauthor: Dana Reyes',
      author: 'Dana Reyes',
      from: 'Senior Engineer',
      to: 'Staff Engineer',
      sections,
    });
    expect(text).toBe(
      [
        '---',
        'packet: 1',
        'author: Dana Reyes',
        '---',
        '',
        '# Dana Reyes: Senior Engineer to Staff Engineer',
        '',
        '## What did you do?',
        '',
        '### One',
        '',
        'Text.',
        '',
        '## Glue work',
        '',
        '_Not answered yet._',
        '',
      ].join('\n'),
    );
  });

  it('leaves what HTML and Handlebars would change as it is', () => {
    const answer = 'a < b & "c" {{constructor}} {{{x}}}';
    const text = layouts.packet({
      frontMatter: 'packet: 1',
      author: "O'Neil & <Sons>",
      from: 'a',
      to: 'b',
      sections: [{ id: 'x', heading: 'X', answer }],
    });
    expect(text).toContain(`\n\n${answer}\n`);
    expect(text).toContain("# O'Neil & <Sons>: a to b");
  });
});

describe('plan.md.hbs', () => {
  it('gives the reason under Why', () => {
    expect(layouts.plan({ frontMatter: 'plan: 1\nmanager: Sam Lee', why: 'One.\n\nTwo.' })).toBe(
      '---\nplan: 1\nmanager: Sam Lee\n---\n\n# Plan\n\n## Why\n\nOne.\n\nTwo.\n\n## Our own steps\n',
    );
  });

  it('leaves no gap where no reason was given', () => {
    expect(layouts.plan({ frontMatter: 'plan: 1', why: '' })).toBe(
      '---\nplan: 1\n---\n\n# Plan\n\n## Why\n\n## Our own steps\n',
    );
  });
});

const fields = [
  { label: 'Before', value: ' 900 ms' },
  { label: 'Source', value: '\n    one line\n    another' },
];

/** Every form that an entry can have, and how it stands in the file. */
const entries: readonly (readonly [string, EntryLayoutModel, string])[] = [
  ['a heading alone', { isHeading: true, title: 'T', text: '', fields: [] }, '### T'],
  ['a heading with text', { isHeading: true, title: 'T', text: 'One.\n\nTwo.', fields: [] }, '### T\n\nOne.\n\nTwo.'],
  [
    'a heading with fields',
    { isHeading: true, title: 'T', text: '', fields },
    '### T\n\n- Before: 900 ms\n- Source:\n    one line\n    another',
  ],
  [
    'a heading with both',
    { isHeading: true, title: 'T', text: 'One.', fields },
    '### T\n\nOne.\n\n- Before: 900 ms\n- Source:\n    one line\n    another',
  ],
  ['an item alone', { isHeading: false, title: '**T**', text: '', fields: [] }, '- **T**'],
  ['an item with text', { isHeading: false, title: '**T**', text: '  One.', fields: [] }, '- **T**\n\n  One.'],
  [
    'an item with fields',
    { isHeading: false, title: '**T**', text: '', fields },
    '- **T**\n  - Before: 900 ms\n  - Source:\n    one line\n    another',
  ],
  [
    'an item with both',
    { isHeading: false, title: '[T](https://docs.example/t)', text: '  One.', fields },
    '- [T](https://docs.example/t)\n\n  One.\n\n  - Before: 900 ms\n  - Source:\n    one line\n    another',
  ],
];

describe('entry.md.hbs', () => {
  it.each(entries)('lays out %s', (_, model, expected) => {
    expect(layouts.entry(model)).toBe(expected);
  });
});

describe('the layouts of the test template', () => {
  it.each(['packet', 'plan', 'entry'])('%s.md.hbs compiles', (name) => {
    const path = new URL(`../fixtures/templates/werkstatt/${name}.md.hbs`, import.meta.url);
    const render = Handlebars.compile(readFileSync(path, 'utf8'), { noEscape: true, strict: true });
    const model = { frontMatter: 'a: 1', author: 'A', from: 'B', to: 'C', sections, why: 'W' };
    expect(render({ ...model, isHeading: false, title: '**T**', text: '  One.', fields })).not.toContain('{{');
  });
});
