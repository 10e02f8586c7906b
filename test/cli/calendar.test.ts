import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFor } from '../../src/adapters/temporary-file.ts';
import { environmentIn, repository, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { hasTool } from '../support/tool.ts';

const today = { env: { PACKET_TODAY: '2026-12-06' } };

/** A packet in `staff` with a round, a cycle, gaps and a 1:1 that comes again. */
function grown(): TestFolder {
  const folder = testFolder();
  folder.copy(join(repository, 'test/fixtures/papers/regular'), 'staff');
  folder.copy(join(repository, 'examples/staff.packet.md'), 'staff/packet.md');
  return folder;
}

const calendar = ['review', 'calendar', '-C', 'staff'];

function move(folder: TestFolder, from: string, to: string): void {
  folder.write('staff/plan.md', folder.read('staff/plan.md').replace(from, to));
}

describe('packet review calendar', () => {
  it('prints an .ics file, and notes its number in the plan', () => {
    const folder = grown();
    const { stdout, stderr, code } = folder.run(calendar, today);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
    expect(stdout.match(/^SUMMARY:.*/gm)).toContain('SUMMARY:Packet: 1:1 with Sam Lee');
    expect(folder.read('staff/plan.md')).toMatch(/^calendar: [0-9a-f]{8} 0 2026-12-06 [0-9a-f]{8}$/m);
  });

  it('writes it into a file that only its owner can read, and says what it holds', () => {
    const folder = grown();
    const { stdout, stderr } = folder.run([...calendar, '-o', 'packet.ics'], today);
    expect(stdout).toBe('');
    expect(stderr).toBe(`staff/packet.ics holds:
  Tue 8 Dec  Packet: peers round due
  Thu 31 Dec  Packet: 2027-H1 evidence until
  Fri 8 Jan 2027  Packet: 1:1 with Sam Lee, every 1 month
  Fri 15 Jan 2027  Packet: 2027-H1 align by
  Fri 29 Jan 2027  Packet: look again at "Known as the person for the ticket
    shop"
  Fri 12 Feb 2027  Packet: 2027-H1 document due
  Fri 26 Feb 2027  Packet: look again at "No decision shared with payments
    yet"
  Fri 26 Feb 2027  Packet: 2027-H1 feedback due
  Fri 12 Mar 2027  Packet: look again at "Taking things on that others could
    lead"
  Mon 15 Mar 2027  Packet: 2027-H1 calibration
  Tue 30 Mar 2027  Packet: 2027-H1 decision
  Thu 1 Apr 2027  Packet: 2027-H1 in effect
`);
    expect(statSync(join(folder.path, 'staff/packet.ics')).mode & 0o777).toBe(0o600);
  });

  it('clears away beside it what was left of it half written', () => {
    const folder = grown();
    const dead = basename(temporaryFor('packet.ics')).replace(/\.\d+-/, `.${String(spawnSync('true').pid)}-`);
    folder.write(`elsewhere/${dead}`, 'half');
    expect(folder.run([...calendar, '-o', '../elsewhere/packet.ics'], today).code).toBe(0);
    expect(readdirSync(join(folder.path, 'elsewhere'))).toEqual(['packet.ics']);
  });

  it('has the same bytes on another day and writes nothing, and the next number after a change', () => {
    const folder = grown();
    const first = folder.run(calendar, today).stdout;
    const plan = folder.read('staff/plan.md');
    expect(folder.run(calendar, { env: { PACKET_TODAY: '2026-12-07' } }).stdout).toBe(first);
    expect(folder.read('staff/plan.md')).toBe(plan);
    move(folder, 'next-review: 2027-01-08', 'next-review: 2027-01-12');
    const second = folder.run(calendar, { env: { PACKET_TODAY: '2026-12-07' } }).stdout;
    const uids = (text: string): readonly string[] => [...text.matchAll(/^UID:.*/gm)].map(([uid]) => uid).sort();
    expect(uids(second)).toEqual(uids(first));
    expect(new Set(second.match(/^SEQUENCE:.*/gm))).toEqual(new Set(['SEQUENCE:1']));
    expect(new Set(second.match(/^DTSTAMP:.*/gm))).toEqual(new Set(['DTSTAMP:20261207T000000Z']));
  });

  it('is the same in every time zone', () => {
    const [utc, ...others] = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map(
      (TZ) => grown().run(calendar, { env: { ...today.env, TZ } }).stdout,
    );
    expect(others).toEqual([utc, utc]);
  });

  it('has texts where one wants them, and words of what is private never', () => {
    const folder = grown();
    folder.write(
      'staff/packet.md',
      folder.read('staff/packet.md').replace('**No decision shared with payments yet**', '$&\n  - Private: yes'),
    );
    const titles = folder.run(calendar, today).stdout;
    expect(titles).toContain('SUMMARY:Packet: look at a gap again\r\n');
    expect(titles).not.toMatch(/^DESCRIPTION:(?!Packet: )/m);
    const texts = folder.run([...calendar, '--with-text'], today).stdout.replaceAll('\r\n ', '');
    expect(texts).toContain('DESCRIPTION:Waiting for: Ana Ruiz');
    expect(texts).not.toMatch(/payments|Ruth Adeyemi/);
  });

  it('has no line that a name or a title makes', () => {
    const folder = grown();
    move(folder, 'manager: Sam Lee', 'manager: "Sam\\r\\nATTENDEE:mailto:a@b.example\\nEND:VEVENT\\u2028X:y; \\u0007"');
    const { stdout, code } = folder.run(calendar, today);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/^(?:ATTENDEE|X:)/m);
    expect(stdout.match(/^END:VEVENT/gm)).toHaveLength(stdout.match(/^BEGIN:VEVENT/gm)?.length ?? 0);
    expect(stdout.replaceAll('\r\n ', '')).toContain(
      'SUMMARY:Packet: 1:1 with Sam ATTENDEE:mailto:a@b.example END:VEVENT X:y\\; ',
    );
  });

  it('keeps words of gaps to itself where a private part has no end', () => {
    const folder = grown();
    folder.write('staff/packet.md', `${folder.read('staff/packet.md')}\n<!-- private -->\n`);
    const { stdout, code } = folder.run(calendar, today);
    expect(code).toBe(0);
    expect(stdout).not.toContain('look again at');
  });

  it.each([
    ['0', 'TRIGGER:PT9H'],
    ['7', 'TRIGGER:-P6DT15H'],
  ])('has alarms %s days before', (days, trigger) => {
    expect(grown().run([...calendar, '--alarm', days], today).stdout).toContain(`${trigger}\r\n`);
  });

  it('has none where one wants none', () => {
    expect(grown().run([...calendar, '--alarm', 'none'], today).stdout).not.toContain('VALARM');
  });

  it('prints events alone with --json, and numbers nothing then', () => {
    const folder = grown();
    const plan = folder.read('staff/plan.md');
    const { events, sequence, file } = JSON.parse(folder.run([...calendar, '--json'], today).stdout) as {
      readonly events: readonly object[];
      readonly sequence: number;
      readonly file: null;
    };
    expect(events[0]).toEqual({
      key: 'round-2',
      date: '2026-12-08',
      title: 'Packet: peers round due',
      every: null,
      cancelled: false,
    });
    expect([sequence, file]).toEqual([0, null]);
    expect(folder.read('staff/plan.md')).toBe(plan);
  });

  it('says that there is nothing yet, and writes nothing', () => {
    const folder = testFolder();
    folder.run(['init', 'staff', ...whoFlags]);
    const before = folder.packetFiles();
    const { stdout, stderr, code } = folder.run([...calendar, '-o', 'p.ics']);
    expect([stdout, code]).toEqual(['', 0]);
    expect(stderr).toBe(
      'No dates yet, so that there is no calendar: set a 1:1, or the dates of the cycle\nin plan.md.\n',
    );
    expect(folder.packetFiles()).toEqual(before);
  });

  it('replaces no file that it did not write', () => {
    const folder = grown();
    folder.write('staff/mine.ics', 'BEGIN:VCALENDAR\r\n');
    const { stderr, code } = folder.run([...calendar, '-o', 'mine.ics'], today);
    expect(stderr).toBe(
      'E_EXISTS  Unexpected file staff/mine.ics, expected none that packet may not replace; it stays as it is\n' +
        'hint: give -o another name\n',
    );
    expect(code).toBe(3);
    expect(folder.read('staff/mine.ics')).toBe('BEGIN:VCALENDAR\r\n');
  });

  it.each([
    [['--alarm', 'soon'], 'Unexpected alarm "soon", expected days from 0 to 99, or none'],
    [['--json', '-o', '-'], 'Unexpected --json beside -o -, expected one thing on standard output'],
  ])('refuses %j', (words, message) => {
    const { stderr, code } = grown().run([...calendar, ...words], today);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('shows what it would write with --dry-run', () => {
    const folder = grown();
    const plan = folder.read('staff/plan.md');
    const { stdout } = folder.run([...calendar, '-n', '-o', 'p.ics'], today);
    expect(stdout).toMatch(/^\+calendar: /m);
    expect(stdout).toMatch(/^\+BEGIN:VCALENDAR/m);
    expect(folder.read('staff/plan.md')).toBe(plan);
    expect(folder.packetFiles()).not.toContain('staff/p.ics');
    expect(folder.run([...calendar, '-n'], today).stdout).not.toContain('VCALENDAR');
  });
});

/** Of khal, with all it keeps below a folder. */
const khalConfig = (home: string): string => `[calendars]
[[packet]]
path = ${home}/khal
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = packet
[sqlite]
path = ${home}/khal.db
`;

function runTool(folder: TestFolder, program: string, words: readonly string[]): string {
  const env = { ...environmentIn(folder.path), LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const { stdout, stderr, status } = spawnSync(program, words, { cwd: folder.path, env, encoding: 'utf8' });
  expect(status, `${program} ${words.join(' ')}: ${stdout}${stderr}`).toBe(0);
  return stdout;
}

describe('imported, and imported again after a change', () => {
  it.skipIf(!hasTool('khal'))('khal has each event once, where it is now', () => {
    const folder = grown();
    folder.write('khal.conf', khalConfig(folder.path));
    mkdirSync(join(folder.path, 'khal'));
    const imported = (): string => {
      expect(folder.run([...calendar, '-o', 'p.ics'], today).code).toBe(0);
      runTool(folder, 'khal', ['-c', 'khal.conf', 'import', '--batch', 'staff/p.ics']);
      return runTool(folder, 'khal', ['-c', 'khal.conf', 'list', '2027-01-01', '60d']);
    };
    const first = imported();
    const count = readdirSync(join(folder.path, 'khal')).length;
    expect(first).toMatch(/2027-01-08\n Packet: 1:1 with Sam Lee.*\n[^]*2027-02-08\n Packet: 1:1 with Sam Lee/);
    expect(first).toMatch(/2027-02-12\n Packet: 2027-H1 document due/);
    move(folder, 'next-review: 2027-01-08', 'next-review: 2027-01-30');
    move(folder, 'document-due: 2027-02-12', 'document-due: 2027-02-19');
    const second = imported();
    expect(second.match(/1:1 with Sam Lee/g)).toHaveLength(2);
    expect(second).toMatch(/2027-01-30\n Packet: 1:1 with Sam Lee.*\n[^]*2027-02-28\n Packet: 1:1 with Sam Lee/);
    expect(second.match(/document due/g)).toHaveLength(1);
    expect(second).toMatch(/2027-02-19\n Packet: 2027-H1 document due/);
    expect(readdirSync(join(folder.path, 'khal'))).toHaveLength(count);
  });

  it.skipIf(!hasTool('calcurse'))('calcurse too, by the words in the help', () => {
    const folder = grown();
    const { stdout: help } = folder.run(['review', 'calendar', '--help']);
    const purge = /calcurse (--purge --filter-pattern) "([^"]+)"/.exec(help);
    expect(purge).not.toBeNull();
    const [, flags = '', pattern = ''] = purge ?? [];
    mkdirSync(join(folder.path, 'cal'));
    folder.write('cal/apts', '12/01/2026 [1] My own: Packet: stays\n');
    const imported = (): string => {
      expect(folder.run([...calendar, '-o', 'p.ics'], today).code).toBe(0);
      runTool(folder, 'calcurse', ['-D', 'cal', ...flags.split(' '), pattern]);
      expect(runTool(folder, 'calcurse', ['-D', 'cal', '-i', 'staff/p.ics'])).toContain('/ 0 skipped');
      return folder.read('cal/apts');
    };
    const first = imported();
    expect(first).toContain('01/08/2027 [1] {1M} Packet: 1:1 with Sam Lee\n');
    move(folder, 'next-review: 2027-01-08', 'next-review: 2027-01-31');
    const second = imported();
    expect(second).toContain('01/31/2027 [1] {1M d-1} Packet: 1:1 with Sam Lee\n');
    expect(second).toContain('My own: Packet: stays');
    expect(second.split('\n')).toHaveLength(first.split('\n').length);
  });
});
