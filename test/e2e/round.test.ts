import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, testFolder, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

function withPacket(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', '--answers', `${repository}examples/staff.answers.yaml`]).code).toBe(0);
  return folder;
}

function open(folder: TestFolder, words: readonly string[], env: Record<string, string> = {}): Terminal {
  return openTerminal(folder, ['round', ...words, '-C', 'staff'], { env: { NO_COLOR: '1', ...env } });
}

async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

const roundOf = (folder: TestFolder): string => folder.read('staff/rounds/01-self.md');

describe('packet round self in a terminal', () => {
  it('asks before a round that is too early', async () => {
    const folder = withPacket();
    const terminal = open(folder, ['self']);
    await walk(terminal, [
      ['Open it all the same', 'n'],
      ['No round was opened', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(folder.packetFiles()).toEqual(['staff/packet.md', 'staff/plan.md']);
  });

  it('keeps each mark and what is half typed, and goes on there', async () => {
    const folder = withPacket();
    const first = open(folder, ['self'], { PACKET_TODAY: '2026-11-25' });
    await walk(first, [
      ['1 of 7  What did you do?', ''],
      ['1 of 7, projects >', '\r'],
      ['2 of 7  High-leverage', ''],
      ['2 of 7, leverage > 1  is read', '4\r'],
      ['To mend in leverage >', 'who uses'],
      ['who uses', keys.interrupt],
    ]);
    expect(await first.end()).toBe(130);
    expect(roundOf(folder)).toContain('- [x] projects\n- [ ] leverage\n');
    const second = open(folder, ['self'], { PACKET_TODAY: '2026-11-26' });
    await walk(second, [
      ['2 of 7', ''],
      ['2 of 7, leverage > 1  is read', '4\r'],
      ['To mend in leverage > who uses', ' it?\r'],
      ['2 of 7, leverage > 1  is read', '6\r'],
      ['Go on with: packet round self', ''],
    ]);
    expect(await second.end()).toBe(0);
    expect(roundOf(folder)).toContain('## Feedback\n\n- [ ] leverage: who uses it?\n');
    expect(folder.files().filter((name) => name.includes('/drafts/'))).toEqual([]);
  });

  it('shows what the checks say of a question', async () => {
    const folder = withPacket();
    folder.write('staff/packet.md', folder.read('staff/packet.md').replace(/^- Role: .*\n/m, ''));
    const terminal = open(folder, ['self'], { PACKET_TODAY: '2026-11-25' });
    await walk(terminal, [
      ['expected "Role: …" below it', ''],
      ['1 of 7, projects >', '6\r'],
      ['Go on with: packet round self', ''],
    ]);
    expect(await terminal.end()).toBe(0);
  });

  it('opens the editor at the question, and asks to close when all is read', async () => {
    const folder = withPacket();
    const day = { PACKET_TODAY: '2026-11-25' };
    for (const id of ['projects', 'leverage', 'impact', 'mentoring', 'glue', 'advocates'])
      folder.run(['round', 'self', '--read', id, '-C', 'staff'], { env: day });
    folder.write('staff/rounds/01-self.md', `${roundOf(folder)}\n- [ ] glue: say who asked\n`);
    folder.write('editor', 'printf "\\n- **New gap**\\n" >> "$1"');
    const terminal = open(folder, ['self'], { ...day, PACKET_EDITOR: `sh ${folder.path}/editor` });
    await walk(terminal, [
      ['7 of 7, gaps > 1  is read', '2\r'],
      ['New gap', ''],
      ['7 of 7, gaps > 1  is read', '\r'],
      ['   1  glue: say who asked', ''],
      ['Close it all the same', 'y'],
      ['Changed since it was opened', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(roundOf(folder)).toContain('\nclosed: 2026-11-25\n');
  });
});

describe('packet round with readers in a terminal', () => {
  it('asks for readers where none was named', async () => {
    const folder = withPacket();
    const terminal = open(folder, ['peers']);
    await walk(terminal, [
      ['Readers, with commas between >', 'Jo Park:Staff, Ana Ruiz\r'],
      ['Ana Ruiz: asked', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(folder.packetFiles().filter((name) => name.endsWith('.txt'))).toHaveLength(2);
  });

  it('makes gaps that came back entries, one by one', async () => {
    const folder = withPacket();
    folder.run(['round', 'manager', '-C', 'staff']);
    const file = 'staff/rounds/01-manager.md';
    const asked = '**Which gaps do you see, real or perceived?**\n';
    const copy = folder.read('staff/rounds/01-manager/to-tomas-lind.md');
    folder.write('tomas.md', copy.replace(asked, `${asked}\nWriting for executives\n`));
    const taken = folder.run(['round', 'feedback', '--from', 'Tomas', '-F', '../tomas.md', '-C', 'staff']);
    expect(taken.stderr).toContain('A gap came back. To give it a plan: packet round manager\n');
    const terminal = open(folder, ['manager']);
    await walk(terminal, [
      ['This gap >', '\r'],
      ['Gap > Writing for executives', ': one memo a quarter, by 2027-03-01\r'],
      ['1 gap stands in packet.md', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(folder.read('staff/packet.md')).toContain('- **Writing for executives**\n  - Plan: one memo a quarter\n');
    expect(folder.read(file)).toContain(
      '- [x] Which gaps do you see, real or perceived: Writing for executives (Tomas Lind)\n',
    );
    expect(folder.read('staff/reviews/next.md')).toContain('Which work closes "Writing for executives"?');
  });

  it('keeps a gap that cannot be written half typed', async () => {
    const folder = withPacket();
    folder.run(['round', 'manager', '-C', 'staff']);
    const file = 'staff/rounds/01-manager.md';
    folder.write(file, folder.read(file).replace('## Feedback\n', '## Feedback\n\n- [ ] gaps: Writing (Tomas Lind)\n'));
    chmodSync(join(folder.path, 'staff/packet.md'), 0o444);
    const terminal = open(folder, ['manager']);
    await walk(terminal, [
      ['This gap >', '\r'],
      ['Gap > Writing', ': one memo a quarter\r'],
    ]);
    expect(await terminal.end()).toBe(4);
    const [draft = ''] = folder.files().filter((name) => name.includes('/drafts/'));
    expect(folder.read(draft)).toBe('Writing: one memo a quarter\n');
  });
});
