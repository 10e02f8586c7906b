import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, pasted, type Terminal } from '../support/terminal.ts';

const answers = JSON.stringify({ answers: { impact: [{ title: 'Label latency', Before: '900 ms' }] } });

function withPacket(...notes: string[]): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  expect(folder.run(['init', 'staff', '--answers', '-'], { input: answers }).code).toBe(0);
  for (const note of notes) expect(folder.run(['add', '-C', 'staff', note]).code).toBe(0);
  return folder;
}

function open(folder: TestFolder, words: readonly string[] = []): Terminal {
  return openTerminal(folder, ['add', '-C', 'staff', ...words], { env: { NO_COLOR: '1' } });
}

async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

const notesOf = (folder: TestFolder): string => folder.read('staff/notes.md').replace('# Notes\n\n## 2026-11\n\n', '');
const packetOf = (folder: TestFolder): string => folder.read('staff/packet.md');
const draftFiles = (folder: TestFolder): string[] => folder.files().filter((name) => name.includes('/drafts/'));

describe('packet add without a text', () => {
  it('asks once, and keeps each line of a paste', async () => {
    const folder = withPacket();
    const terminal = open(folder, ['--date', 'yesterday', '--link', 'https://docs.example/m']);
    await walk(terminal, [
      ['Thu 19 Nov', ''],
      ['Note >', pasted('One\n  more\nTwo #glue')],
      ['Two #glue', '\r'],
      ['2 notes not placed yet', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(notesOf(folder)).toBe(
      '- 2026-11-19 One\n  more ([docs.example](https://docs.example/m))\n- 2026-11-19 Two ([docs.example](https://docs.example/m)) #glue\n',
    );
    expect(draftFiles(folder)).toEqual([]);
  });

  it('asks for an entry with --to', async () => {
    const folder = withPacket();
    const terminal = open(folder, ['--to', 'impact', '--link', 'https://docs.example/m']);
    await walk(terminal, [['New metric >', 'Failed labels\r']]);
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toContain('\n\n- [Failed labels](https://docs.example/m)\n');
  });

  it('writes nothing for an empty line', async () => {
    const folder = withPacket();
    const terminal = open(folder);
    await walk(terminal, [['Note >', '\r']]);
    expect(await terminal.end()).toBe(0);
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });

  it.each<[string, (terminal: Terminal) => void, number]>([
    [
      'Ctrl-C',
      (terminal) => {
        terminal.type(keys.interrupt);
      },
      130,
    ],
    [
      'SIGTERM',
      (terminal) => {
        process.kill(terminal.pid, 'SIGTERM');
      },
      143,
    ],
    [
      'SIGKILL',
      (terminal) => {
        process.kill(terminal.pid, 'SIGKILL');
      },
      137,
    ],
  ])('has the half-typed line again after %s', async (_, kill, code) => {
    const folder = withPacket();
    const terminal = open(folder);
    await walk(terminal, [
      ['Note >', 'Half a note'],
      ['Half a note', ''],
    ]);
    const file = 'staff/.packet/drafts/interview.json';
    // What is still being written has another name.
    const draft = (): string => (folder.files().includes(file) ? folder.read(file) : '');
    await expect.poll(draft, { timeout: 1000, interval: 10 }).toContain('Half a note');
    kill(terminal);
    expect(await terminal.end()).toBe(code);
    if (code !== 137) expect(terminal.shown).toContain('Go on with: packet add');
    const again = open(folder);
    await walk(again, [['Note > Half a note', ', whole\r']]);
    expect(await again.end()).toBe(0);
    expect(notesOf(folder)).toBe('- 2026-11-20 Half a note, whole\n');
    expect(draftFiles(folder)).toEqual([]);
  });

  it('takes one line in plain lines', async () => {
    const folder = withPacket();
    const terminal = open(folder, ['--accessible']);
    await terminal.answer('Note:', 'Plain #glue');
    await terminal.waitFor('1 note not placed yet');
    expect(await terminal.end()).toBe(0);
    expect(notesOf(folder)).toBe('- 2026-11-20 Plain #glue\n');
  });
});

describe('packet add --sort', () => {
  it('gives each note its place, and says in the note where it went', async () => {
    const folder = withPacket('Later', 'Lunch', 'p95 is 310 ms now #impact', 'Failed labels from 2.1% to 0.4%');
    const terminal = open(folder, ['--sort']);
    await walk(terminal, [
      ['2026-11-20, 4 to sort', ''],
      ['Failed labels from 2.1% to 0.4%', ''],
      ['It becomes > 1  an entry', '\r'],
      ['An entry of > 1', '3\r'],
      ['Title of the metric > Failed labels from 2.1% to 0.4%', `${keys.eraseLine}Failed labels\r`],
      ['p95 is 310 ms now', ''],
      ['#impact', ''],
      ['It becomes >', '2\r'],
      ['A field in > 1  Quantifiable impact', '\r'],
      ['Of which metric > 1  Label latency', '\r'],
      ['Which field > 3  After', '\r'],
      ['p95 is 310 ms now', `${keys.eraseLine}310 ms\r`],
      ['Lunch', ''],
      ['It becomes >', '4\r'],
      ['1 to sort', ''],
      ['It becomes >', '3\r'],
      ['Sorted: 1 entry, 1 field, 1 struck through.', ''],
      ['1 note not placed yet', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(notesOf(folder)).toBe(
      `- 2026-11-20 ~~Failed labels from 2.1% to 0.4%~~ → impact: Failed labels
- 2026-11-20 ~~p95 is 310 ms now #impact~~ → impact: Label latency, After
- 2026-11-20 ~~Lunch~~
- 2026-11-20 Later
`,
    );
    expect(packetOf(folder)).toContain('  - Before: 900 ms\n  - After: 310 ms\n');
    expect(packetOf(folder)).toContain('- **Failed labels**\n\n  Failed labels from 2.1% to 0.4%\n');
    expect(draftFiles(folder)).toEqual([]);
  });

  it('goes on where one stopped, with a title that was half typed', async () => {
    const folder = withPacket('One', 'Two');
    const terminal = open(folder, ['--sort']);
    await walk(terminal, [
      ['It becomes >', '3\r'],
      ['It becomes >', '1\r'],
      ['An entry of >', '5\r'],
      ['Title of the activity > One', ', half'],
      ['half', keys.interrupt],
    ]);
    expect(await terminal.end()).toBe(130);
    expect(notesOf(folder)).toBe('- 2026-11-20 Two\n- 2026-11-20 One\n');
    const again = open(folder, ['--sort']);
    await walk(again, [
      ['It becomes >', '3\r'],
      ['It becomes >', '1\r'],
      ['An entry of >', '5\r'],
      ['Title of the activity > One, half', '-way\r'],
      ['1 note not placed yet', ''],
    ]);
    expect(await again.end()).toBe(0);
    expect(packetOf(folder)).toContain('- **One, half-way**\n\n  One\n');
    expect(draftFiles(folder)).toEqual([]);
  });

  it('makes no second entry where the first one was written before a crash', async () => {
    const folder = withPacket('Label errors');
    expect(folder.run(['add', 'Label errors', '--to', 'impact', '-C', 'staff']).code).toBe(0);
    const before = packetOf(folder);
    const terminal = open(folder, ['--sort']);
    await walk(terminal, [
      ['It becomes >', '\r'],
      ['An entry of >', '3\r'],
      ['Title of the metric > Label errors', '\r'],
      ['Sorted: 1 entry.', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toBe(before);
    expect(notesOf(folder)).toBe('- 2026-11-20 ~~Label errors~~ → impact: Label errors\n');
  });

  it('asks again where the entry was changed meanwhile', async () => {
    const folder = withPacket('310 ms');
    const terminal = open(folder, ['--sort']);
    await walk(terminal, [
      ['It becomes >', '2\r'],
      ['A field in >', '\r'],
      ['Of which metric >', '\r'],
      ['Which field >', '3\r'],
      ['After > 310 ms', ''],
    ]);
    folder.write('staff/packet.md', packetOf(folder).replace('900 ms', '800 ms'));
    terminal.type('\r');
    await terminal.waitFor('E_CHANGED');
    expect(packetOf(folder)).not.toContain('310 ms');
    await walk(terminal, [
      ['It becomes >', '2\r'],
      ['A field in >', '\r'],
      ['Of which metric >', '\r'],
      ['Which field >', '3\r'],
      ['After > 310 ms', '\r'],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toContain('  - Before: 800 ms\n  - After: 310 ms\n');
    expect(notesOf(folder)).toBe('- 2026-11-20 ~~310 ms~~ → impact: Label latency, After\n');
  });

  it('says so where there is nothing to sort', async () => {
    const folder = withPacket();
    const terminal = open(folder, ['--sort']);
    await terminal.waitFor('Every note has its place.');
    expect(await terminal.end()).toBe(0);
  });

  it('picks by number in plain lines', async () => {
    const folder = withPacket('Triage');
    const terminal = open(folder, ['--sort', '--accessible']);
    await terminal.answer('It becomes', '1');
    await terminal.answer('An entry of', '5');
    await terminal.answer('Title of the activity', '');
    await terminal.waitFor('Sorted: 1 entry.');
    expect(await terminal.end()).toBe(0);
    expect(packetOf(folder)).toContain('- **Triage**');
  });
});
