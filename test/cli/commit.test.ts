import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processWord } from '../../src/adapters/process-word.ts';
import { temporaryFor } from '../../src/adapters/temporary-file.ts';
import {
  environmentIn,
  repository as repositoryOfTests,
  testFolder,
  whoFlags,
  type TestFolder,
} from '../support/packet-program.ts';

function git(folder: TestFolder, ...words: readonly string[]): string {
  const env = { ...environmentIn(folder.path), GIT_COMMITTER_NAME: 'Dana', GIT_COMMITTER_EMAIL: 'dana@example.org' };
  return execFileSync('git', words, { cwd: folder.path, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

function repository(): TestFolder {
  const folder = testFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  return folder;
}

function init(folder: TestFolder, ...words: readonly string[]): ReturnType<TestFolder['run']> {
  return folder.run(['init', 'staff', ...whoFlags, ...words], { env: committer });
}

const filesOf = (folder: TestFolder, revision = 'HEAD'): string[] =>
  git(folder, 'show', '--name-only', '--format=', revision).trim().split('\n').sort();

const answer = JSON.stringify({ answers: { glue: 'Triage.' } });

describe('a commit', () => {
  it('holds what the command wrote, new files too, and nothing else', () => {
    const folder = repository();
    folder.write('other.txt', 'mine');
    folder.write('staged.txt', 'staged');
    git(folder, 'add', 'staged.txt');
    const { code, stderr } = init(folder);
    expect(code).toBe(0);
    expect(stderr).toContain('Committed to git; nothing is pushed.');
    expect(filesOf(folder)).toEqual(['.packet/config.yaml', 'staff/packet.md', 'staff/plan.md']);
    expect(git(folder, 'log', '--format=%an: %s')).toBe('Dana Reyes: Start packet staff\n');
    expect(git(folder, 'status', '--porcelain')).toBe('A  staged.txt\n?? other.txt\n');
    expect(folder.read('.packet/config.yaml')).toBe('commit: true\n');
  });

  it('holds the copies of a round in each of their forms', () => {
    const folder = repository();
    init(folder);
    const { code } = folder.run(['round', 'peers', '--with', 'Jo Park', '-C', 'staff'], { env: committer });
    expect(code).toBe(0);
    const copies = ['html', 'md', 'txt'].map((form) => `staff/rounds/01-peers/to-jo-park.${form}`);
    expect(filesOf(folder)).toEqual(['staff/rounds/01-peers.md', ...copies]);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  it('follows on each command that writes, and on none that does not', () => {
    const folder = repository();
    init(folder);
    folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    folder.run(['status', '-C', 'staff'], { env: committer });
    folder.run(['undo', '--yes', '-C', 'staff'], { env: committer });
    expect(git(folder, 'log', '--format=%s')).toBe(
      'Undo "init" in packet staff\nUpdate packet staff\nStart packet staff\n',
    );
    expect(filesOf(folder)).toEqual(['staff/packet.md']);
    expect(git(folder, 'status', '--porcelain', 'staff')).toBe('');
  });

  it('is left out with --no-commit, and by the setting', () => {
    const folder = repository();
    init(folder, '--no-commit');
    expect(() => git(folder, 'rev-parse', 'HEAD')).toThrow();
    expect(existsSync(join(folder.path, '.packet/pending'))).toBe(false);
    expect(folder.run(['config', 'commit', 'false', '--no-commit'], { env: committer }).code).toBe(0);
    folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    expect(() => git(folder, 'rev-parse', 'HEAD')).toThrow();
  });

  it('has what an interrupted command left', () => {
    const folder = repository();
    init(folder);
    folder.write('staff/notes.md', '# Notes\n');
    folder.write('.packet/pending', 'staff/notes.md\n');
    folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    expect(filesOf(folder)).toEqual(['staff/notes.md', 'staff/packet.md']);
    expect(existsSync(join(folder.path, '.packet/pending'))).toBe(false);
  });

  it.each([
    ['--no-commit', 'true', ['--no-commit']],
    ['the setting', 'false', []],
  ])('that another command still has to make is left to it by %s', (_, commit, more) => {
    const folder = repository();
    init(folder);
    folder.run(['config', 'commit', commit], { env: committer });
    // This process runs, and has written it.
    const line = `staff/notes.md\t${processWord()}\n`;
    folder.write('.packet/pending', line);
    folder.run(['init', 'staff', '--answers', '-', ...more], { input: answer, env: committer });
    expect(folder.read('.packet/pending')).toBe(line);
  });

  it('that nobody wants is forgotten where a command that is dead has written', () => {
    const folder = repository();
    init(folder);
    folder.run(['config', 'commit', 'false'], { env: committer });
    const dead = processWord().replace(/^\d+/, String(spawnSync('true').pid));
    folder.write('.packet/pending', `staff/notes.md\t${dead}\n`);
    folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    expect(existsSync(join(folder.path, '.packet/pending'))).toBe(false);
  });

  it('that a hook refuses leaves the files, says so, and ends with 4', () => {
    const folder = repository();
    folder.write('.git/hooks/pre-commit', '#!/bin/sh\necho not today >&2\nexit 1\n');
    execFileSync('chmod', ['+x', join(folder.path, '.git/hooks/pre-commit')]);
    const { code, stderr } = init(folder);
    expect(code).toBe(4);
    expect(stderr).toContain('E_NOT_WRITTEN  Cannot commit, but the files are written: git says not today\n');
    expect(folder.read('staff/packet.md')).toContain('author: Dana Reyes');
    expect(git(folder, 'diff', '--cached', '--name-only')).toBe('');
    folder.write('.git/hooks/pre-commit', '#!/bin/sh\n');
    expect(folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer }).code).toBe(0);
    expect(filesOf(folder)).toEqual(['.packet/config.yaml', 'staff/packet.md', 'staff/plan.md']);
  });

  it.each([
    ['config', ['config', 'keys', 'false']],
    ['versions --restore', ['versions', '--restore', '1', '-C', 'staff']],
    ['undo', ['undo', '--yes', '-C', 'staff']],
    ['edit', ['edit', 'glue', '-m', 'Sorting.', '-C', 'staff']],
    ['status --done', ['status', '--done', 'write', '-C', 'staff']],
  ])('that failed is made by the same command, run again: %s', (_, words) => {
    const folder = repository();
    const written = ['staff/packet.md', '.packet/config.yaml'];
    init(folder);
    folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    folder.write('.git/hooks/pre-commit', '#!/bin/sh\nkill -9 $PPID\n');
    execFileSync('chmod', ['+x', join(folder.path, '.git/hooks/pre-commit')]);
    const { code, stderr } = folder.run(words, { env: committer });
    expect(code).toBe(4);
    expect(stderr).toContain('E_NOT_WRITTEN  Cannot commit, but the files are written: git was ended by SIGKILL\n');
    const texts = written.map((name) => folder.read(name));
    folder.write('.git/hooks/pre-commit', '#!/bin/sh\n');
    rmSync(join(folder.path, '.git/index.lock'), { force: true });
    expect(folder.run(words, { env: committer }).code).toBe(0);
    expect(written.map((name) => folder.read(name))).toEqual(texts);
    expect(git(folder, 'log', '--format=%s').trim().split('\n')).toHaveLength(3);
    expect(existsSync(join(folder.path, '.packet/pending'))).toBe(false);
  });

  it('is not left out where git cannot say whether there is a repository', () => {
    const folder = repository();
    init(folder);
    folder.write('bin/git', '#!/bin/sh\nkill -9 $$\n');
    execFileSync('chmod', ['+x', join(folder.path, 'bin/git')]);
    const env = { ...committer, PATH: `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}` };
    const { code, stderr } = folder.run(['init', 'staff', '--answers', '-'], { input: answer, env });
    expect(code).toBe(4);
    expect(stderr).toContain('git was ended by SIGKILL');
    expect(existsSync(join(folder.path, '.packet/pending'))).toBe(true);
  });

  it('waits for the end of a merge', () => {
    const folder = repository();
    init(folder);
    folder.write('.git/MERGE_HEAD', git(folder, 'rev-parse', 'HEAD'));
    const { code, stderr } = folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    expect(code).toBe(0);
    expect(stderr).toContain('Not committed: a merge is under way.');
    expect(folder.read('staff/packet.md')).toContain('Triage.');
    execFileSync('rm', [join(folder.path, '.git/MERGE_HEAD')]);
    const input = JSON.stringify({ answers: { gaps: { none: 'asked' } } });
    folder.run(['init', 'staff', '--answers', '-'], { input, env: committer });
    expect(git(folder, 'log', '--format=%s')).toBe('Update packet staff\nStart packet staff\n');
    expect(git(folder, 'status', '--porcelain', 'staff')).toBe('');
  });

  it.each(['index.lock', 'HEAD.lock', 'refs/heads/main.lock'])(
    'names the lock that git left, and leaves it: %s',
    (lock) => {
      const folder = repository();
      init(folder);
      folder.write(`.git/${lock}`, '');
      const { code, stderr } = folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
      expect(code).toBe(4);
      expect(stderr).toBe(
        `E_NOT_WRITTEN  Cannot commit, but the files are written: .git/${lock} is there, which another git holds or has left\nhint: rm .git/${lock}     where no other git is at work\n`,
      );
      expect(existsSync(join(folder.path, '.git', lock))).toBe(true);
    },
  );

  it('whose git was killed before the index knew of it is whole after the next run', () => {
    const folder = repository();
    init(folder);
    const hook = folder.write(
      '.git/hooks/reference-transaction',
      '#!/bin/sh\n[ "$1" = committed ] && kill -9 $PPID\nexit 0\n',
    );
    execFileSync('chmod', ['+x', hook]);
    expect(folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer }).code).toBe(4);
    rmSync(hook);
    rmSync(join(folder.path, '.git/index.lock'), { force: true });
    expect(git(folder, 'status', '--porcelain', 'staff')).toBe('MM staff/packet.md\n');
    expect(folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer }).code).toBe(0);
    expect(git(folder, 'status', '--porcelain', 'staff')).toBe('');
    expect(git(folder, 'log', '--format=%s')).toBe('Update packet staff\nStart packet staff\n');
  });

  it('leaves private files out where a push could take them elsewhere, until one says otherwise', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://example.invalid/x');
    init(folder);
    expect(filesOf(folder)).toEqual(['.packet/config.yaml', 'staff/.gitignore', 'staff/packet.md']);
    expect(folder.read('staff/.gitignore')).toBe('plan.md\nnotes.md\npeople.md\nrounds/\nreviews/\n');
  });

  it('says once, at the next write, that there is a remote now, and what that means', () => {
    const folder = repository();
    init(folder);
    git(folder, 'remote', 'add', 'origin', 'ssh://git@code.example/dana/packets.git');
    expect(folder.run(['status', '-C', 'staff']).stderr).not.toContain('remote');
    const { stderr } = folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    expect(stderr.replaceAll('\n', ' ')).toContain(
      'This repository has a remote: a push takes packet.md to origin (ssh://code.example/dana/packets.git).',
    );
    expect(folder.read('.packet/config.yaml')).toBe('commit: true\nprivate-in-git: false\n');
    expect(filesOf(folder)).toEqual(['.packet/config.yaml', 'staff/.gitignore', 'staff/packet.md']);
    expect(folder.run(['undo', '--yes', '-C', 'staff'], { env: committer }).stderr).not.toContain('remote');
  });

  it('says that git ignores the packet, where it would be committed', () => {
    const folder = repository();
    init(folder);
    folder.write('.git/info/exclude', 'other/\n');
    const { stderr } = folder.run(['init', 'other', ...whoFlags], { env: committer });
    expect(stderr).toContain('Not committed, since git ignores it: other/packet.md. "packet doctor" says more.\n');
    expect(git(folder, 'log', '--format=%s')).toBe('Start packet staff\n');
  });

  it('takes no private file along that a setting of somebody else asks for, before it has said where a push goes', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    folder.write('.packet/config.yaml', 'commit: true\nprivate-in-git: true\n');
    const first = init(folder);
    expect(first.stderr.replaceAll('\n', ' ')).toContain(
      'a push takes packet.md to origin (https://code.example/x). Keep out of it what is confidential to your employer. Private files stay out of this commit,',
    );
    expect(filesOf(folder)).toEqual(['staff/packet.md']);
    const second = folder.run(['init', 'staff', '--answers', '-'], { input: answer, env: committer });
    expect(second.stderr).not.toContain('a push');
    expect(filesOf(folder)).toEqual(['staff/packet.md', 'staff/plan.md']);
    git(folder, 'remote', 'add', 'other', 'https://other.example/x');
    folder.run(['add', 'a note', '-C', 'staff'], { env: committer });
    expect(() => filesOf(folder, 'HEAD:staff/notes.md')).toThrow();
  });

  it('does not believe a list of remotes that came with the repository', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    folder.write('.packet/config.yaml', 'commit: true\nprivate-in-git: true\n');
    folder.write('.packet/versions/remotes', '["origin","https://code.example/x"]\n');
    git(folder, 'add', '--force', '.packet');
    git(folder, 'commit', '--quiet', '-m', 'all');
    expect(init(folder).stderr).toContain('a push takes packet.md to origin');
    expect(filesOf(folder)).toEqual(['staff/packet.md']);
  });

  it('takes private files along once one says so, also those that are there, and says where a push takes them', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    folder.write('staff/.gitignore', '*.pdf\n');
    init(folder);
    const { stderr, code } = folder.run(['config', 'private-in-git', 'true', '-C', 'staff'], { env: committer });
    expect(code).toBe(0);
    expect(stderr.replaceAll('\n', ' ')).toContain(
      'The next commit takes private files too: staff/plan.md. This repository has a remote: a push takes packet.md to origin',
    );
    expect(folder.read('staff/.gitignore')).toBe('*.pdf\n');
    expect(filesOf(folder)).toEqual(['.packet/config.yaml', 'staff/.gitignore', 'staff/plan.md']);
    expect(folder.run(['add', 'a note', '-C', 'staff'], { env: committer }).stderr).not.toContain('a push');
    expect(filesOf(folder)).toEqual(['staff/notes.md']);
  });

  it('takes no temporary file along, which the disk has kept', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    init(folder);
    folder.write('staff/reviews/2026-11-20.md', '# 1:1\n');
    folder.write(`staff/reviews/${basename(temporaryFor('x.md'))}`, 'half');
    folder.run(['config', 'private-in-git', 'true', '-C', 'staff'], { env: committer });
    expect(filesOf(folder)).toContain('staff/reviews/2026-11-20.md');
    expect(git(folder, 'ls-files')).not.toContain('.tmp');
  });

  it('keeps what the user ignores, and adds to it', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    folder.write('staff/.gitignore', '*.pdf\n!notes.md\nplan.md');
    init(folder);
    expect(folder.read('staff/.gitignore')).toBe('*.pdf\n!notes.md\nplan.md\npeople.md\nrounds/\nreviews/\n');
  });

  it('leaves them out in a linked worktree too', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://example.invalid/x');
    init(folder);
    git(folder, 'worktree', 'add', '--quiet', '--detach', 'tree');
    expect(folder.run(['init', 'tree/second', ...whoFlags], { env: committer }).code).toBe(0);
    const names = git(folder, '-C', 'tree', 'show', '--name-only', '--format=', 'HEAD').trim().split('\n').sort();
    expect(names).toEqual(['second/.gitignore', 'second/packet.md']);
  });

  it.each(['a folder with a blank', '-rf', 'żółć', ':(top)x'])('works in %j', (name) => {
    const folder = repository();
    const { code } = folder.run(['init', ...whoFlags, '--', name], { env: committer });
    expect(code).toBe(0);
    expect(git(folder, 'status', '--porcelain', '--ignored=no', '-z')).toBe('');
  });

  it('works in a linked worktree, and on a detached head', () => {
    const folder = repository();
    init(folder);
    git(folder, 'worktree', 'add', '--quiet', '--detach', 'tree');
    const { code } = folder.run(['init', 'tree/staff', '--answers', '-'], { input: answer, env: committer });
    expect(code).toBe(0);
    expect(git(folder, '-C', 'tree', 'log', '-1', '--format=%s')).toBe('Update packet staff\n');
  });

  it('never starts what a repository names to watch its files', () => {
    const folder = repository();
    git(folder, 'config', 'core.fsmonitor', 'touch owned; false');
    folder.run(['status'], { env: committer });
    folder.run(['init', 'staff', ...whoFlags, '--no-commit'], { env: committer });
    expect(existsSync(join(folder.path, 'owned'))).toBe(false);
  });

  it('is no matter without git', () => {
    const folder = repository();
    const { code, stderr } = folder.run(['init', 'staff', ...whoFlags], { env: { PATH: '/nonexistent' } });
    expect(code).toBe(0);
    expect(stderr).toContain('Not committed');
    expect(folder.read('staff/packet.md')).toContain('author');
  });
});

describe('packet config', () => {
  it('lists, prints and sets, the nearer file before the farther', () => {
    const folder = testFolder();
    expect(folder.run(['config', 'keys']).stdout).toBe('true\n');
    expect(folder.run(['config', 'keys', 'false', '--user']).code).toBe(0);
    expect(folder.read('.config/packet/config.yaml')).toBe('keys: false\n');
    expect(folder.run(['config', 'keys']).stdout).toBe('false\n');
    expect(folder.run(['config', 'keys', 'true']).stderr).toBe('keys is true, in .packet/config.yaml\n');
    expect(folder.run(['config', 'keys']).stdout).toBe('true\n');
    expect(folder.run(['config']).stdout).toContain('keys true             .packet/config.yaml\n');
  });

  it('keeps every other byte of the file', () => {
    const folder = testFolder();
    folder.write('.packet/config.yaml', '# mine\ncommit: false # never\n');
    expect(folder.run(['config', 'commit', 'true']).code).toBe(0);
    expect(folder.read('.packet/config.yaml')).toBe('# mine\ncommit: true # never\n');
  });

  it('writes nothing with --dry-run', () => {
    const folder = testFolder();
    expect(folder.run(['config', 'commit', 'true', '-n']).stdout).toContain('+commit: true\n');
    expect(folder.files()).toEqual([]);
  });

  it.each([
    [
      ['comit'],
      2,
      'Unexpected setting "comit", expected one of commit, private-in-git, skip-weekends, keys\nhint: packet config commit\n',
    ],
    [['commit', 'yes'], 2, 'Unexpected commit "yes", expected true or false\n'],
  ])('refuses %j', (words, exit, message) => {
    const { stderr, code } = testFolder().run(['config', ...words]);
    expect(code).toBe(exit);
    expect(stderr).toContain(message);
  });

  it.each([
    ['keys: true\nkees: true\n', '.packet/config.yaml:2:1  E_CONFIG  Unexpected setting "kees"'],
    ['commit: maybe\n', '.packet/config.yaml:1:1  E_CONFIG  Unexpected commit "maybe", expected true or false'],
    ['commit: "true\n', '.packet/config.yaml:1:'],
  ])('says what is wrong in a file, with its place: %j', (text, message) => {
    const folder = testFolder();
    folder.write('.packet/config.yaml', text);
    const { stderr, code } = folder.run(['config']);
    expect(code).toBe(3);
    expect(stderr).toContain(message);
  });

  it.each([
    ['init', ['init', 'staff', ...whoFlags]],
    ['init with a template', ['init', 'staff', '--template', './own', ...whoFlags]],
    ['config', ['config', 'keys', 'false']],
    ['config --user', ['config', 'keys', 'false', '--user']],
  ])('that is wrong is found before %s writes anything', (_, words) => {
    const folder = testFolder();
    folder.write('.packet/config.yaml', 'commit: maybe\n');
    folder.copy(join(repositoryOfTests, 'test/fixtures/templates/werkstatt'), 'own');
    const before = folder.files();
    const { stderr, code } = folder.run(words);
    expect(code).toBe(3);
    expect(stderr).toContain('E_CONFIG  Unexpected commit "maybe"');
    expect(folder.files()).toEqual(before);
    expect(folder.names()).not.toContain('staff');
  });

  it('can be put right one after the other', () => {
    const folder = testFolder();
    folder.write('.packet/config.yaml', 'commit: maybe\nkeys: perhaps\n');
    const first = folder.run(['config', 'commit', 'true']);
    expect(first.code).toBe(0);
    expect(first.stderr).toBe(
      'commit is true, in .packet/config.yaml\n.packet/config.yaml:2:1  E_CONFIG  Unexpected keys "perhaps", expected true or false\nhint: packet config keys true\n',
    );
    expect(folder.run(['config', 'keys', 'true']).code).toBe(0);
    expect(folder.read('.packet/config.yaml')).toBe('commit: true\nkeys: true\n');
  });
});
