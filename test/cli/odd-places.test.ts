import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentIn, testFolder, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';

const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

function git(folder: TestFolder, ...words: readonly string[]): string {
  const env = { ...environmentIn(folder.path), ...committer };
  return execFileSync('git', words, { cwd: folder.path, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function start(folder: TestFolder, words: readonly string[] = ['staff'], env: Record<string, string> = {}): Outcome {
  return folder.run(['init', ...words, ...whoFlags], { env: { ...committer, ...env } });
}

/** One more answer, which changes packet.md. */
function answer(folder: TestFolder, words: readonly string[] = ['staff'], env: Record<string, string> = {}): Outcome {
  const input = JSON.stringify({ answers: { glue: 'Triage.' } });
  return folder.run(['init', ...words, '--answers', '-'], { input, env: { ...committer, ...env } });
}

function repository(): TestFolder {
  const folder = testFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  return folder;
}

const touched = (folder: TestFolder): boolean => existsSync(join(folder.path, 'owned'));

describe('a repository that', () => {
  it('git says is of dubious ownership gets no commit, and the reason with what git says to do', () => {
    const folder = repository();
    start(folder);
    const { code, stderr } = answer(folder, ['staff'], { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    expect(code).toBe(4);
    expect(stderr).toContain('Cannot commit, but the files are written: git says detected dubious ownership');
    expect(stderr).toContain('\nhint: git config --global --add safe.directory ');
    expect(folder.read('staff/packet.md')).toContain('Triage.');
  });

  it('does not know who commits gets none, and says so', () => {
    const folder = repository();
    git(folder, 'config', 'user.useConfigOnly', 'true');
    const nobody = { GIT_COMMITTER_NAME: '', GIT_COMMITTER_EMAIL: '', GIT_AUTHOR_NAME: '', GIT_AUTHOR_EMAIL: '' };
    const { code, stderr } = start(folder, ['staff'], nobody);
    expect(code).toBe(4);
    expect(stderr).toContain('Cannot commit, but the files are written: git says ');
    expect(answer(folder).code).toBe(0);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  it('has an index that cannot be read gets none, and says so', () => {
    const folder = repository();
    start(folder);
    folder.write('.git/index', 'broken');
    const { code, stderr } = answer(folder);
    expect(code).toBe(4);
    expect(stderr).toContain('Cannot commit, but the files are written: git says ');
  });

  it('lies bare in a folder of a clone starts nothing that it names', () => {
    const folder = repository();
    folder.write('clone/HEAD', 'ref: refs/heads/main\n');
    folder.write(
      'clone/config',
      `[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch ${folder.path}/owned; false"\n`,
    );
    for (const name of ['objects', 'refs']) mkdirSync(join(folder.path, 'clone', name));
    const { code, stderr } = start(folder, ['clone/staff']);
    expect(code).toBe(4);
    expect(stderr).toContain('git says cannot use bare repository');
    expect(folder.read('clone/staff/packet.md')).toContain('author: Dana Reyes');
    expect(folder.run(['doctor', '-C', 'clone'], { env: committer }).code).toBe(0);
    expect(touched(folder)).toBe(false);
  });

  it('names programs for every occasion on which git only reads starts none of them', () => {
    const folder = repository();
    start(folder);
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'gpg.program', 'core.sshCommand'])
      git(folder, 'config', key, `touch ${folder.path}/owned; false`);
    git(folder, 'config', 'log.showSignature', 'true');
    for (const words of [['status'], ['doctor'], ['versions'], ['list'], ['undo', '-n'], ['config']])
      expect(folder.run([...words, '-C', 'staff'], { env: committer }).code).toBe(0);
    expect(touched(folder)).toBe(false);
  });

  it('is on a branch called -c gets its commit', () => {
    const folder = repository();
    git(folder, 'symbolic-ref', 'HEAD', 'refs/heads/-c');
    expect(start(folder).code).toBe(0);
    expect(git(folder, 'log', '--format=%s')).toBe('Start packet staff\n');
    expect(folder.run(['doctor', '-C', 'staff'], { env: committer }).stdout).toContain(', on -c\n');
  });

  it('is a shallow clone gets its commit', () => {
    const origin = repository();
    start(origin);
    answer(origin);
    const folder = testFolder();
    git(folder, 'clone', '--quiet', '--depth=1', `file://${origin.path}`, '.');
    expect(folder.run(['undo', '--list', '-C', 'staff'], { env: committer }).code).toBe(0);
    const input = JSON.stringify({ answers: { gaps: { none: 'asked' } } });
    expect(folder.run(['init', 'staff', '--answers', '-'], { input, env: committer }).code).toBe(0);
    expect(git(folder, 'log', '--format=%s')).toBe('Update packet staff\nUpdate packet staff\n');
  });

  it.each(['true', 'input'])('has core.autocrlf %s keeps its line ends, and gets its commit', (value) => {
    const folder = repository();
    git(folder, 'config', 'core.autocrlf', value);
    start(folder);
    folder.write('staff/packet.md', folder.read('staff/packet.md').replaceAll('\n', '\r\n'));
    const { code } = answer(folder);
    expect(code).toBe(0);
    expect(folder.read('staff/packet.md').replaceAll('\r\n', '')).not.toContain('\n');
    expect(git(folder, 'log', '--format=%s')).toBe('Update packet staff\nStart packet staff\n');
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  it('ignores the private files commits the rest', () => {
    const folder = repository();
    folder.write('.gitignore', 'plan.md\n');
    expect(start(folder).code).toBe(0);
    expect(git(folder, 'ls-files').trim().split('\n')).toEqual(['.packet/config.yaml', 'staff/packet.md']);
  });

  it('is merging two machines’ packets names the conflict with its place, and nothing is written over it', () => {
    const folder = repository();
    start(folder);
    git(folder, 'switch', '--quiet', '--create', 'laptop');
    folder.write(
      'staff/packet.md',
      folder.read('staff/packet.md').replace('Glue work\n\n_Not', 'Glue work\n\nOne.\n\n_Not'),
    );
    git(folder, 'commit', '--quiet', '--all', '--message', 'laptop');
    git(folder, 'switch', '--quiet', 'main');
    answer(folder);
    expect(() => git(folder, 'merge', '--quiet', 'laptop')).toThrow();
    const before = folder.read('staff/packet.md');
    const line = before.split('\n').indexOf('<<<<<<< HEAD') + 1;
    expect(line).toBeGreaterThan(0);
    const { code, stderr } = answer(folder);
    expect(code).toBe(3);
    expect(stderr).toContain(`staff/packet.md:${String(line)}:1  E_CONFLICT  `);
    expect(folder.read('staff/packet.md')).toBe(before);
  });
});

describe('a packet', () => {
  it('whose packet.md is a link is read and written through it', () => {
    const folder = testFolder();
    start(folder, ['real']);
    mkdirSync(join(folder.path, 'staff'));
    symlinkSync('../real/packet.md', join(folder.path, 'staff/packet.md'));
    expect(answer(folder).code).toBe(0);
    expect(lstatSync(join(folder.path, 'staff/packet.md')).isSymbolicLink()).toBe(true);
    expect(folder.read('real/packet.md')).toContain('Triage.');
  });

  it('whose folder is a link, and one below it, is the one behind the link', () => {
    const folder = testFolder();
    start(folder, ['real']);
    symlinkSync('real', join(folder.path, 'staff'));
    expect(answer(folder).code).toBe(0);
    expect(folder.read('real/packet.md')).toContain('Triage.');
    expect(folder.run(['-C', 'staff']).code).toBe(0);
  });

  it('whose packet.md leads outside of the repository is written there, and not committed', () => {
    const folder = repository();
    const outside = testFolder();
    start(outside, ['real']);
    mkdirSync(join(folder.path, 'staff'));
    symlinkSync(join(outside.path, 'real/packet.md'), join(folder.path, 'staff/packet.md'));
    expect(answer(folder).code).toBe(0);
    expect(outside.read('real/packet.md')).toContain('Triage.');
    expect(git(folder, 'ls-files')).not.toContain('real');
  });

  it('whose packet.md is a link to nothing is refused, and the link is kept', () => {
    const folder = testFolder();
    mkdirSync(join(folder.path, 'staff'));
    symlinkSync('../nothing/packet.md', join(folder.path, 'staff/packet.md'));
    const { code, stderr } = start(folder);
    expect(code).toBe(3);
    expect(stderr).toContain('to ../nothing/packet.md, which is not there, expected a file');
    expect(lstatSync(join(folder.path, 'staff/packet.md')).isSymbolicLink()).toBe(true);
  });

  it('that is marked read-only is refused, and stays', () => {
    const folder = testFolder();
    start(folder);
    const path = join(folder.path, 'staff/packet.md');
    const before = readFileSync(path, 'utf8');
    chmodSync(path, 0o444);
    const { code, stderr } = answer(folder);
    expect(code).toBe(4);
    expect(stderr).toContain('read-only');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('beside a file called .packet can be read, and says what is in the way of writing', () => {
    const folder = testFolder();
    start(folder);
    folder.write('other/packet.md', folder.read('staff/packet.md'));
    folder.write('other/.packet', 'a file');
    expect(folder.run(['status', '-C', 'other']).code).toBe(0);
    const { code, stderr } = answer(folder, ['other']);
    expect(code).toBe(4);
    expect(stderr).toContain('Unexpected file other/.packet, expected a folder');
    expect(folder.read('other/.packet')).toBe('a file');
    expect(folder.run(['doctor', '-C', 'other']).code).toBe(0);
  });

  it('needs no home folder', () => {
    const folder = testFolder();
    const env = { HOME: '', XDG_CONFIG_HOME: '' };
    expect(start(folder, ['staff'], env).code).toBe(0);
    expect(folder.run(['doctor', '-C', 'staff'], { env }).code).toBe(0);
    expect(folder.run(['config', 'keys', 'false', '--user'], { env: { ...env, HOME: folder.path } }).code).toBe(0);
  });

  it('is found by its name in either normal form', () => {
    const folder = repository();
    const composed = 'caf\u00e9';
    const decomposed = 'cafe\u0301';
    start(folder, [composed]);
    start(folder, ['other']);
    expect(folder.run(['-p', decomposed]).code).toBe(0);
    start(folder, [decomposed]);
    // With both, each is the one that is written so.
    for (const name of [composed, decomposed]) {
      const { packet } = JSON.parse(folder.run(['-p', name, '--json']).stdout) as { packet: { name: string } };
      expect(packet.name).toBe(name);
    }
    expect(folder.run(['list']).stdout.split('\n')).toEqual(expect.arrayContaining([composed, decomposed]));
  });

  it('is one of 300', () => {
    const folder = repository();
    start(folder);
    const text = folder.read('staff/packet.md');
    for (let number = 1; number < 300; number += 1) folder.write(`many/${String(number)}/packet.md`, text);
    const { packets } = JSON.parse(folder.run(['list', '--json']).stdout) as { packets: object[] };
    expect(packets).toHaveLength(300);
    expect(folder.run(['-p', '137']).code).toBe(0);
    expect(folder.run([]).code).toBe(2);
  });
});

describe('a remote that only git knows', () => {
  it.each([
    [
      'from a file that the configuration includes',
      '[include]\n\tpath = more\n',
      '[remote "origin"]\n\turl = https://code.example/x\n',
    ],
    ['from a branch', '[branch "main"]\n\tremote = https://code.example/x\n\tmerge = refs/heads/main\n', ''],
  ])('keeps private files out, named %s', (_, config, more) => {
    const folder = repository();
    folder.write('.git/config', `${folder.read('.git/config')}${config}`);
    folder.write('.git/more', more);
    expect(start(folder).code).toBe(0);
    expect(git(folder, 'ls-files').trim().split('\n')).toEqual([
      '.packet/config.yaml',
      'staff/.gitignore',
      'staff/packet.md',
    ]);
  });

  it('keeps them out too where a folder of no repository looks like one', () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    mkdirSync(join(folder.path, 'staff/.git'), { recursive: true });
    expect(start(folder).code).toBe(0);
    expect(git(folder, 'ls-files')).not.toContain('plan.md');
  });
});

describe('a .packet that came with somebody else’s repository', () => {
  it('cannot make undo write outside of it', () => {
    const folder = repository();
    start(folder, ['inner/staff', '--no-commit']);
    const text = 'owned\n';
    const hash = execFileSync('git', ['hash-object', '--stdin'], { input: text, encoding: 'utf8' }).trim();
    folder.write(`.packet/versions/${hash}`, text);
    const out = `../${basename(folder.path)}-out`;
    const lines = [out, '/tmp/packet-owned', '.git/hooks/pre-commit', `a/../${out}`].map((path) =>
      JSON.stringify({ date: '2026-01-01', by: 'edit', files: [{ path, before: hash }, { path: 'x' }] }),
    );
    folder.write('.packet/versions/log', `${lines.join('\n')}\n`);
    expect(folder.run(['undo', '--yes', '--no-input', '-C', 'inner/staff']).stderr).toContain('Nothing to take back');
    for (const path of [out, '.git/hooks/pre-commit']) expect(existsSync(join(folder.path, path))).toBe(false);
  });

  it('cannot make a commit take files that are none of ours, nor stop it', () => {
    const folder = repository();
    start(folder);
    folder.write('.env', 'secret');
    folder.write('src/a.c', 'code');
    folder.write('.packet/pending', '.env\nsrc\n../outside.md\n');
    expect(answer(folder).code).toBe(0);
    expect(git(folder, 'show', '--name-only', '--format=', 'HEAD').trim()).toBe('staff/packet.md');
  });

  it('has its .gitignore completed', () => {
    const folder = repository();
    folder.write('.packet/.gitignore', 'templates/x');
    start(folder);
    expect(git(folder, 'status', '--porcelain', '--untracked-files=all')).toBe('');
    expect(folder.read('.packet/.gitignore')).toContain('templates/x\n.gitignore\ndrafts/\n');
  });
});
