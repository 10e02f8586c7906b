import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { notesWith, openNotes, parseNotes, type Notes } from '../../../src/core/notes/notes.ts';
import { anyText } from '../../support/page-text.ts';
import { fixtureText, placesOf } from '../../support/papers-text.ts';

const read = (text: string): Notes => parseNotes('notes.md', text, parseYamlBlock);

describe('notes', () => {
  it('as the tool writes them are read', () => {
    const { notes, problems } = read(fixtureText('regular/notes.md'));
    expect(notes).toMatchObject([
      { date: '2026-12-01', text: 'Ana asked for the runbook', to: undefined, state: 'open' },
      { date: '2026-12-01', text: 'Lunch with the depot team', state: 'struck' },
      {
        date: '2026-11-20',
        text: 'Cut label p95 from 900 to 310 ms',
        links: [{ title: 'dashboard', address: 'https://docs.example/m' }],
        tag: 'impact',
        to: undefined,
        state: 'open',
      },
      { date: '2026-11-18', text: 'Triage since April,\nunowned tickets from 46 to 8', state: 'open' },
    ]);
    expect(problems).toEqual([]);
  });

  it('made by hand are read as far as they go', () => {
    const found = read(fixtureText('by-hand/notes.md'));
    expect(found.notes).toMatchObject([
      { date: undefined, text: 'first, no date', state: 'open' },
      { date: '2026-11-20', text: 'sorted away', state: 'placed' },
      { date: '2026-11-20', text: 'to sort #12', tag: undefined, state: 'open' },
      { date: undefined, text: 'impossible', state: 'open' },
      { date: '2026-11-20', text: 'struck', tag: 'glue', state: 'struck' },
    ]);
    expect(openNotes(found)).toHaveLength(3);
    expect(placesOf(found.problems)).toEqual(['9:3 date-impossible']);
  });

  it('say where they went, by an arrow behind what is struck through', () => {
    const { notes } = read(
      '- 2026-11-20 ~~Cut p95 ([a](b), [c](d)) #impact~~ → impact: Label latency\n- ~~2026-11-01 x~~ -> glue\n- ~~a~~ b → c\n',
    );
    expect(notes).toMatchObject([
      {
        text: 'Cut p95',
        links: [{ title: 'a' }, { title: 'c' }],
        tag: 'impact',
        to: 'impact: Label latency',
        state: 'placed',
      },
      { date: '2026-11-01', text: 'x', to: 'glue', state: 'placed' },
      { text: '~~a~~ b → c', to: undefined, state: 'open' },
    ]);
  });

  it('are found by their words, whatever the case', () => {
    const { notes } = read('- 2026-11-20 Cut Label p95 ([dashboard](https://docs.example/m)) #impact\n- Zoë asked\n');
    const found = (words: string): string[] => notesWith(notes, words).map(({ text }) => text);
    expect(found('LABEL cut')).toEqual(['Cut Label p95']);
    expect(found('label zoë')).toEqual([]);
    expect(found('zoe\u0308')).toEqual(['Zoë asked']);
    expect(found('docs.example')).toEqual(['Cut Label p95']);
    expect(found('2026-11 impact')).toEqual(['Cut Label p95']);
  });

  it('are read whatever they hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(text).notes.length).toBeGreaterThanOrEqual(openNotes(read(text)).length);
      }),
      { numRuns: 500 },
    );
  });
});
