import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { addNote } from '../../../src/core/notes/add-note.ts';
import { markNote } from '../../../src/core/notes/mark-note.ts';
import { newNote, splitNotes, type NewNote } from '../../../src/core/notes/new-note.ts';
import { openNotes, parseNotes, type Notes } from '../../../src/core/notes/notes.ts';
import { anyText, pageText } from '../../support/page-text.ts';

const read = (text: string): Notes => parseNotes('notes.md', text, parseYamlBlock);

function note(text: string, date = '2026-11-20'): NewNote {
  const made = newNote(text, date);
  if (made === undefined) throw new Error('a note');
  return made;
}

function add(text: string, words: string, date?: string): string {
  return addNote(read(text), note(words, date), parseYamlBlock).page.source.text;
}

function errorOf(run: () => unknown): PacketError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof PacketError) return thrown;
  }
  throw new Error('Unexpected success, expected a PacketError');
}

describe('notes', () => {
  it('begin with a heading for the month', () => {
    expect(add('', 'First')).toBe('# Notes\n\n## 2026-11\n\n- 2026-11-20 First\n');
  });

  it('stand newest first, wherever their date belongs', () => {
    const two = add(add('', 'First'), 'Second', '2026-11-22');
    expect(two).toBe('# Notes\n\n## 2026-11\n\n- 2026-11-22 Second\n- 2026-11-20 First\n');
    expect(add(add(two, 'Between', '2026-11-21'), 'Last', '2026-11-01')).toBe(
      '# Notes\n\n## 2026-11\n\n- 2026-11-22 Second\n- 2026-11-21 Between\n- 2026-11-20 First\n- 2026-11-01 Last\n',
    );
    expect(add(two, 'Same day', '2026-11-22')).toContain('\n\n- 2026-11-22 Same day\n- 2026-11-22 Second\n');
  });

  it('get a new month above the earlier ones and below the later ones', () => {
    const one = add('', 'First');
    const two = add(one, 'Later', '2026-12-01');
    expect(two).toBe('# Notes\n\n## 2026-12\n\n- 2026-12-01 Later\n\n## 2026-11\n\n- 2026-11-20 First\n');
    expect(add(two, 'Earlier', '2026-01-31')).toBe(`${two.trimEnd()}\n\n## 2026-01\n\n- 2026-01-31 Earlier\n`);
    expect(add(add(two, 'x', '2026-01-31'), 'May', '2026-05-04')).toContain(
      '- 2026-11-20 First\n\n## 2026-05\n\n- 2026-05-04 May\n\n## 2026-01\n',
    );
  });

  it('leave hand-written text and CRLF alone', () => {
    const mine = '# Mine\r\n\r\nwords\r\n';
    expect(add(mine, 'First')).toBe('# Mine\r\n\r\nwords\r\n\r\n## 2026-11\r\n\r\n- 2026-11-20 First\r\n');
  });

  it('follow the manner of those that are there', () => {
    expect(add('## 2026-11\n\n* 2026-11-22 One\n  two\n* none', 'New')).toBe(
      '## 2026-11\n\n* 2026-11-22 One\n  two\n* none\n* 2026-11-20 New',
    );
    expect(add('## 2026-11\n\n  + 2026-11-01 One', 'New')).toBe('## 2026-11\n\n  + 2026-11-20 New\n  + 2026-11-01 One');
    expect(add('## 2026-11\nwords\n## Other\n', 'New')).toBe('## 2026-11\nwords\n\n- 2026-11-20 New\n\n## Other\n');
    expect(add('## 2026-11-18\n\n- a\n', 'New')).toBe('## 2026-11\n\n- 2026-11-20 New\n\n## 2026-11-18\n\n- a\n');
  });

  it('of several lines are indented, and none of them becomes structure', () => {
    const text = 'One\n## 2026-10\n- item\n```\n\n  code\n<<<<<<< ours\n1. x';
    const after = add(add('', 'First'), text, '2026-11-21');
    expect(after).toContain(
      '- 2026-11-21 One\n  \\## 2026-10\n  \\- item\n  \\```\n\n    code\n  \\<<<<<<< ours\n  1\\. x\n- 2026-11-20 First\n',
    );
    expect(read(after).notes.map((each) => each.text)).toEqual([text, 'First']);
  });

  it.each([
    ['~~struck~~', '\\~~struck~~'],
    ['~~a~~ → b', '\\~~a~~ → b'],
    ['\\~~a', '\\\\~~a'],
    [': a', '\\: a'],
    ['2026-01-05 a', '2026-01-05 a'],
    ['900 → 310 ms', '900 → 310 ms'],
    ['[x] a', '[x] a'],
    ['#impact', '#impact'],
    ['a #12', 'a #12'],
  ])('%j is text, written as %j', (text, written) => {
    const after = add('', text);
    expect(after).toContain(`- 2026-11-20 ${written}\n`);
    expect(read(after).notes).toMatchObject([{ text, state: 'open', tag: undefined, links: [], date: '2026-11-20' }]);
  });

  it('come back as they were given, in any file, whose other notes stay', () => {
    fc.assert(
      fc.property(pageText, anyText, fc.constantFrom('2026-11-20', '2026-01-31', '2027-02-28'), (page, text, date) => {
        const safe = text.toWellFormed().replaceAll('\0', '');
        const made = newNote(safe, date);
        const before = read(page);
        if (made === undefined || before.page.error !== undefined) return;
        const after = addNote(before, made, parseYamlBlock);
        expect(after.notes).toHaveLength(before.notes.length + 1);
        const found = after.notes.find((each) => !before.notes.some((other) => other.item.text === each.item.text));
        expect(found ?? after.notes[0]).toMatchObject({ ...made, state: 'open' });
        expect(openNotes(after)).toHaveLength(openNotes(before).length + 1);
      }),
      { numRuns: 400 },
    );
  });

  it('are not added to a file in the middle of a merge', () => {
    expect(errorOf(() => add('<<<<<<< ours\n- a\n', 'New')).code).toBe('E_CONFLICT');
    const { notes } = read('- a\n>>>>>>> theirs\n');
    expect(errorOf(() => markNote(read('- a\n>>>>>>> theirs\n'), notes[0]!, undefined, parseYamlBlock)).code).toBe(
      'E_CONFLICT',
    );
  });
});

describe('a new note', () => {
  it('has its links and its tag read out of it', () => {
    expect(note('Cut p95 ([dashboard](https://docs.example/m)) #impact')).toEqual({
      date: '2026-11-20',
      text: 'Cut p95',
      links: [{ title: 'dashboard', address: 'https://docs.example/m' }],
      tag: 'impact',
    });
    const more = newNote('Cut p95 #impact', '2026-11-20', [{ title: 'a]b', address: 'https://docs.example/x' }]);
    expect(addNote(read(''), more!, parseYamlBlock).page.source.text).toContain(
      '- 2026-11-20 Cut p95 ([a\\]b](https://docs.example/x)) #impact\n',
    );
    expect(addNote(read(''), more!, parseYamlBlock).notes).toMatchObject([more]);
  });

  it('may be a link alone, and is none without anything', () => {
    const links = [{ title: 'a', address: 'b' }];
    expect(addNote(read(''), newNote(' ', '2026-11-20', links)!, parseYamlBlock).notes).toMatchObject([
      { text: '', links },
    ]);
    expect(newNote(' \n', '2026-11-20')).toBeUndefined();
    expect(errorOf(() => newNote('a\0', '2026-11-20')).code).toBe('E_TEXT');
  });

  it('is each line of several, an indented one going on with the one above', () => {
    expect(splitNotes('\ufeffOne\r\n\r\n  Two\r\n    deeper\n   \nThree\n\tfour\n')).toEqual([
      'One\nTwo\n  deeper',
      'Three\nfour',
    ]);
    expect(splitNotes('   first\nsecond')).toEqual(['first', 'second']);
    expect(splitNotes(' \n')).toEqual([]);
  });
});

describe('a note that is placed', () => {
  const text =
    '## 2026-11\n\n- 2026-11-20 Cut p95 #impact\n- [ ] two\n  lines\n  - nested\n\n* 2026-11-01 **~~b~~**  \n';

  it.each([
    [0, 'impact: Label  latency', '- 2026-11-20 ~~Cut p95 #impact~~ → impact: Label latency\n'],
    [1, 'glue: Triage', '- [ ] ~~two\n  lines~~ → glue: Triage\n  - nested\n'],
    [2, undefined, '* 2026-11-01 ~~**~~b~~**~~  \n'],
  ])('says where it went, and no other byte changes: %d', (index, to, written) => {
    const before = read(text);
    const after = markNote(before, before.notes[index]!, to, parseYamlBlock);
    expect(after).toEqual(read(after.page.source.text));
    expect(after.page.source.text).toContain(written);
    const placed = after.notes[index];
    expect(placed).toMatchObject({ state: to === undefined ? 'struck' : 'placed', to: to?.replace('  ', ' ') });
    expect(placed).toMatchObject({ text: before.notes[index]!.text, tag: before.notes[index]!.tag });
    expect(openNotes(after)).toHaveLength(2);
  });

  it('is struck in any file', () => {
    fc.assert(
      fc.property(pageText, fc.nat(20), (page, at) => {
        const before = read(page);
        const open = openNotes(before);
        const one = open[at % Math.max(1, open.length)];
        if (one === undefined || before.page.error !== undefined) return;
        const after = markNote(before, one, 'glue: x', parseYamlBlock);
        expect(openNotes(after)).toHaveLength(open.length - 1);
      }),
      { numRuns: 300 },
    );
  });
});
