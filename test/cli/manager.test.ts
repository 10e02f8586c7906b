import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentIn, repository, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

const today = { env: { PACKET_TODAY: '2027-01-11' } };

/** A packet in `staff` whose manager, Sam Lee, was told. */
function grown(): TestFolder {
  const folder = testFolder();
  folder.copy(join(repository, 'test/fixtures/papers/regular'), 'staff');
  folder.copy(join(repository, 'examples/staff.packet.md'), 'staff/packet.md');
  return folder;
}

const manager = ['manager', '-C', 'staff'];

describe('packet manager', () => {
  it('shows who it is, who it was, and whether that one knows', () => {
    expect(grown().run(manager, today).stdout).toBe(`Sam Lee has been your manager since Mon 4 May 2026.

Before: Ana Ruiz, 1 Feb 2024 to 3 May 2026

Step 3: Sam Lee knows since 4 Dec 2026.
`);
  });

  it('asks for a name where there is none', () => {
    const folder = testFolder();
    folder.run(['init', 'staff', ...whoFlags]);
    expect(folder.run(manager).stdout).toBe('No manager is in plan.md yet.\n  (use "packet manager NAME")\n');
    expect(folder.run([...manager, 'Kim Cho']).code).toBe(0);
    expect(folder.read('staff/plan.md')).toContain('manager: Kim Cho\n');
    expect(folder.read('staff/plan.md')).not.toContain('manager-since');
  });

  it('keeps the one before, says what to ask for, and opens step 3 again', () => {
    const folder = grown();
    const { stdout, stderr, code } = folder.run([...manager, 'Kim Cho', '--since', '2027-01-04'], today);
    expect(code).toBe(0);
    expect(stderr).toBe('staff/plan.md says so from now on\n');
    expect(stdout).toBe(`Kim Cho has been your manager since Mon 4 Jan.

Before: Sam Lee, 4 May 2026 to 3 Jan
Before: Ana Ruiz, 1 Feb 2024 to 3 May 2026

Step 3: Kim Cho is new and has not seen it yet; nothing kept of 8 Jan; align by
Fri 15 Jan.
It is open again, and nothing is undone: what you and Sam Lee agreed stands, and
Kim Cho has yet to see it.

A last 1:1 with Sam Lee, if there is still time for one:
  1. Could we put in writing what we agreed, and both sign it off?
  2. Would you introduce me, and where this stands, to Kim Cho?
  3. May I name you as somebody who speaks for this work, also from now on?
  (use "packet manager --brief")

To tell Kim Cho:
  (use "packet review done")
`);
    const plan = folder.read('staff/plan.md');
    expect(plan).toContain('manager: Kim Cho\nmanager-since: 2027-01-04\n');
    expect(plan).toContain('- Ana Ruiz: 2024-02-01 to 2026-05-03\n- Sam Lee: 2026-05-04 to 2027-01-03\n');
    expect(folder.run(['-C', 'staff'], today).stdout).toContain(
      '3 manager         Kim Cho is new and has not seen it yet',
    );
  });

  it('writes nothing the second time', () => {
    const folder = grown();
    folder.run([...manager, 'Kim Cho'], today);
    const plan = folder.read('staff/plan.md');
    const { stderr, code } = folder.run([...manager, 'Kim Cho'], today);
    expect([stderr, code]).toEqual(['', 0]);
    expect(folder.run([...manager, 'kim'], today).code).toBe(0);
    expect(folder.read('staff/plan.md')).toBe(plan);
  });

  it('is taken back by undo, and committed without a name', () => {
    const folder = grown();
    const env = environmentIn(folder.path);
    const git = (...words: readonly string[]): string =>
      execFileSync('git', words, { cwd: folder.path, env, encoding: 'utf8' });
    git('init', '-q');
    folder.run(['config', 'commit', 'true', '-C', 'staff']);
    const before = folder.read('staff/plan.md');
    expect(
      folder.run([...manager, 'Kim Cho'], {
        env: { ...today.env, GIT_COMMITTER_NAME: 'D', GIT_COMMITTER_EMAIL: 'd@example.org' },
      }).stderr,
    ).toContain('Committed to git');
    expect(git('log', '-1', '--format=%s', '--name-only')).toMatch(
      /^Say who the manager is in packet staff\n\n[^]*staff\/plan\.md\n$/,
    );
    expect(folder.run(['undo', '--yes', '--no-input', '--no-commit', '-C', 'staff'], today).code).toBe(0);
    expect(folder.read('staff/plan.md')).toBe(before);
  });

  it('shows what it would write with --dry-run', () => {
    const folder = grown();
    const before = folder.read('staff/plan.md');
    const { stdout } = folder.run([...manager, 'Kim Cho', '-n'], today);
    expect(stdout).toContain('+manager: Kim Cho');
    expect(stdout).toContain('+- Sam Lee: 2026-05-04 to 2027-01-10');
    expect(folder.read('staff/plan.md')).toBe(before);
  });

  it.each([
    [['Kim', '--brief'], 'Unexpected --brief beside a name, expected one of them', 2],
    [['--since', 'today'], 'Unexpected --since without a name, expected packet manager NAME --since DATE', 2],
    [['-o', 'x.md'], 'Unexpected --output by itself, expected it with --brief', 2],
    [['--no-commit'], 'Unexpected --no-commit without a name, expected a name to write', 2],
    [['Kim (Staff)'], 'Unexpected name "Kim (Staff)", expected the manager\'s, without colons and brackets', 2],
    [
      ['Kim', '--since', '2027-01-12'],
      'Unexpected day 2027-01-12 in the future, expected one until today; until then it is Sam Lee',
      2,
    ],
    [
      ['Kim', '--since', '2026-01-12'],
      'Unexpected day 2026-01-12 before Sam Lee began on 2026-05-04, expected a later one',
      2,
    ],
  ] as const)('refuses %j', (words, message, exit) => {
    const folder = grown();
    const before = folder.read('staff/plan.md');
    const { stderr, code } = folder.run([...manager, ...words], today);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^hint: packet manager/m);
    expect(code).toBe(exit);
    expect(folder.read('staff/plan.md')).toBe(before);
  });

  it('fits into a terminal of 40 columns', () => {
    const folder = grown();
    folder.run([...manager, 'Kim Cho'], today);
    const line = `stty cols 40; "${process.execPath}" "${repository}bin/packet.js" manager -C staff`;
    const { stdout } = folder.bash(`script -qec '${line}' /dev/null`, { env: { ...today.env, NO_COLOR: '1' } });
    expect(stdout).toContain('Kim Cho has been your manager');
    for (const row of stdout.split(/\r?\n/)) expect(row.length).toBeLessThanOrEqual(40);
  });
});

describe('packet manager --brief', () => {
  it('prints what was agreed, and nothing private', () => {
    const folder = grown();
    folder.run([...manager, 'Kim Cho'], today);
    const { stdout, stderr } = folder.run([...manager, '--brief'], today);
    expect(stderr).toBe('');
    expect(stdout).toContain('Sam Lee hands it over, Kim Cho takes it on, 2027-01-11.');
    expect(stdout).toContain('- [ ] Sam: ask who sits on the March committee, by 2027-01-08 (1:1 of 2026-12-04)\n');
    // What only the plan, notes, rounds and what was heard say.
    expect(stdout).not.toMatch(/what spans teams|Skip-level|the numbers are not|who measured|Cut|nobody else/);
  });

  it('writes it into a file once; one that is signed stays', () => {
    const folder = grown();
    const brief = [...manager, '--brief', '-o', 'brief.md'];
    expect(folder.run(brief, today).stderr).toBe('staff/brief.md written; read it before you send it\n');
    expect(folder.run(brief, today).stderr).toBe('staff/brief.md is as it was\n');
    const signed = folder.read('staff/brief.md').replace('- [ ] Sam Lee, on:', '- [x] Sam Lee, on: 2027-01-11');
    folder.write('staff/brief.md', signed);
    const { stderr, code } = folder.run(brief, today);
    expect(stderr).toMatch(/^E_EXISTS {2}Unexpected file staff\/brief\.md/);
    expect(code).toBe(3);
    expect(folder.read('staff/brief.md')).toBe(signed);
  });

  it('is refused where packet.md does not say where a private part ends', () => {
    const folder = grown();
    folder.write('staff/packet.md', `${folder.read('staff/packet.md')}\n<!-- private -->\n`);
    const { stdout, stderr, code } = folder.run([...manager, '--brief'], today);
    expect([stdout, code]).toEqual(['', 3]);
    expect(stderr).toContain('E_PRIVATE');
  });

  it('writes nothing with --dry-run', () => {
    const folder = grown();
    expect(folder.run([...manager, '--brief', '-o', 'b.md', '-n'], today).stdout).toMatch(/^\+# Hand-off: /m);
    expect(folder.packetFiles()).not.toContain('staff/b.md');
  });
});
