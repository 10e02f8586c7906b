import { execFileSync } from 'node:child_process';
import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentIn, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';

const answers = JSON.stringify({ answers: { glue: 'Triage.', gaps: { none: 'asked' } } });

function inGit(folder: TestFolder, ...words: readonly string[]): void {
  execFileSync('git', words, { cwd: folder.path, env: environmentIn(folder.path), stdio: 'ignore' });
}

/** Every writing command: what was there before it, and its words. `git` says in which kind of folder. */
const commands: readonly {
  readonly name: string;
  readonly before: readonly (readonly string[])[];
  readonly words: readonly string[];
  readonly message: string;
}[] = [
  {
    name: 'init',
    before: [],
    words: ['init', 'staff', ...whoFlags, '--why', 'To grow.'],
    message: 'Start packet staff',
  },
  {
    name: 'init with a user template',
    before: [],
    words: ['init', 'staff', '--template', './mine', ...whoFlags],
    message: 'Start packet staff',
  },
  {
    name: 'init, going on',
    before: [['init', 'staff', ...whoFlags]],
    words: ['init', 'staff', '--answers', 'answers.json'],
    message: 'Update packet staff',
  },
  {
    name: 'edit -m',
    before: [['init', 'staff', ...whoFlags]],
    words: ['edit', 'glue', '-m', 'Triage.', '-C', 'staff'],
    message: 'Edit glue in packet staff',
  },
  {
    name: 'add',
    before: [['init', 'staff', ...whoFlags]],
    words: ['add', 'A note', '-C', 'staff'],
    message: 'Add a note to packet staff',
  },
  {
    name: 'add --to',
    before: [['init', 'staff', ...whoFlags]],
    words: ['add', 'An entry', '--to', 'glue', '-C', 'staff'],
    message: 'Add to glue in packet staff',
  },
  {
    name: 'status --done',
    before: [['init', 'staff', ...whoFlags]],
    words: ['status', '--done', 'write', '-C', 'staff'],
    message: 'Mark step write as done in packet staff',
  },
  {
    name: 'status --waive',
    before: [['init', 'staff', ...whoFlags]],
    words: ['status', '--waive', 'peer-edit', '--reason', 'nobody has seen it', '-C', 'staff'],
    message: 'Waive step peer-edit in packet staff',
  },
  {
    name: 'manager',
    before: [['init', 'staff', ...whoFlags, '--manager', 'Sam Lee']],
    words: ['manager', 'Kim Cho', '-C', 'staff'],
    message: 'Say who the manager is in packet staff',
  },
  {
    name: 'review calendar',
    before: [['init', 'staff', ...whoFlags, '--next-review', '2026-12-04']],
    words: ['review', 'calendar', '-o', 'packet.ics', '-C', 'staff'],
    message: 'Number the calendar of packet staff',
  },
  { name: 'config', before: [], words: ['config', 'keys', 'false'], message: 'Set keys to false' },
  {
    name: 'undo',
    before: [
      ['init', 'staff', ...whoFlags],
      ['init', 'staff', '--answers', 'answers.json'],
    ],
    words: ['undo', '--yes', '-C', 'staff'],
    message: 'Undo "init" in packet staff',
  },
  {
    name: 'versions --restore',
    before: [
      ['init', 'staff', ...whoFlags],
      ['init', 'staff', '--answers', 'answers.json'],
    ],
    words: ['versions', '-C', 'staff', '--restore', '1'],
    message: 'Restore version 1 of packet staff',
  },
];

function folderWith(before: readonly (readonly string[])[], isRepository: boolean): TestFolder {
  const folder = testFolder();
  if (isRepository) inGit(folder, 'init', '--quiet');
  folder.write('answers.json', answers);
  cpSync('test/fixtures/templates/werkstatt', join(folder.path, 'mine'), { recursive: true });
  if (isRepository) folder.write('.packet/config.yaml', 'commit: true\n');
  for (const words of before) expect(folder.run([...words, '--no-commit']).code).toBe(0);
  return folder;
}

/** All that a write could change: each file with its bytes, its mode and when it was written. */
function stateOf(folder: TestFolder): object {
  return folder.files().map((name) => {
    const { mode, mtimeMs, ino } = statSync(join(folder.path, name));
    return { name, mode, mtimeMs, ino, bytes: folder.bytes(name).toString('hex') };
  });
}

function textsOf(folder: TestFolder): object {
  const names = folder.files().filter((name) => !/^\.git\/|\.packet\/(?!config|templates)/.test(name));
  return Object.fromEntries(names.map((name) => [name, folder.read(name)]));
}

describe('--dry-run', () => {
  it.each(commands)('of $name prints a diff that git can apply, and touches nothing', ({ before, words }) => {
    const folder = folderWith(before, false);
    const state = stateOf(folder);
    const { code, stdout } = folder.run([...words, '--dry-run']);
    expect(code).toBe(0);
    expect(stateOf(folder)).toEqual(state);

    const other = testFolder();
    cpSync(folder.path, other.path, { recursive: true });
    other.write('the.patch', stdout);
    inGit(other, 'apply', '-p0', 'the.patch');
    expect(folder.run(words).code).toBe(0);
    folder.write('the.patch', stdout);
    expect(textsOf(other)).toEqual(textsOf(folder));
  });

  it.each(commands)('of $name says what the commit would say', ({ before, words, message }) => {
    const folder = folderWith(before, true);
    const state = stateOf(folder);
    const { code, stderr } = folder.run([...words, '-n']);
    expect(code).toBe(0);
    expect(stderr).toContain(`Would commit: ${message}\n`);
    expect(stateOf(folder)).toEqual(state);
  });

  it.each(commands)('of $name says so in JSON', ({ before, words }) => {
    const folder = folderWith(before, false);
    const { stdout } = folder.run([...words, '-n', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, written: false });
  });

  it('says so where nothing would be written', () => {
    const folder = testFolder();
    folder.run(['init', 'staff', ...whoFlags]);
    const { code, stdout, stderr } = folder.run(['init', 'staff', '-n']);
    expect([code, stdout, stderr]).toEqual([0, '', 'Nothing would be written.\n']);
  });
});
