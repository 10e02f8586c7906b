import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

const half = 'half a sentence';
const lost = 'staff/.packet/drafts/interview.lost.md';

function open(folder: TestFolder, env: Readonly<Record<string, string>> = {}): Terminal {
  return openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1', ...env } });
}

/** Waits and types, one after the other. */
async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

/** Half a sentence stands in the text of a first gap, and one is back at that question. */
async function leaveHalf(folder: TestFolder, env: Readonly<Record<string, string>> = {}): Promise<Terminal> {
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  const terminal = open(folder, env);
  await walk(terminal, [
    ['Question >', '7\r'],
    ['What next >', '\r'],
    ['New gap >', 'Scope\r'],
    ['In a few sentences >', half],
    [half, keys.back],
    ['Title of the gap >', keys.back],
    ['What next >', ''],
  ]);
  return terminal;
}

function changeByHand(folder: TestFolder, from: string, to: string): void {
  const packet = folder.read('staff/packet.md');
  expect(packet).toContain(from);
  writeFileSync(join(folder.path, 'staff/packet.md'), packet.replace(from, to));
}

describe('set-up', () => {
  it('keeps the first answer when one has gone back to it', async () => {
    const folder = testFolder();
    const terminal = open(folder);
    await walk(terminal, [
      ['Your name > Dana Reyes', ' Ruiz\r'],
      ['Your level today >', keys.back],
      ['Your name > Dana Reyes Ruiz', ''],
    ]);
    process.kill(terminal.pid, 'SIGKILL');
    await terminal.end();
    await open(folder).waitFor('Your name > Dana Reyes Ruiz');
  });

  it('is not begun by a look at what flags have answered', async () => {
    const folder = testFolder();
    const terminal = openTerminal(folder, ['init', 'staff', ...whoFlags], { env: { NO_COLOR: '1' } });
    await walk(terminal, [
      ['Your name > Dana Reyes', keys.interrupt],
      ['Nothing is written yet.', ''],
    ]);
    expect(folder.files()).toEqual([]);
  });
});

describe('a line that was left half typed', () => {
  it('is where the next interview stands, after one that was stopped at the questions', async () => {
    const folder = testFolder();
    const terminal = await leaveHalf(folder);
    terminal.type(keys.back);
    await walk(terminal, [
      ['Question >', '9\r'],
      ['your half-typed line in a draft', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    const again = open(folder);
    await walk(again, [
      ['Going on where you stopped: Gaps, real or perceived, "Scope"', ''],
      [`In a few sentences > ${half}`, ''],
    ]);
  });

  it('goes with its entry where another hand puts one before it', async () => {
    const folder = testFolder();
    const terminal = await leaveHalf(folder);
    terminal.type(keys.back);
    await walk(terminal, [
      ['Question >', '5\r'],
      ['What next >', '2\r'],
      ['Your answer >', ''],
    ]);
    changeByHand(folder, '- **Scope**', '- **Theirs**\n- **Scope**');
    terminal.type('Triage.\r');
    await walk(terminal, [
      ['Question >', '7\r'],
      ['What next >', '2\r'],
      ['Change which gap >', '2\r'],
      ['Title of the gap > Scope', '\r'],
      [`In a few sentences > ${half}`, '\r'],
      ['Plan >', ''],
    ]);
    expect(folder.read('staff/packet.md')).toMatch(/- \*\*Theirs\*\*\n\n?- \*\*Scope\*\*\n\n? +half a sentence\n/);
  });

  it('is put aside where the editor takes its entry away', async () => {
    const folder = testFolder();
    folder.write('editor', 'sed -i "s/Scope/Range/" "$1"\n');
    const terminal = await leaveHalf(folder, { PACKET_EDITOR: `sh '${folder.path}/editor'` });
    terminal.type(keys.editor);
    await terminal.waitFor(lost);
    await terminal.waitFor('What next >');
    expect(folder.read(lost)).toBe(`${half}\n`);
  });

  it('is put aside where its entry is taken out', async () => {
    const folder = testFolder();
    const terminal = await leaveHalf(folder);
    await walk(terminal, [
      ['', '3\r'],
      ['Take which gap out of the packet >', '1\r'],
      ['Take "Scope" out of packet.md? (y/N)', 'y'],
      ['The place of a half-typed line is gone', ''],
      [lost, ''],
      ['What next >', ''],
    ]);
    expect(folder.read(lost)).toBe(`${half}\n`);
  });
});

describe('a draft that cannot be written', () => {
  /** Half a sentence in a title, while nothing can be written beside it. */
  async function unkept(folder: TestFolder, env: Readonly<Record<string, string>> = {}): Promise<Terminal> {
    expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
    const terminal = open(folder, env);
    await walk(terminal, [
      ['Question >', '7\r'],
      ['What next >', '\r'],
      ['New gap >', ''],
    ]);
    rmSync(join(folder.path, 'staff/.packet/drafts'), { recursive: true });
    folder.write('staff/.packet/drafts', '');
    terminal.type(half);
    await walk(terminal, [
      [half, ''],
      ['Half-typed lines cannot be kept: Unexpected file staff/.packet/drafts', ''],
      [`New gap > ${half}`, ''],
    ]);
    return terminal;
  }

  it.each<readonly [string, readonly (readonly [string, string])[], number]>([
    ['Ctrl-C', [['', keys.interrupt]], 130],
    [
      'the last option',
      [
        ['', keys.back],
        ['What next >', keys.back],
        ['Question >', '9\r'],
      ],
      0,
    ],
  ])('is said at once, and what was typed at the end, by %s', async (_, way, code) => {
    const terminal = await unkept(testFolder());
    await walk(terminal, [
      ...way,
      ['Not kept: Unexpected file staff/.packet/drafts', ''],
      [`You typed:\r\n${half}\r\n`, ''],
      ['Kept: packet.md with no answers yet.', ''],
    ]);
    expect(await terminal.end()).toBe(code);
    expect(terminal.shown).not.toContain('in a draft');
    expect(terminal.shown.split('cannot be kept')).toHaveLength(2);
  });

  it('is no matter once it can be written again', async () => {
    const folder = testFolder();
    const terminal = await unkept(folder);
    rmSync(join(folder.path, 'staff/.packet/drafts'));
    await walk(terminal, [
      ['', keys.interrupt],
      ['Kept: packet.md with no answers yet, your half-typed line in a draft.', ''],
    ]);
    expect(terminal.shown).not.toContain('Not kept');
    await open(folder).waitFor(`New gap > ${half}`);
  });
});
