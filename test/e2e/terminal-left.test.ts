import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { packetProgram, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { keys, openTerminal, type Terminal } from '../support/terminal.ts';

const PASTES_MARKED = '\u001b[?2004h';
const PASTES_NOT_MARKED = '\u001b[?2004l';
const CURSOR_SHOWN = '\u001b[?25h';
const CURSOR_HIDDEN = '\u001b[?25l';

/** What the shell says when it waits for a command; in two pieces where it is typed, so that only the answer holds it. */
const ready = 'shell-is-ready';
const sayReady = "echo shell-is-''ready";

/** A shell with job control in a terminal, `packet` being the program; what it said so far is behind us. */
async function openShell(folder: TestFolder, env: Readonly<Record<string, string>> = {}): Promise<Terminal> {
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  folder.write('packet', `#!/bin/sh\nexec "${process.execPath}" "${packetProgram}" "$@"\n`);
  const shell = openTerminal(folder, ['--norc', '--noprofile', '--noediting', '-i'], {
    program: 'bash',
    env: { NO_COLOR: '1', PS1: '$ ', ...env },
  });
  shell.type(`${sayReady}\r`);
  await shell.waitFor(ready);
  return shell;
}

/** What `stty -a` says in that terminal. */
async function modes(shell: Terminal): Promise<string> {
  shell.type("stty -a; echo end-of-''modes\r");
  await shell.waitFor('speed');
  const start = shell.shown.lastIndexOf('speed');
  await shell.waitFor('end-of-modes');
  const said = shell.shown.slice(start);
  return said.slice(0, said.indexOf('end-of-modes'));
}

/** The program in that shell, at the hub. */
async function startPacket(shell: Terminal): Promise<void> {
  shell.type("sh ./packet init staff; echo exit-''code=$?\r");
  await shell.waitFor('Question >');
}

function pidOf(shell: Terminal): number {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(shell.pid)], { encoding: 'utf8' });
  return Number(stdout.trim().split('\n')[0]);
}

/** The last that the program said about pastes and about the cursor is that they are as ever. */
function expectLeft(shell: Terminal): void {
  const { shown } = shell;
  expect(shown).toContain(PASTES_MARKED);
  expect(shown.lastIndexOf(PASTES_NOT_MARKED)).toBeGreaterThan(shown.lastIndexOf(PASTES_MARKED));
  expect(shown.lastIndexOf(CURSOR_HIDDEN)).toBeLessThanOrEqual(shown.lastIndexOf(CURSOR_SHOWN));
}

/** Types keys, or sends a signal to the program. */
type End = (shell: Terminal) => unknown;
const typing =
  (text: string): End =>
  (shell) => {
    shell.type(text);
  };
const signal =
  (name: NodeJS.Signals): End =>
  (shell) =>
    process.kill(pidOf(shell), name);

describe('the terminal is left as it was found', () => {
  it.each<readonly [string, RegExp, End]>([
    ['the last option', /exit-code=0\n/, typing('9\r')],
    ['Ctrl-C', /exit-code=130\n/, typing(keys.interrupt)],
    ['Ctrl-D', /exit-code=0\n/, typing(keys.endOfInput)],
    ['SIGINT', /exit-code=130\n/, signal('SIGINT')],
    ['SIGTERM', /exit-code=143\n/, signal('SIGTERM')],
    ['SIGHUP', /exit-code=129\n/, signal('SIGHUP')],
    ['a crash', /exit-code=[1-9]\d*\n/, signal('SIGUSR2')],
  ])('by %s', async (_, code, end) => {
    const folder = testFolder();
    folder.write('crash.cjs', 'process.on("SIGUSR2", () => { throw new Error("a defect"); });\n');
    const shell = await openShell(folder, { NODE_OPTIONS: `--require=${folder.path}/crash.cjs` });
    const before = await modes(shell);
    await startPacket(shell);
    end(shell);
    await shell.waitFor('exit-code=');
    await shell.waitFor('\n');
    expect(shell.shown).toMatch(code);
    expectLeft(shell);
    expect(await modes(shell)).toBe(before);
  });

  it('by a draft that is refused', async () => {
    const folder = testFolder();
    const shell = await openShell(folder);
    folder.write('staff/.packet/drafts/interview.json', '{"draft": 2}');
    const before = await modes(shell);
    shell.type("sh ./packet init staff; echo exit-''code=$?\r");
    await shell.waitFor('exit-code=3');
    expect(shell.shown.lastIndexOf(PASTES_MARKED)).toBeLessThanOrEqual(shell.shown.lastIndexOf(PASTES_NOT_MARKED));
    expect(await modes(shell)).toBe(before);
  });

  it.each([0, 3])('to an editor that ends with %d, and taken up again', async (code) => {
    const folder = testFolder();
    folder.write('editor', `stty -a > modes; exit ${String(code)}\n`);
    const shell = await openShell(folder, { PACKET_EDITOR: `sh '${folder.path}/editor'` });
    const before = await modes(shell);
    await startPacket(shell);
    const start = shell.shown.length;
    shell.type(keys.editor);
    await shell.waitFor('Question >');
    const during = shell.shown.slice(start);
    expect(during.indexOf(PASTES_NOT_MARKED)).toBeLessThan(during.lastIndexOf(PASTES_MARKED));
    expect(during).toContain(PASTES_NOT_MARKED);
    expect(folder.read('modes')).toBe(before);
    shell.type(keys.interrupt);
    await shell.waitFor('exit-code=130');
    expectLeft(shell);
    expect(await modes(shell)).toBe(before);
  });
});

describe('a program that is stopped', () => {
  const half = 'half a sentence';

  async function inText(shell: Terminal): Promise<void> {
    await startPacket(shell);
    shell.type('5\r');
    await shell.waitFor('What next >');
    shell.type('2\r');
    await shell.waitFor('Your answer >');
    shell.type(half);
    await shell.waitFor(half);
  }

  it.each<readonly [string, End]>([
    ['Ctrl-Z', typing(keys.suspend)],
    ['SIGSTOP', signal('SIGSTOP')],
  ])('by %s goes on by fg with what was typed, drawn anew', async (_, stop) => {
    const folder = testFolder();
    const shell = await openShell(folder);
    const before = await modes(shell);
    await inText(shell);
    stop(shell);
    await shell.waitFor('Stopped');
    expect(await modes(shell)).toBe(before);
    shell.type('fg\r');
    await shell.waitFor(`Your answer > ${half}`);
    shell.type(' that goes on');
    await shell.waitFor(`${half} that goes on`);
    shell.type('\r');
    await shell.waitFor('Question >');
    expect(folder.read('staff/packet.md')).toContain(`${half} that goes on\n`);
    shell.type(keys.interrupt);
    await shell.waitFor('Go on with');
    await shell.waitFor('$ ');
    expectLeft(shell);
    expect(await modes(shell)).toBe(before);
  });

  it.each([{}, { ACCESSIBLE: '1' }])('by Ctrl-Z goes on at once where no shell waits for it: %j', async (env) => {
    const folder = testFolder();
    const terminal = openTerminal(folder, ['init', 'staff'], { env: { NO_COLOR: '1', ...env } });
    await terminal.waitFor('Your name');
    await terminal.waitFor('Dana Reyes');
    terminal.type(keys.suspend);
    await terminal.waitFor('Your name');
    terminal.type(' Ruiz\r');
    await terminal.waitFor('Your level today');
    const { rows } = await terminal.screen();
    expect(rows.filter((row) => row.startsWith('Your name'))).toHaveLength(2);
  });

  it('is ended by SIGTERM while it is stopped, and what was typed is kept', async () => {
    const folder = testFolder();
    const shell = await openShell(folder);
    const before = await modes(shell);
    await inText(shell);
    shell.type(keys.suspend);
    await shell.waitFor('Stopped');
    shell.type('kill %1; fg\r');
    await shell.waitFor('your half-typed line in a draft');
    await shell.waitFor('$ ');
    expect(folder.read('staff/.packet/drafts/interview.json')).toContain(half);
    expectLeft(shell);
    expect(await modes(shell)).toBe(before);
  });
});

describe('a terminal that is asked in plain lines', () => {
  async function inTitle(folder: TestFolder): Promise<{ shell: Terminal; before: string }> {
    const shell = await openShell(folder, { ACCESSIBLE: '1' });
    const before = await modes(shell);
    shell.type("sh ./packet init staff; echo exit-''code=$?\r");
    await shell.answer('Question [1] ', '1');
    await shell.answer('What next [1] ', '1');
    await shell.waitFor('New project: ');
    shell.type('Label');
    await shell.waitFor('Label');
    return { shell, before };
  }

  it.each([
    ['Ctrl-C', keys.interrupt, 130],
    [':quit', `${keys.eraseLine}:quit\r`, 0],
  ])('is left as it was found by %s', async (_, end, code) => {
    const { shell, before } = await inTitle(testFolder());
    shell.type(end);
    await shell.waitFor(`exit-code=${String(code)}`);
    expect(shell.shown).not.toContain('\u001b');
    expect(await modes(shell)).toBe(before);
  });

  it('is left as it was found by Ctrl-Z, and taken up again by fg with what was typed', async () => {
    const folder = testFolder();
    const { shell, before } = await inTitle(folder);
    shell.type(keys.suspend);
    await shell.waitFor('Stopped');
    expect(await modes(shell)).toBe(before);
    shell.type('fg\r');
    await shell.waitFor('New project: Label');
    shell.type(' split\r');
    await shell.waitFor('In a few sentences');
    expect(folder.read('staff/packet.md')).toContain('### Label split\n');
    expect(shell.shown).not.toContain('\u001b');
  });
});
