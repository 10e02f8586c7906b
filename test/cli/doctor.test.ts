import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFor } from '../../src/adapters/temporary-file.ts';
import { environmentIn, testFolder, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';

const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

function git(folder: TestFolder, ...words: readonly string[]): string {
  const env = { ...environmentIn(folder.path), ...committer };
  return execFileSync('git', words, { cwd: folder.path, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

interface Finding {
  readonly area: string;
  readonly state: string;
  readonly says: string;
  readonly todo: string | null;
  readonly isFixable: boolean;
}

function doctor(
  folder: TestFolder,
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Outcome & { readonly findings: readonly Finding[]; readonly fixed: readonly Finding[] } {
  const outcome = folder.run(['doctor', '--json', '-C', 'staff', ...words], {
    env: { ...committer, PACKET_EDITOR: 'true', ...env },
  });
  const { findings, fixed } = JSON.parse(outcome.stdout) as { findings: Finding[]; fixed: Finding[] };
  return { ...outcome, findings, fixed };
}

const problemsOf = ({ findings }: { readonly findings: readonly Finding[] }): readonly Finding[] =>
  findings.filter(({ state }) => state === 'problem');

/** A packet in a repository that commits, all well. */
function healthy(): TestFolder {
  const folder = testFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  expect(folder.run(['init', 'staff', ...whoFlags], { env: committer }).code).toBe(0);
  return folder;
}

describe('packet doctor', () => {
  it('finds nothing where all is well, and says what it has seen', () => {
    const { findings } = doctor(healthy());
    expect(findings.filter(({ state }) => state === 'problem')).toEqual([]);
    expect(findings.map(({ area, says }) => `${area}: ${says}`)).toEqual([
      expect.stringMatching(/^program: packet \d+\.\d+\.\d+ on Node \d+\.\d+\.\d+, \w+ \w+$/),
      'folder: the packet in staff',
      'files: staff/packet.md can be read',
      'files: staff/plan.md can be read',
      expect.stringMatching(/^git: git version \d/),
      'git: the repository in ., on main',
      'git: no remote: nothing leaves this machine',
      'privacy: private files are yours alone',
      'settings: commit true, private-in-git false (standard), skip-weekends true (standard), keys true (standard)',
      'store: no lock, no draft, nothing left over',
      'editor: true, from PACKET_EDITOR',
      'terminal: no terminal: packet asks nothing',
    ]);
  });

  it('sees the packet also where its front matter is broken', () => {
    const folder = healthy();
    folder.write('staff/packet.md', folder.read('staff/packet.md').replace('author: ', 'author: "'));
    const { findings } = doctor(folder);
    expect(findings.map(({ says }) => says)).toContain('the packet in staff');
    expect(problemsOf({ findings }).map(({ says }) => says)).toEqual([
      expect.stringMatching(/^staff\/packet\.md:4:9 {2}E_FRONT_MATTER {2}Unexpected end/),
    ]);
  });

  it('names every setting that is wrong', () => {
    const folder = healthy();
    folder.write('.packet/config.yaml', 'commit: maybe\nkees: true\n');
    folder.write('.config/packet/config.yaml', 'keys: perhaps\n');
    expect(problemsOf(doctor(folder)).map(({ says }) => says)).toEqual([
      '.packet/config.yaml:1:1  E_CONFIG  Unexpected commit "maybe", expected true or false',
      '.packet/config.yaml:2:1  E_CONFIG  Unexpected setting "kees", expected one of commit, private-in-git, skip-weekends, keys',
      '.config/packet/config.yaml:1:1  E_CONFIG  Unexpected keys "perhaps", expected true or false',
    ]);
  });

  it('prints the same as text, each with what to do', () => {
    const folder = healthy();
    chmodSync(join(folder.path, 'staff/plan.md'), 0o644);
    const { stdout, code } = folder.run(['doctor', '-C', 'staff'], { env: { ...committer, PACKET_EDITOR: 'true' } });
    expect(code).toBe(0);
    expect(stdout).toContain(
      '\nproblem  privacy   staff/plan.md can be read by others on this machine\n                   chmod 600 staff/plan.md\n',
    );
    expect(stdout).toMatch(/\n\n1 problem {5}packet doctor --fix puts right what is safe\n$/);
  });

  const broken: readonly {
    readonly name: string;
    readonly breakIt: (folder: TestFolder) => void;
    readonly env?: Readonly<Record<string, string>>;
    readonly says: string | RegExp;
    readonly todo?: string | RegExp;
  }[] = [
    {
      name: 'a packet.md that cannot be read',
      breakIt: (folder) => folder.write('staff/packet.md', '---\nauthor: "Dana\n---\n'),
      says: /^staff\/packet\.md:2:9 {2}E_FRONT_MATTER /,
    },
    {
      name: 'a plan.md that is no text',
      breakIt: (folder) => folder.write('staff/plan.md', 'a\0b'),
      says: 'staff/plan.md:1:2  E_UNREADABLE  Unexpected NUL character, expected text',
    },
    {
      name: 'another packet of the repository that cannot be read',
      breakIt: (folder) => folder.write('old/packet.md', '---\npacket: 1\nauthor: "D\n---\n'),
      says: /^old\/packet\.md:3:9 {2}E_FRONT_MATTER /,
    },
    {
      name: 'a wrong setting',
      breakIt: (folder) => folder.write('.packet/config.yaml', 'commit: maybe\n'),
      says: '.packet/config.yaml:1:1  E_CONFIG  Unexpected commit "maybe", expected true or false',
      todo: 'packet config commit false',
    },
    {
      name: 'a packet that git ignores',
      breakIt: (folder) => {
        git(folder, 'rm', '--quiet', '--cached', 'staff/packet.md');
        folder.write('.git/info/exclude', 'packet.md\n');
      },
      says: 'git ignores staff/packet.md: no commit takes it along',
      todo: 'git check-ignore -v staff/packet.md     names the line that says so',
    },
    {
      name: 'a lock that git left',
      breakIt: (folder) => folder.write('.git/index.lock', ''),
      says: 'git left .git/index.lock: nothing can be committed',
      todo: 'rm .git/index.lock     where no other git is at work',
    },
    {
      name: 'git that does not know who commits',
      breakIt: (folder) => git(folder, 'config', 'user.useConfigOnly', 'true'),
      env: { GIT_COMMITTER_NAME: '', GIT_COMMITTER_EMAIL: '' },
      says: 'git does not know who commits',
      todo: 'git config user.email you@example.org',
    },
    {
      name: 'git that is not there',
      breakIt: () => undefined,
      env: { PATH: '/nonexistent' },
      says: 'git is not there, and the setting is to commit',
      todo: 'packet config commit false',
    },
    {
      name: 'private files that a push would take',
      breakIt: (folder) => git(folder, 'remote', 'add', 'origin', 'https://code.example/x'),
      says: 'git has private files, and a push takes them along, as they are and as they were: staff/plan.md',
      todo: 'git rm --cached staff/plan.md',
    },
    {
      name: 'an editor that is not there',
      breakIt: () => undefined,
      env: { PACKET_EDITOR: '"/opt/my tools/edit" -w' },
      says: '""/opt/my tools/edit" -w", from PACKET_EDITOR, was not found',
      todo: 'export PACKET_EDITOR=nano',
    },
  ];

  it.each(broken)('names $name', ({ breakIt, env, says, todo }) => {
    const folder = healthy();
    breakIt(folder);
    const { code, findings } = doctor(folder, [], env);
    expect(code).toBe(0);
    const matching = problemsOf({ findings }).find((each) =>
      typeof says === 'string' ? each.says === says : says.test(each.says),
    );
    expect(new Set(problemsOf({ findings }).map((each) => each.says)).size).toBe(problemsOf({ findings }).length);
    expect(matching, JSON.stringify(problemsOf({ findings }))).toBeDefined();
    if (typeof todo === 'string') expect(matching?.todo).toBe(todo);
    else if (todo !== undefined) expect(matching?.todo).toMatch(todo);
  });

  it('says what is under way', () => {
    const folder = healthy();
    folder.write('.git/MERGE_HEAD', `${'0'.repeat(40)}\n`);
    const { findings } = doctor(folder);
    expect(findings.map(({ says }) => says)).toContain('a merge is under way: packet commits when it has ended');
  });

  it('says why git refuses a repository, and what git says to do', () => {
    const folder = healthy();
    const { findings } = doctor(folder, [], { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    const refusal = findings.find(({ says }) => says.startsWith('git refuses this repository: '));
    expect(refusal?.says).toContain('dubious ownership');
    expect(refusal?.todo).toMatch(/^git config --global --add safe\.directory /);
  });

  it('says what is half typed, and what was put aside', () => {
    const folder = healthy();
    folder.write('.packet/drafts/interview.staff.json', '{}');
    folder.write('.packet/drafts/interview.staff.lost.md', 'x');
    const notes = doctor(folder).findings.filter(({ area }) => area === 'store');
    expect(notes.map(({ says, todo }) => [says, todo])).toEqual([
      ['half typed: .packet/drafts/interview.staff.json', 'packet init staff     goes on there'],
      ['put aside: .packet/drafts/interview.staff.lost.md', 'less .packet/drafts/interview.staff.lost.md'],
    ]);
  });

  it('works outside of any packet', () => {
    const { code, stdout } = testFolder().run(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toContain('no packet in this folder or above it\n');
  });
});

describe('packet doctor --fix', () => {
  it('makes private files private', () => {
    const folder = healthy();
    const path = join(folder.path, 'staff/plan.md');
    chmodSync(path, 0o644);
    expect(doctor(folder, ['--fix', '-n']).fixed).toEqual([]);
    expect(statSync(path).mode & 0o777).toBe(0o644);
    const { fixed, findings } = doctor(folder, ['--fix']);
    expect(fixed.map(({ says }) => says)).toEqual(['staff/plan.md can be read by others on this machine']);
    expect(problemsOf({ findings })).toEqual([]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('clears the lock of a program that is not there any more', () => {
    const folder = healthy();
    folder.write('.packet/lock', JSON.stringify({ pid: 1, start: 'never', host: hostname() }));
    const { fixed } = doctor(folder, ['--fix']);
    expect(fixed.map(({ says }) => says)).toEqual(['.packet/lock is of a program that is not there any more']);
    expect(existsSync(join(folder.path, '.packet/lock'))).toBe(false);
  });

  it('clears what a stopped program left half written', () => {
    const folder = healthy();
    const dead = basename(temporaryFor('packet.md')).replace(/\.\d+-/, `.${String(spawnSync('true').pid)}-`);
    const alive = basename(temporaryFor('packet.md'));
    folder.write(`staff/${dead}`, 'half');
    folder.write(`staff/${alive}`, 'half');
    const { fixed } = doctor(folder, ['--fix']);
    expect(fixed.map(({ says }) => says)).toEqual([`left over by a program that was stopped: staff/${dead}`]);
    expect(folder.files()).not.toContain(`staff/${dead}`);
    expect(folder.files()).toContain(`staff/${alive}`);
  });

  it('leaves a lock of another machine', () => {
    const folder = healthy();
    folder.write('.packet/lock', JSON.stringify({ pid: 1, start: 'never', host: 'elsewhere' }));
    expect(doctor(folder, ['--fix']).findings.map(({ says }) => says)).toContain(
      '.packet/lock is held on another machine, or in another container',
    );
    expect(existsSync(join(folder.path, '.packet/lock'))).toBe(true);
  });

  it('commits what an interrupted command has written', () => {
    const folder = healthy();
    folder.write('staff/packet.md', folder.read('staff/packet.md').replace('Senior', 'Sr'));
    folder.write('.packet/pending', 'staff/packet.md\n');
    expect(doctor(folder, ['--fix']).fixed.map(({ says }) => says)).toEqual([
      'written by a command that was stopped, and not committed: staff/packet.md',
    ]);
    expect(git(folder, 'log', '-1', '--format=%s')).toBe('Keep what an interrupted command wrote to packet staff\n');
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  it('lets git ignore private files where there is a remote', () => {
    const folder = healthy();
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    const { fixed } = doctor(folder, ['--fix']);
    expect(fixed.map(({ says }) => says)).toEqual([
      'git does not ignore plan.md, notes.md, people.md, rounds/, reviews/',
    ]);
    expect(folder.read('staff/.gitignore')).toBe('plan.md\nnotes.md\npeople.md\nrounds/\nreviews/\n');
  });

  it('shows all that it has seen also where a fix fails', () => {
    const folder = healthy();
    folder.write('.git/index.lock', '');
    folder.write('staff/packet.md', folder.read('staff/packet.md').replace('Senior', 'Sr'));
    folder.write('.packet/pending', 'staff/packet.md\n');
    const { code, findings, stderr } = doctor(folder, ['--fix']);
    expect(code).toBe(4);
    expect(findings.length).toBeGreaterThan(5);
    expect(stderr).toContain('index.lock');
  });
});
