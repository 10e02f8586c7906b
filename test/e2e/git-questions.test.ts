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
    await terminal.waitFor('Commit private files too?');
    terminal.type('y');
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).not.toContain('secret');
    expect(folder.read('.packet/config.yaml')).toBe('commit: true\nprivate-in-git: true\n');
    expect(git(folder, 'ls-files')).toBe('.packet/config.yaml\nstaff/plan.md\n');
    expect(folder.files()).not.toContain('staff/.gitignore');
  });

  it('asks nothing of private files where nothing is to be committed', async () => {
    const folder = withRemote();
    folder.write('.packet/config.yaml', '');
    const terminal = await stopped(folder);
    await terminal.waitFor('Commit what packet writes to this git repository?');
    terminal.type('n');
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).not.toContain('Commit private files');
    expect(folder.read('.packet/config.yaml')).toBe('commit: false\nprivate-in-git: false\n');
  });
});

describe('a new packet', () => {
  async function saved(folder: TestFolder): Promise<Terminal> {
    const terminal = openTerminal(folder, ['init', 'staff', ...whoFlags], {
      env: { NO_COLOR: '1', XDG_CONFIG_HOME: join(folder.path, '.config'), ...committer },
    });
    for (const label of ['Your name', 'level today', 'aim for', 'manager', '1:1', 'Why']) {
      await terminal.waitFor(label);
      terminal.type('\r');
    }
    return terminal;
  }

  it('is asked about git before one goes on', async () => {
    const folder = testFolder();
    const terminal = await saved(folder);
    await terminal.waitFor('Start a git repository for this packet?');
    expect(terminal.shown).not.toContain('Go on');
    terminal.type('y');
    await terminal.waitFor('Go on');
    terminal.type('n');
    await terminal.waitFor('not now');
    terminal.type('\r');
    expect(await terminal.end()).toBe(0);
    expect(git(folder, '-C', 'staff', 'ls-files')).toBe('.packet/config.yaml\npacket.md\nplan.md\n');
  });

  it('has its private files ignored where a push goes somewhere, before anything is asked', async () => {
    const folder = testFolder();
    git(folder, 'init', '--quiet');
    git(folder, 'remote', 'add', 'origin', 'https://code.example/x');
    const terminal = await saved(folder);
    await terminal.waitFor('Commit what packet writes to this git repository?');
    terminal.type('\x03');
    expect(await terminal.end()).toBe(130);
    expect(git(folder, 'status', '--porcelain', '-uall')).not.toContain('plan.md');
  });
});
