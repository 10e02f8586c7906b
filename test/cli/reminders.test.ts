import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetProgram, repository, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { hasTool } from '../support/tool.ts';

/** A home with a packet in ~/packets/staff, whose next 1:1 is on 4 December, and `packet` in ~/bin. */
function home(): TestFolder {
  const folder = testFolder();
  folder.run(['init', 'packets/staff', ...whoFlags, '--manager', 'Sam Lee', '--next-review', '2026-12-04']);
  folder.write('bin/packet', `#!/bin/sh\nexec "${process.execPath}" "${packetProgram}" "$@"\n`);
  chmodSync(join(folder.path, 'bin/packet'), 0o755);
  folder.write('.profile', 'PATH="$HOME/bin:$PATH"\n');
  return folder;
}

const before = { PACKET_TODAY: '2026-12-03' };
const due = { PACKET_TODAY: '2026-12-04' };
const late = { PACKET_TODAY: '2026-12-05' };

/** The lines that `packet help reminders` prints to be copied, with their indentation taken away. */
function printed(folder: TestFolder): readonly string[] {
  const { stdout } = folder.run(['help', 'reminders']);
  return stdout.split('\n').flatMap((line) => (line.startsWith('  ') ? [line.slice(2)] : []));
}

function lineWith(folder: TestFolder, words: string): string {
  const [line, second] = printed(folder).filter((each) => each.includes(words));
  if (line === undefined || second !== undefined) throw new Error(`not one line with ${words}`);
  return line;
}

/** Runs a line as it is printed, in a shell that finds `packet`. */
function inShell(
  folder: TestFolder,
  shell: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): { readonly stdout: string; readonly code: number | null } {
  const [program, ...words] = shell;
  const path = `${folder.path}/bin:${process.env['PATH'] ?? ''}`;
  const { stdout, status } = spawnSync(program, words, {
    cwd: '/',
    env: { HOME: folder.path, PATH: path, LANG: 'C.UTF-8', GIT_CONFIG_GLOBAL: '/dev/null', ...env },
    encoding: 'utf8',
  });
  return { stdout, code: status };
}

const overdue = /^overdue {2}review\n {2}nothing kept of the 1:1 with Sam Lee on 4 Dec\n/;
const short = (state: string): RegExp => new RegExp(`^staff: review ${state}, .*1:1 with Sam Lee.*\\n$`);

describe('packet help reminders, each line as it is printed', () => {
  it('a crontab says what is overdue, and else nothing', () => {
    const folder = home();
    const [, minute, hour, , , days, command = ''] =
      /^(\d+) (\d+) (\*) (\*) ([\d-]+) (.*)$/.exec(lineWith(folder, '* * 1-5')) ?? [];
    expect([minute, hour, days]).toEqual(['0', '9', '1-5']);
    expect(inShell(folder, ['sh', '-c', command], due)).toEqual({ stdout: '', code: 0 });
    const { stdout, code } = inShell(folder, ['sh', '-c', command], late);
    expect(stdout).toMatch(overdue);
    expect(code).toBe(1);
    expect(lineWith(folder, 'PATH=')).toMatch(/^PATH=[/\w:]+$/);
  });

  it('a shell prompt has one line where something is due, and else nothing', () => {
    const folder = home();
    const lines = printed(folder);
    const end = lines.findIndex((line) => line.startsWith('PROMPT_COMMAND='));
    const prompt = lines.slice(lines.indexOf('packet_due() {'), end + 1).join('\n');
    const inBash = ['bash', '--norc', '-c', `${prompt}\neval "$PROMPT_COMMAND"`] as const;
    expect(inShell(folder, inBash, before)).toEqual({ stdout: '', code: 0 });
    expect(inShell(folder, inBash, due).stdout).toMatch(short('due'));
    expect(inShell(folder, inBash, late).stdout).toMatch(short('overdue'));
    const own = [
      'bash',
      '--norc',
      '-c',
      `PROMPT_COMMAND='echo own $?;'\n${prompt}\nfalse; eval "$PROMPT_COMMAND"`,
    ] as const;
    expect(inShell(folder, own, before)).toEqual({ stdout: 'own 1\n', code: 0 });
    expect(inShell(folder, own, late).stdout).toMatch(/^staff: review overdue, .*\nown 1\n$/);
  });

  it.skipIf(!hasTool('zsh'))('so has one of zsh', () => {
    const folder = home();
    const lines = [lineWith(folder, 'packet_due() { packet'), lineWith(folder, 'precmd_functions')];
    const own = 'precmd() { echo own }\nprecmd_functions=(other)\nother() { echo other }';
    // What zsh runs before each prompt.
    const prompt = 'precmd\nfor each in $precmd_functions; do $each; done';
    const inZsh = ['zsh', '-f', '-c', [own, ...lines, prompt].join('\n')] as const;
    expect(inShell(folder, inZsh, before)).toEqual({ stdout: 'own\nother\n', code: 0 });
    expect(inShell(folder, inZsh, late).stdout).toMatch(/^own\nother\nstaff: review overdue, .*1:1 with Sam Lee.*\n$/);
    const bare = ['zsh', '-f', '-c', [...lines, 'for each in $precmd_functions; do $each; done'].join('\n')] as const;
    expect(inShell(folder, bare, late).stdout).toMatch(short('overdue'));
  });

  it('a profile has it too', () => {
    const folder = home();
    const line = printed(folder).find((each) => each === 'packet -C ~/packets/staff status --short') ?? 'false';
    expect(inShell(folder, ['sh', '-c', line], late).stdout).toMatch(short('overdue'));
  });

  it.skipIf(!hasTool('systemd-analyze'))('systemd takes the units, and the service says what is overdue', () => {
    const folder = home();
    const lines = printed(folder);
    const starts = lines.flatMap((line, index) => (line === '[Unit]' ? [index] : []));
    const [service = 0, timer = 0] = starts;
    const end = lines.indexOf('systemctl --user daemon-reload');
    expect([starts.length, lines.slice(end, end + 2)]).toEqual([
      2,
      ['systemctl --user daemon-reload', 'systemctl --user enable --now packet.timer'],
    ]);
    const units = { 'packet.service': lines.slice(service, timer), 'packet.timer': lines.slice(timer, end) };
    for (const [name, unit] of Object.entries(units)) folder.write(`units/${name}`, `${unit.join('\n')}\n`);
    const env = { ...process.env, SYSTEMD_UNIT_PATH: `${folder.path}/units:` };
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', `${folder.path}/units/packet.timer`], {
      env,
      encoding: 'utf8',
    });
    expect(verified.stderr.split('\n').filter((line) => line.includes('packet'))).toEqual([]);
    expect(verified.status).toBe(0);
    const when = units['packet.timer'].find((line) => line.startsWith('OnCalendar='))?.slice('OnCalendar='.length);
    expect(spawnSync('systemd-analyze', ['calendar', when ?? '']).status).toBe(0);
    const command = units['packet.service'].find((line) => line.startsWith('ExecStart='))?.slice('ExecStart='.length);
    const { stdout, code } = inShell(folder, ['sh', '-c', command ?? 'false'], { ...late, PATH: '/usr/bin:/bin' });
    expect(stdout).toMatch(overdue);
    expect(code).toBe(1);
  });

  it('stands in a calendar too', () => {
    const folder = home();
    copyFileSync(`${repository}examples/staff.packet.md`, join(folder.path, 'packets/staff/packet.md'));
    const line = lineWith(folder, 'review calendar').trim();
    const { code } = inShell(folder, ['sh', '-c', `cd ~/packets/staff && ${line.split('  ')[0] ?? ''}`], before);
    expect(code).toBe(0);
    expect(folder.read('packets/staff/packet.ics')).toContain('DTSTART;VALUE=DATE:20261204');
  });
});
