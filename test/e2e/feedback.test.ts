import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, testFolder, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

/** A packet that went out to two readers; one answer has three changes and a remark in it. */
function withAnswer(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'p', '--answers', join(repository, 'examples/staff.answers.yaml')]).code).toBe(0);
  const asked = ['round', 'peers', '--with', 'Jo Park', '--with', 'Ana Ruiz', '-C', 'p'];
  expect(folder.run(asked).code).toBe(0);
  const sent = folder.read('p/rounds/01-peers/to-ana-ruiz.md');
  const back = sent
    .replace('I led the preparation', 'I led most of the preparation')
    .replace('2025-12 [11]', '~~2025-12~~ 2026-01 [11]')
    .replace('every Thursday since', 'each Thursday \u001b[31msince')
    .replace('**Where are you lost?**', '**Where are you lost?**\n\nHere \u001b]0;x\u0007.');
  folder.write('ana.md', back);
  return folder;
}

function open(folder: TestFolder, words: readonly string[]): Terminal {
  return openTerminal(folder, ['round', 'feedback', '-C', 'p', ...words], { env: { NO_COLOR: '1' } });
}

async function walk(terminal: Terminal, way: readonly (readonly [wait: string, keys: string])[]): Promise<void> {
  for (const [wait, text] of way) {
    await terminal.waitFor(wait);
    terminal.type(text);
  }
}

const roundOf = (folder: TestFolder): string => folder.read('p/rounds/01-peers.md');
// What is being written has another name until it is whole.
const drafts = (folder: TestFolder): string[] =>
  folder.files().filter((name) => name.includes('/drafts/') && !name.endsWith('.tmp'));

describe('packet round feedback in a terminal', () => {
  it('goes through changes one by one: taken, edited, left; stopped, it goes on there', async () => {
    const folder = withAnswer();
    const first = open(folder, ['-F', '../ana.md']);
    await walk(first, [
      ['3 to go through', '\r'],
      ['2 to go through', '2\r'],
      ['Your words >', ' or so'],
      ['2026-01 or so', ''],
    ]);
    await expect.poll(() => drafts(folder).length, { timeout: 2000, interval: 10 }).toBe(1);
    first.type(keys.interrupt);
    expect(await first.end()).toBe(130);
    expect(first.shown).toContain('Kept: all that was decided');
    expect(first.shown).not.toContain('\u001b]0;x');
    const again = open(folder, ['-F', '../ana.md']);
    await walk(again, [
      ['nothing new, 4 there already', ''],
      ['2 to go through', '2\r'],
      ['2026-01 or so', '\r'],
      ['1 to go through', '3\r'],
    ]);
    expect(await again.end()).toBe(0);
    expect(folder.read('p/packet.md')).toContain('I led most of the preparation');
    expect(folder.read('p/packet.md')).toContain('- When: 2025-07 to 2026-01 or so\n');
    expect(folder.read('p/packet.md')).toContain('every Thursday since');
    expect(roundOf(folder)).toContain('\n  - taken 2026-11-20\n');
    expect(roundOf(folder)).toContain('\n  - taken, edited 2026-11-20\n');
    expect(roundOf(folder)).toContain('\n  - left as it is 2026-11-20\n');
    expect(drafts(folder)).toEqual([]);
  });

  it('shows what was taken out, which is taken, or kept in other words', async () => {
    const folder = withAnswer();
    const goal = /^- Goal: nobody stands at a machine.*\n/m;
    const period = /^ {2}- Source: \[service desk, monthly report\].*\n/m;
    const sent = folder.read('p/rounds/01-peers/to-ana-ruiz.md');
    folder.write('ana.md', sent.replace(goal, '').replace(period, ''));
    const terminal = open(folder, ['-F', '../ana.md']);
    await walk(terminal, [
      ['2 to go through', '\r'],
      ['1 to go through', '2\r'],
      ['Your words >', ', each month\r'],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).toContain('Ana Ruiz would leave it out');
    const text = folder.read('p/packet.md');
    expect(text).not.toMatch(goal);
    expect(text).toContain('- Role: lead of five engineers');
    expect(text).toMatch(/^ {2}- Source: \[service desk, monthly report\]\(\S+\), each month\n/m);
    expect(roundOf(folder)).toContain('take out "Goal: nobody stands at a machine');
    expect(roundOf(folder)).toContain('\n  - taken, edited 2026-11-20\n');
  });

  it('takes what somebody said by hand, and has a half-typed line again', async () => {
    const folder = withAnswer();
    const first = open(folder, []);
    await walk(first, [
      ['Who said it >', '\r'],
      ['What Jo Park said is about >', '5\r'],
      ['Jo Park said >', 'Who runs it'],
      ['Who runs it', ''],
    ]);
    await expect
      .poll(() => drafts(folder).map((name) => folder.read(name)), { timeout: 2000, interval: 10 })
      .toContain('Who runs it');
    process.kill(first.pid, 'SIGKILL');
    await first.end();
    const again = open(folder, ['--from', 'Jo']);
    await walk(again, [
      ['What Jo Park said is about >', '5\r'],
      ['Jo Park said > Who runs it', ' now?\r'],
      ['What Jo Park said is about >', '8\r'],
      ['Jo Park said >', '# Well done\r'],
      ['What Jo Park said is about >', '9\r'],
    ]);
    expect(await again.end()).toBe(0);
    expect(again.shown).toContain('Jo Park: 2 to work on');
    expect(roundOf(folder)).toContain('- [ ] glue: Who runs it now? (Jo Park)\n');
    expect(roundOf(folder)).toContain('## Unplaced\n\n- [ ] \\# Well done (Jo Park)\n');
    expect(roundOf(folder)).toContain('- [x] Jo Park: asked 2026-11-20, answered 2026-11-20\n');
    expect(drafts(folder)).toEqual([]);
  });

  it('does not offer again what stands in the round already', async () => {
    const folder = withAnswer();
    const round = roundOf(folder).replace('## Feedback\n', '## Feedback\n\n- [ ] glue: Who runs it? (Jo Park)\n');
    folder.write('p/rounds/01-peers.md', round);
    folder.write('p/.packet/drafts/interview.feedback.txt', 'Who runs it?');
    const terminal = open(folder, ['--from', 'Jo']);
    await walk(terminal, [
      ['What Jo Park said is about >', '8\r'],
      ['Jo Park said >', 'Well done\r'],
      ['What Jo Park said is about >', '9\r'],
    ]);
    expect(await terminal.end()).toBe(0);
    expect(roundOf(folder)).toContain('## Unplaced\n\n- [ ] Well done (Jo Park)\n');
    expect(drafts(folder)).toEqual([]);
  });

  it('says of a remark that could be kept nowhere that it is not kept, and what it was', async () => {
    const folder = withAnswer();
    chmodSync(join(folder.path, 'p/rounds/01-peers.md'), 0o444);
    folder.write('p/.packet/drafts', 'in the way');
    const terminal = open(folder, ['--from', 'Jo']);
    await walk(terminal, [
      ['What Jo Park said is about >', '5\r'],
      ['Jo Park said >', 'Who runs it?\r'],
      ['nowhere:', ''],
      ['Who runs it?', ''],
      ['What Jo Park said is about >', '9\r'],
    ]);
    await terminal.end();
  });
});
