import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, pasted, type Terminal } from '../support/terminal.ts';

function begun(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', ...whoFlags, '--cycle', '2027-H1']).code).toBe(0);
  return folder;
}

function open(folder: TestFolder, words: readonly string[] = [], columns = 80): Terminal {
  const env = { NO_COLOR: '1', PACKET_TODAY: '2027-03-30' };
  return openTerminal(folder, ['cycle', 'declined', '-C', 'staff', ...words], { env, columns });
}

async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

const cyclesOf = (folder: TestFolder): string => folder.read('staff/plan.md').split('## Cycles\n\n')[1] ?? '';
const packetOf = (folder: TestFolder): string => folder.read('staff/packet.md');
const drafts = (folder: TestFolder): string[] => folder.files().filter((name) => name.includes('/drafts/'));

describe('packet cycle declined in a terminal', () => {
  it.each([80, 40])('asks what was said and what becomes of it, at %d columns', async (columns) => {
    const folder = begun();
    const terminal = open(folder, [], columns);
    await walk(terminal, [
      ['declined. Your packet', ''],
      ['What was said >', 'Scope beyond one team\r'],
      ['It is >', '\r'],
      ['Plan >', 'Lead the depot split\r'],
      ['What else >', pasted('No budget\nToo early')],
      ['Too early', '\r'],
      ['It is >', '2\r'],
      ['It is >', '3\r'],
      ['What else >', '\r'],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(cyclesOf(folder)).toBe(
      '- 2027-H1: declined 2027-03-30: Scope beyond one team; No budget (not mine to fix); Too early\n',
    );
    expect(packetOf(folder)).toContain(
      '- **Scope beyond one team**\n  - Heard from: 2027-H1, 2027-03-30\n  - Plan: Lead the depot split\n',
    );
    expect(packetOf(folder)).not.toContain('Too early');
    expect(terminal.shown.replace(/\s+/g, ' ')).toContain('1 still to be seen');
    expect(drafts(folder)).toEqual([]);
  });

  it('asks again what was not decided, and no more where reasons are given', async () => {
    const folder = begun();
    const terminal = open(folder, ['--reason', 'Scope', '--plan', 'Lead it', '--reason', 'Pace']);
    await walk(terminal, [
      ['Pace', ''],
      ['It is >', '3\r'],
    ]);
    expect(await terminal.end()).toBe(0);
    const again = open(folder);
    await walk(again, [
      ['It is >', '1\r'],
      ['Plan >', '\r'],
      ['What else >', '\r'],
    ]);
    expect(await again.end()).toBe(0);
    expect(again.shown).toContain('2 gaps in packet.md, 1 without a plan yet');
    const third = open(folder);
    await walk(third, [
      ['Plan >', 'Be faster\r'],
      ['What else >', '\r'],
    ]);
    expect(await third.end()).toBe(0);
    expect(third.shown).toContain('2 gaps in packet.md.');
    expect(cyclesOf(folder)).toBe('- 2027-H1: declined 2027-03-30: Scope; Pace\n');
  });

  it.each<[string, readonly (readonly [string, string])[], string, readonly (readonly [string, string])[], string]>([
    [
      'a reason',
      [['What was said >', 'Half a rea']],
      'Half a rea',
      [
        ['What was said > Half a rea', 'son\r'],
        ['It is >', '2\r'],
      ],
      'Half a reason (not mine to fix)',
    ],
    [
      'a plan',
      [
        ['What was said >', 'Scope\r'],
        ['It is >', '\r'],
        ['Plan >', 'Lead the'],
      ],
      'Lead the',
      [['Plan > Lead the', ' split\r']],
      'Scope',
    ],
  ])('has %s again that was half typed when it was killed', async (_, way, typed, further, said) => {
    const folder = begun();
    const terminal = open(folder);
    await walk(terminal, [...way, [typed, '']]);
    const file = 'staff/.packet/drafts/interview.json';
    const draft = (): string => (folder.files().includes(file) ? folder.read(file) : '');
    await expect.poll(draft, { timeout: 1000, interval: 10 }).toContain(typed);
    process.kill(terminal.pid, 'SIGKILL');
    expect(await terminal.end()).toBe(137);
    expect(cyclesOf(folder)).toContain('declined 2027-03-30');
    const again = open(folder);
    await walk(again, [...further, ['What else >', '\r']]);
    expect(await again.end()).toBe(0);
    expect(cyclesOf(folder)).toBe(`- 2027-H1: declined 2027-03-30: ${said}\n`);
    if (said === 'Scope') expect(packetOf(folder)).toContain('  - Plan: Lead the split\n');
    expect(drafts(folder)).toEqual([]);
  });

  it('stops with Ctrl-C, and what was said is kept', async () => {
    const folder = begun();
    const terminal = open(folder);
    await walk(terminal, [
      ['What was said >', 'Scope\r'],
      ['It is >', keys.interrupt],
    ]);
    expect(await terminal.end()).toBe(130);
    expect(terminal.shown).toContain('Go on with: packet cycle declined');
    expect(cyclesOf(folder)).toBe('- 2027-H1: declined 2027-03-30: Scope\n');
  });
});
