import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentIn, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts';

const committer = { GIT_COMMITTER_NAME: 'Dana Reyes', GIT_COMMITTER_EMAIL: 'dana@example.org' };

function git(folder: TestFolder, ...words: readonly string[]): string {
  const env = { ...environmentIn(folder.path), ...committer };
  return execFileSync('git', words, { cwd: folder.path, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** An interview about an empty packet by somebody who has decided nothing, stopped at once. */
async function stopped(folder: TestFolder, env: TerminalOptions['env'] = {}): Promise<Terminal> {
  const settings = join(folder.path, '.config');
  const terminal = openTerminal(folder, ['init', 'staff'], {
    env: { NO_COLOR: '1', XDG_CONFIG_HOME: settings, ...committer, ...env },
  });
  await terminal.waitFor('Question >');
  terminal.type('s');
  await terminal.waitFor('Question > 9');
  terminal.type('\r');
  return terminal;
}

function withPacket(start: (folder: TestFolder) => void = () => undefined): TestFolder {
  const folder = testFolder();
  start(folder);
  expect(folder.run(['init', 'staff', ...whoFlags, '--no-commit']).code).toBe(0);
  return folder;
}

describe('outside of git, init', () => {
  it('offers a repository, and commits there', async () => {
    const folder = withPacket();
    const terminal = await stopped(folder);
    await terminal.waitFor('Start a git repository for this packet');
    terminal.type('y');
    expect(await terminal.end()).toBe(0);
    expect(git(folder, '-C', 'staff', 'log', '--format=%s')).toBe('Update packet staff\n');
    const files = git(folder, '-C', 'staff', 'ls-files').trim().split('\n');
    expect(files).toEqual(['.packet/config.yaml', 'packet.md', 'plan.md']);
    expect(folder.read('staff/.packet/config.yaml')).toBe('commit: true\n');
  });

  it('takes no for an answer, once', async () => {
    const folder = withPacket();
    const terminal = await stopped(folder);
    await terminal.waitFor('Start a git repository for this packet');
    terminal.type('\r');
    expect(await terminal.end()).toBe(0);
    expect(folder.files()).not.toContain('staff/.git/HEAD');
    expect(await (await stopped(folder)).end()).toBe(0);
  });

  it('shows no line of keys where that is turned off', async () => {
    const folder = withPacket();
    folder.write('staff/.packet/config.yaml', 'keys: false\n');
    const terminal = await stopped(folder);
    await terminal.waitFor('Start a git repository for this packet');
    terminal.type('n');
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).not.toContain('Ctrl-C stop');
  });

  it('offers nothing where git is not there', async () => {
    const folder = withPacket();
    const terminal = await stopped(folder, { PATH: '/nonexistent' });
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).not.toContain('repository for this packet');
  });
});

describe('in a repository with a remote, init', () => {
  const withRemote = (): TestFolder =>
    withPacket((folder) => {
      git(folder, 'init', '--quiet');
      git(folder, 'remote', 'add', 'origin', 'https://dana:secret@code.example/dana/packets.git');
    });

  it('says where a push goes, and asks about private files', async () => {
    const folder = withRemote();
    // As if nobody had been told.
    folder.write('.packet/config.yaml', '');
    const terminal = await stopped(folder);
    await terminal.waitFor('Commit what packet writes to this git repository');
    terminal.type('y');
    await terminal.waitFor('(https://code.example/dana/packets.git)');
    await terminal.waitFor('Commit private files too');
    terminal.type('y');
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).not.toContain('secret');
    expect(folder.read('.packet/config.yaml')).toBe('commit: true\nprivate-in-git: true\n');
  });
});
