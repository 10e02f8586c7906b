import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { newNote, type NewNote } from '../../../src/core/notes/new-note.ts';
import { parseNotes } from '../../../src/core/notes/notes.ts';
import { addedEntriesText, addedText, notesLeftText } from '../../../src/view/added-text.ts';
import { newNotesObject, notesObject, notesText } from '../../../src/view/notes-text.ts';
import { sortedText } from '../../../src/view/sorted-text.ts';
import { plainStyler, stylerOf, visibleText } from '../../../src/view/styler.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const plain = plainStyler(visibleText);
const tagged = stylerOf(visibleText, (meaning, text) => `<${meaning}>${text}</${meaning}>`);
const links = [{ title: 'dashboard', address: 'https://docs.example/m' }];
const note = (text: string, date = '2026-11-20'): NewNote => newNote(text, date, links)!;

describe('what is said of notes', () => {
  it('is the day and the note, or how many, and what is not placed yet', () => {
    expect(addedText([note('Cut p95 #impact', '2026-11-19')], 1, '2026-11-20', 80, plain)).toBe(
      'Noted Thu 19 Nov: Cut p95 (dashboard) #impact\n1 note not placed yet     packet add --sort\n',
    );
    expect(addedText([note('a'), note('b')], 12, '2027-01-01', 80, plain)).toBe(
      'Noted Fri 20 Nov 2026: 2 notes, a line each\n12 notes not placed yet     packet add --sort\n',
    );
    expect(notesLeftText(0, 80, plain)).toBe('');
  });

  it('has a command whole on a line, however narrow', () => {
    expect(notesLeftText(2, 40, plain)).toBe('2 notes not placed yet\n  packet add --sort\n');
    expect(sortedText({ entries: 0, fields: 0, struck: 0 }, 1, 40, plain)).toBe(
      '1 note not placed yet\n  packet add --sort\n',
    );
  });

  it('is wrapped, and cannot move the cursor', () => {
    const text = addedText([note(`\u001b[2J ${'word '.repeat(10)}`)], 0, '2026-11-20', 40, plain);
    expect(text).toContain('\\u{1b}[2J');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('is the question that has got entries', () => {
    const [work] = plainTemplate.questions;
    const entry = { title: '[Cut p95](https://docs.example/m)', text: '', fields: [] };
    const said = (entries: number, date?: string): string =>
      addedEntriesText(work!, Array(entries).fill(entry) as (typeof entry)[], date, '2026-11-20', 80, plain);
    expect(said(1)).toBe('What did you do: 1 entry added: Cut p95\n');
    expect(said(2, '2026-11-19')).toBe('What did you do: 2 entries added, Thu 19 Nov\n');
  });

  it('is what sorting made of them', () => {
    expect(sortedText({ entries: 1, fields: 2, struck: 3 }, 6, 80, plain)).toBe(
      'Sorted: 1 entry, 2 fields, 3 struck through.\n',
    );
    expect(sortedText({ entries: 2, fields: 1, struck: 0 }, 5, 80, plain)).toBe(
      'Sorted: 2 entries, 1 field.\n2 notes not placed yet     packet add --sort\n',
    );
    expect(sortedText({ entries: 0, fields: 0, struck: 0 }, 1, 80, plain)).toBe(
      '1 note not placed yet     packet add --sort\n',
    );
  });
});

describe('a list of notes', () => {
  const { notes } = parseNotes(
    'notes.md',
    '- 2026-11-20 Cut p95 by more than one could hope for ([dashboard](https://docs.example/m)) #impact\n- ~~x~~ -> glue: y\n- [x] z\n- ~~a~~\n',
    parseYamlBlock,
  );

  it('has a column for dates, and is quiet where a note has its place', () => {
    expect(notesText(notes, 44, plain)).toBe(
      `2026-11-20  Cut p95 by more than one could
            hope for (dashboard) #impact
            x  (to glue: y)
            z  (placed)
            a  (struck through)
`,
    );
    expect(notesText(notes.slice(1, 2), 80, tagged)).toBe(
      '<quiet>            </quiet><quiet>x  (to glue: y)</quiet>\n',
    );
  });

  it('is told to a program', () => {
    expect(notesObject(notes)[1]).toEqual({
      date: null,
      text: 'x',
      links: [],
      tag: null,
      state: 'placed',
      to: 'glue: y',
      line: 2,
    });
    expect(newNotesObject([note('One #glue')])).toEqual([{ date: '2026-11-20', text: 'One', links, tag: 'glue' }]);
  });
});
