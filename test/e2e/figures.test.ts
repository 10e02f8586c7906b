import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testFolder, whoFlags } from '../support/packet-program.ts';
import { keys, openTerminal, pasted, type Terminal } from '../support/terminal.ts';

/** CPU of a process so far, in milliseconds (proc(5): /proc/PID/schedstat, nanoseconds on the CPU, for each thread). */
function cpuOf(pid: number): number {
  const tasks = readdirSync(`/proc/${String(pid)}/task`);
  const times = tasks.map((task) =>
    Number(readFileSync(`/proc/${String(pid)}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

/** What a process holds in memory, in MB (proc(5): VmRSS). */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}

/** A terminal that stands in a field, a text of so many characters in it. */
async function inField(characters: number): Promise<Terminal> {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  const terminal = openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1' } });
  const text = 'word '.repeat(characters / 5);
  for (const [wait, typed] of [
    ['Question >', '5\r'],
    ['What next >', '2\r'],
    ['Your answer >', pasted(`${text}end`)],
    ['end', ''],
  ] as const) {
    await terminal.waitFor(wait);
    terminal.type(typed);
  }
  return terminal;
}

const COLUMNS = 80;
const ROWS = 3;

describe('a keystroke', () => {
  it.each([5, 5000])('with %d characters in the field writes little and is drawn in a frame', async (characters) => {
    const terminal = await inField(characters);
    let most = 0;
    const before = cpuOf(terminal.pid);
    // Each is shown first in the frame that it brings about.
    const typed = Array.from('αβγδεζηθικλμνξοπρστυφχψω');
    for (const key of typed) {
      const start = terminal.shown.length;
      terminal.type(key);
      await terminal.waitFor(key);
      most = Math.max(most, Buffer.byteLength(terminal.shown.slice(start)));
    }
    expect(most).toBeLessThanOrEqual(ROWS * COLUMNS * 4 + 64);
    expect((cpuOf(terminal.pid) - before) / typed.length).toBeLessThan(16);
  });
});

describe('a long session', () => {
  it('of 10,000 keystrokes grows by less than 20 MB', async () => {
    const terminal = await inField(50);
    const before = memoryOf(terminal.pid);
    const times = 2500;
    let after = Infinity;
    for (let index = 0; index < times; index += 1) {
      // Text, moves and deletions, so that the field stays as long as it is.
      terminal.type(`a${keys.left}\u001b[C\u007f`);
      if (index % 50 !== 0) continue;
      terminal.type('#');
      await terminal.waitFor('#');
      terminal.type('\u007f');
      // What is left at the end: how much waits to be collected at one moment depends on what else the machine does.
      if (index > times * 0.8) after = Math.min(after, memoryOf(terminal.pid));
    }
    expect(after - before).toBeLessThan(20);
  }, 60_000);
});
