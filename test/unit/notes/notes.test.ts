import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { addNote } from '../../../src/core/notes/add-note.ts';
import { openNotes, parseNotes, type Notes } from '../../../src/core/notes/notes.ts';
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
        text: 'Cut label p95 from 900 to 310 ms ([dashboard](https://docs.example/m))',
        to: 'impact',
        state: 'placed',
      },
      { date: '2026-11-18', text: 'Triage since April, unowned tickets from 46 to 8', state: 'open' },
    ]);
    expect(problems).toEqual([]);
  });

  it('made by hand are read as far as they go', () => {
    const found = read(fixtureText('by-hand/notes.md'));
    expect(found.notes).toMatchObject([
      { date: undefined, text: 'first, no date', state: 'open' },
      { date: '2026-11-20', text: 'sorted away', state: 'placed' },
      { date: '2026-11-20', text: 'to sort #12', to: undefined, state: 'open' },
      { date: undefined, text: 'impossible', state: 'open' },
      { date: '2026-11-20', text: 'struck', to: 'glue', state: 'struck' },
    ]);
    expect(openNotes(found)).toHaveLength(3);
    expect(placesOf(found.problems)).toEqual(['9:3 date-impossible']);
  });

  it('come back as they were added', () => {
    const text = addNote(addNote(undefined, 'One', '2026-11-20'), 'Two #glue', '2026-12-01');
    expect(read(text).notes).toMatchObject([
      { date: '2026-12-01', text: 'Two', to: 'glue' },
      { date: '2026-11-20', text: 'One' },
    ]);
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
