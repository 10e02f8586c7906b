import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { editorFamilies } from '../../src/adapters/editor-arguments.ts';
import { ShellEditor } from '../../src/adapters/editor.ts';
import { PacketError } from '../../src/core/errors.ts';
import { environmentIn, testFolder, type TestFolder } from '../support/packet-program.ts';

/** A program in the folder that writes its own name and its words to `seen`, a line each, and then does `rest`. */
function writeEditor(folder: TestFolder, name: string, rest = ''): string {
  const path = folder.write(
    name,
    `#!/bin/sh\nprintf '%s\\n' "\${0##*/}" "$@" > '${join(folder.path, 'seen')}'\n${rest}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

function seenBy(folder: TestFolder): string[] {
  return folder.read('seen').split('\n').slice(0, -1);
}

/** Opens packet.md at line 12, with these variables over the environment of the folder. */
async function open(folder: TestFolder, env: Readonly<Record<string, string>>, path?: string): Promise<void> {
  const editor = new ShellEditor({ ...environmentIn(folder.path), ...env }, folder.path, String);
  await editor.open(path ?? join(folder.path, 'packet.md'), 12);
}

async function failure(opened: Promise<void>): Promise<PacketError> {
  const error: unknown = await opened.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof PacketError) return error;
  throw new Error('Unexpected success, expected a PacketError', { cause: error });
}

function git(folder: TestFolder, ...words: readonly string[]): void {
  expect(spawnSync('git', words, { cwd: folder.path, env: environmentIn(folder.path) }).status).toBe(0);
}

describe('the editor', () => {
  const sources = ['PACKET_EDITOR', 'GIT_EDITOR', 'core.editor', 'VISUAL', 'EDITOR', 'the default'] as const;

  it.each(sources.map((source, at) => [source, at] as const))(
    'is that of %s where those before it are empty',
    async (source, first) => {
      const folder = testFolder();
      const names = ['one', 'two', 'three', 'four', 'five'].map((name, at) =>
        at < first ? ' '.repeat(at % 2) : writeEditor(folder, name),
      );
      const [one, two, three, four, five] = names as [string, string, string, string, string];
      git(folder, 'init', '-q');
      git(folder, 'config', 'core.editor', three);
      writeEditor(folder, 'bin/vi');
      await open(folder, {
        PACKET_EDITOR: one,
        GIT_EDITOR: two,
        VISUAL: four,
        EDITOR: five,
        PATH: `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}`,
      });
      const expected = source === 'the default' ? 'vi' : ['one', 'two', 'three', 'four', 'five'][first];
      expect(seenBy(folder)[0]).toBe(expected);
    },
  );

  it('is found where there is no repository and no git', async () => {
    const folder = testFolder();
    folder.write('bin/keep', '');
    symlinkSync('/bin/sh', join(folder.path, 'bin/sh'));
    const EDITOR = writeEditor(folder, 'edit');
    await open(folder, { PATH: join(folder.path, 'bin'), EDITOR });
    expect(seenBy(folder)).toEqual(['edit', join(folder.path, 'packet.md')]);
  });

  it('is not asked of git where a variable names it', async () => {
    const folder = testFolder();
    const asked = folder.write('bin/git', `#!/bin/sh\n: > '${join(folder.path, 'asked')}'\n`);
    chmodSync(asked, 0o755);
    const PATH = `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}`;
    await open(folder, { PATH, GIT_EDITOR: writeEditor(folder, 'edit') });
    expect(folder.files()).not.toContain('asked');
  });

  it('runs in the folder, with the environment', async () => {
    const folder = testFolder();
    writeEditor(folder, 'edit', 'printf %s "$PWD $NOTE" > where');
    await open(folder, { PACKET_EDITOR: './edit', NOTE: 'as given' });
    expect(folder.read('where')).toBe(`${folder.path} as given`);
  });

  it.each([
    ['arguments', 'edit --wait -u "a  b"', ['--wait', '-u', 'a  b']],
    ['variables', 'edit "$HOME"', ['~']],
    ['an assignment before it', 'A=1 edit', []],
  ])('may have %s', async (_, editor, words) => {
    const folder = testFolder();
    writeEditor(folder, 'edit');
    await open(folder, { PACKET_EDITOR: editor, PATH: `${folder.path}:${process.env['PATH'] ?? ''}` });
    const expected = words.map((word) => (word === '~' ? folder.path : word));
    expect(seenBy(folder)).toEqual(['edit', ...expected, join(folder.path, 'packet.md')]);
  });

  it.each(['"', "'"])('may stand in a folder with spaces, between %s', async (quote) => {
    const folder = testFolder();
    const path = writeEditor(folder, 'my tools/vim');
    await open(folder, { PACKET_EDITOR: `${quote}${path}${quote} -n` });
    expect(seenBy(folder)).toEqual(['vim', '-n', '+12', join(folder.path, 'packet.md')]);
  });

  it.each(['edit', 'vim', 'code', 'hx'])('gets any name of a file as it is: %s', async (program) => {
    const folder = testFolder();
    const PACKET_EDITOR = writeEditor(folder, program);
    const name = '-- a  "b" \'c\' $(touch x) `touch y`; touch z * \\ é.md';
    for (const path of [name, join(folder.path, name)]) {
      await open(folder, { PACKET_EDITOR }, path);
      expect(seenBy(folder).at(-1)?.replace(/:12$/, '')).toBe(join(folder.path, name));
    }
    expect(folder.files()).toEqual([program, 'seen'].sort());
  });

  it.each([
    [
      ['vi', 'vim', 'nvim', 'view', 'nano', 'emacs', 'emacsclient', 'micro', 'kak', 'joe', 'jed', 'ne', 'mg'],
      ['+12', 'FILE'],
    ],
    [
      ['pico', 'ex'],
      ['+12', 'FILE'],
    ],
    [
      ['gvim', 'mvim'],
      ['--nofork', '+12', 'FILE'],
    ],
    [
      ['code', 'codium', 'code-insiders', 'cursor'],
      ['--wait', '--goto', 'FILE:12'],
    ],
    [['hx', 'helix'], ['FILE:12']],
    [
      ['subl', 'sublime_text', 'zed', 'zeditor'],
      ['--wait', 'FILE:12'],
    ],
    [
      ['idea', 'idea.sh', 'pycharm64', 'webstorm', 'goland', 'clion', 'phpstorm', 'rubymine', 'rider', 'rustrover'],
      ['--wait', '--line', '12', 'FILE'],
    ],
    [['ed', 'gedit', 'constructor'], ['FILE']],
  ])('%j is told the line as %j', async (programs, words) => {
    const folder = testFolder();
    const file = join(folder.path, 'packet.md');
    for (const program of programs) {
      await open(folder, { PACKET_EDITOR: `LANG=C ${writeEditor(folder, program)} -x` });
      expect(seenBy(folder)).toEqual([program, '-x', ...words.map((word) => word.replace('FILE', file))]);
    }
  });

  it.each([
    ['code -w', ['-w', '--goto', 'FILE:12']],
    ['code --wait -n', ['--wait', '-n', '--goto', 'FILE:12']],
    ['gvim -f', ['-f', '+12', 'FILE']],
    ['subl "--wait"', ['--wait', 'FILE:12']],
    ['emacsclient -t', ['-t', '+12', 'FILE']],
    ['idea --wait', ['--wait', '--line', '12', 'FILE']],
  ])('that is told to wait already is not told again: %s', async (command, words) => {
    const folder = testFolder();
    const file = join(folder.path, 'packet.md');
    writeEditor(folder, command.split(' ')[0] ?? '');
    await open(folder, { PACKET_EDITOR: command, PATH: `${folder.path}:${process.env['PATH'] ?? ''}` });
    expect(seenBy(folder).slice(1)).toEqual(words.map((word) => word.replace('FILE', file)));
  });

  it('has every program in one row of the table', () => {
    const programs = editorFamilies.flatMap((family) => family.programs);
    expect(new Set(programs).size).toBe(programs.length);
  });

  it('that ends with another code than 0 is an error, and what it wrote stays', async () => {
    const folder = testFolder();
    const PACKET_EDITOR = writeEditor(folder, 'edit', 'echo half > packet.md; exit 1');
    const error = await failure(open(folder, { PACKET_EDITOR }));
    expect(error).toMatchObject({
      code: 'E_EDITOR',
      exitCode: 3,
      message: `Unexpected exit code 1 of the editor "${PACKET_EDITOR}", expected 0`,
      hint: `${PACKET_EDITOR} ${join(folder.path, 'packet.md')}     shows what the editor says`,
    });
    expect(folder.read('packet.md')).toBe('half\n');
  });

  it.each(['TERM', 'KILL', 'INT'])('that SIG%s ends is an error', async (signal) => {
    const folder = testFolder();
    const PACKET_EDITOR = writeEditor(folder, 'edit', `kill -${signal} $$`);
    expect(await failure(open(folder, { PACKET_EDITOR }))).toMatchObject({
      code: 'E_EDITOR',
      message: `Unexpected end of the editor "${PACKET_EDITOR}" by SIG${signal}, expected exit code 0`,
    });
  });

  it('whose shell is ended is an error', async () => {
    const folder = testFolder();
    const PACKET_EDITOR = 'kill -KILL $$; :';
    expect((await failure(open(folder, { PACKET_EDITOR }))).message).toBe(
      'Unexpected end of the editor "kill -KILL $$; :" by SIGKILL, expected exit code 0',
    );
  });

  it('that is not there is named with its setting', async () => {
    const folder = testFolder();
    const error = await failure(open(folder, { VISUAL: 'no-such-editor --wait' }));
    expect(error).toMatchObject({
      code: 'E_EDITOR',
      message: 'Cannot start the editor "no-such-editor --wait" (VISUAL): it was not found',
      hint: 'export PACKET_EDITOR=nano     names another editor',
    });
  });

  it('that is no program is named with its setting', async () => {
    const folder = testFolder();
    const EDITOR = folder.write('text', 'no program');
    expect((await failure(open(folder, { EDITOR }))).message).toBe(
      `Cannot start the editor "${EDITOR}" (EDITOR): it cannot be executed`,
    );
  });

  it('needs a shell', async () => {
    const folder = testFolder();
    expect((await failure(open(folder, { EDITOR: 'edit', PATH: folder.path }))).message).toBe(
      'Cannot start the editor "edit" (EDITOR): the system says ENOENT',
    );
  });

  it.each(['SIGINT', 'SIGQUIT'] as const)('has the terminal: %s ends neither packet nor the shell', async (signal) => {
    const folder = testFolder();
    const heard = vi.fn();
    const heardOnce = vi.fn();
    process.on(signal, heard);
    process.once(signal, heardOnce);
    onTestFinished(() => {
      process.off(signal, heard);
      process.off(signal, heardOnce);
    });
    const before = process.rawListeners(signal);
    const name = signal.slice(3);
    const send = `kill -${name} $PPID; kill -${name} ${String(process.pid)}; echo end > packet.md`;
    await open(folder, { PACKET_EDITOR: writeEditor(folder, 'edit', send) });
    expect(folder.read('packet.md')).toBe('end\n');
    await failure(open(folder, { PACKET_EDITOR: writeEditor(folder, 'edit', `${send}; exit 1`) }));
    expect(heard).not.toHaveBeenCalled();
    expect(heardOnce).not.toHaveBeenCalled();
    expect(process.rawListeners(signal)).toEqual(before);
  });
});
