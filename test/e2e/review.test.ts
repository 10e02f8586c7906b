import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

function withPacket(): TestFolder {
  const folder = testFolder();
  const dates = ['--manager', 'Sam Lee', '--next-review', '2026-11-20'];
  expect(folder.run(['init', '.', ...whoFlags, ...dates]).code).toBe(0);
  return folder;
}

function open(folder: TestFolder, words: readonly string[] = []): Terminal {
  return openTerminal(folder, ['review', 'done', ...words], { env: { NO_COLOR: '1' } });
}

async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

describe('packet review done in a terminal', () => {
  it('asks for all of it, each answer in its file at once', async () => {
    const folder = withPacket();
    folder.run(['review', 'ask', 'Good time?']);
    folder.run(['review', 'ask', 'Who else?']);
    const terminal = open(folder);
    await walk(terminal, [
      ['1:1 with Sam Lee, Fri 20 Nov', ''],
      ['Sam Lee knows now what you are after', 'y'],
      ['Not asked >', '2\r'],
      ['Heard >', 'The numbers are not there.\r'],
      ['Heard >', '\r'],
      ['Agreed >', 'Sam: who decides?\r'],
      ['Agreed >', '\r'],
      ['Step >', 'Skip-level reads it\r'],
      ['Step >', '\r'],
      ['Gap >', 'Scope\r'],
      ['What closes it >', 'the memo\r'],
      ['Look again >', '2027-02-01\r'],
      ['Gap >', '\r'],
      ['Next 1:1 > 2026-12-21', '\r'],
      ['Next 1:1: Mon 21 Dec', ''],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(folder.read('reviews/2026-11-20.md')).toContain('goal-shared: yes\n');
    expect(folder.read('reviews/2026-11-20.md')).toContain('## Agreed\n\n- [ ] Sam: who decides?\n');
    expect(folder.read('reviews/next.md')).toBe('# Next 1:1\n\n## To ask\n\n- [ ] Who else?\n');
    expect(folder.read('packet.md')).toContain(
      '  - Heard from: Sam Lee\n  - Plan: the memo\n  - Look again: 2027-02-01\n',
    );
    expect(folder.read('plan.md')).toContain('- [ ] Skip-level reads it\n');
    expect(folder.files().filter((name) => name.includes('/drafts/'))).toEqual([]);
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
      ['what you are after', 'y'],
      ['Heard >', 'One\r'],
      ['Heard >', 'Half a sentence'],
      ['Half a sentence', ''],
    ]);
    const file = '.packet/drafts/review.json';
    const draft = (): string => (folder.files().includes(file) ? folder.read(file) : '');
    await expect.poll(draft, { timeout: 1000, interval: 10 }).toContain('Half a sentence');
    kill(terminal);
    expect(await terminal.end()).toBe(code);
    expect(folder.read('reviews/2026-11-20.md')).toContain('- One\n');
    const again = open(folder);
    await walk(again, [
      ['Going on where you stopped: 1:1 with Sam Lee, Fri 20 Nov', ''],
      ['Heard > Half a sentence', ', whole\r'],
      ['Heard >', keys.interrupt],
    ]);
    expect(await again.end()).toBe(130);
    expect(folder.read('reviews/2026-11-20.md')).toContain('- One\n- Half a sentence, whole\n');
  });

  it('goes on under the planned day where one stops', async () => {
    const folder = withPacket();
    folder.write('plan.md', folder.read('plan.md').replace('2026-11-20', '2026-11-18'));
    const terminal = open(folder);
    await walk(terminal, [
      ['what you are after', 'y'],
      ['Heard >', 'One\r'],
      ['Heard >', keys.interrupt],
      ['Go on with: packet review done --date 2026-11-18', ''],
    ]);
    await terminal.end();
    expect(folder.read('reviews/2026-11-18.md')).toContain('- One\n');
  });

  it('asks the same in plain lines', async () => {
    const folder = withPacket();
    const terminal = open(folder, ['--accessible', '--with', 'Kim Cho', '--as', 'skip-level']);
    await terminal.answer('Heard', 'Knows it');
    await terminal.answer('Heard', '');
    await terminal.answer('Agreed', '');
    await terminal.answer('Step', '');
    await terminal.answer('Gap', '');
    await terminal.waitFor('Kept reviews/2026-11-20.md');
    expect(await terminal.end()).toBe(0);
    expect(folder.read('reviews/2026-11-20.md')).toContain('relation: skip-level\n');
  });
});
