import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetProgram, testFolder, whoFlags, type TestFolder } from '../support/packet-program.ts';
import { openTerminal } from '../support/terminal.ts';

const coloured = /\u001b\[\d+m/;

function withPacket(): TestFolder {
  const folder = testFolder();
  expect(folder.run(['init', 'staff', ...whoFlags]).code).toBe(0);
  return folder;
}

describe('help', () => {
  it.each([
    [['--help']],
    [['-h']],
    [['help']],
    [['init', '--help']],
    [['init', '-h']],
    [['--json', 'init', '-h']],
    [['status', '--help']],
    [['help', 'init']],
    [['help', '--no-color', 'init']],
    [['help', 'dates']],
    [['help', 'exit-codes']],
  ])('%j goes to standard output', (words) => {
    const { code, stdout, stderr } = testFolder().run(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\n$/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each(['init', 'status', 'help'])('of %s has examples', (command) => {
    expect(testFolder().run([command, '--help']).stdout).toMatch(/Examples:\n {2}packet/);
  });

  it('of a command is the same in words as by its flag, and as JSON one object', () => {
    const folder = testFolder();
    for (const spec of ['init', 'help', 'status']) {
      const { stdout } = folder.run([spec, '--help']);
      for (const words of [
        ['help', spec],
        ['help', '--no-color', spec],
      ])
        expect(folder.run(words).stdout).toBe(stdout);
      for (const words of [
        ['help', '--json', spec],
        ['help', spec, '--json'],
        ['--json', 'help', spec],
      ]) {
        const { code, stdout: json } = folder.run(words);
        expect(code).toBe(0);
        expect(JSON.parse(json)).toMatchObject({ schemaVersion: 1, command: { name: spec } });
      }
    }
    expect(folder.run(['help', '--nonsense', 'init']).code).toBe(2);
    expect(folder.run(['help', 'init', 'more']).code).toBe(2);
    expect(folder.run(['help', 'review', 'more']).code).toBe(2);
    expect(folder.run(['help', 'review', 'done']).stdout).toBe(folder.run(['review', 'done', '--help']).stdout);
    const { stdout } = folder.run(['help', 'review', 'done', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ command: { name: 'done' } });
  });

  it('of exit codes names the commit that failed', () => {
    expect(testFolder().run(['help', 'exit-codes']).stdout).toMatch(
      /\n {2}4 {4}not written: .*git refused\s+the\s+commit/,
    );
  });

  it('uses 80 columns where the terminal says that it has none', async () => {
    const folder = testFolder();
    const line = `stty cols 0; exec "${process.execPath}" "${packetProgram}" "$@"`;
    for (const words of [['help'], ['init', '--help'], ['status']]) {
      const terminal = openTerminal(folder, ['-c', line, 'bash', ...words], {
        program: 'bash',
        env: { NO_COLOR: '1' },
      });
      await terminal.end();
      expect(terminal.shown).toBe(folder.bash(`packet ${words.join(' ')} 2>&1`).stdout);
    }
  });

  it('says the version', () => {
    for (const word of ['--version', '-V'])
      expect(testFolder().run([word])).toMatchObject({
        code: 0,
        stderr: '',
        stdout: expect.stringMatching(/^\d+\.\d+\.\d+.*\n$/) as string,
      });
  });
});

describe('a wrong command line', () => {
  it.each([
    [['inti'], 'init'],
    [['statsu'], 'status'],
    [['init', '--autor', 'Dana'], '--author'],
    [['status', '--jsno'], '--json'],
    [['--jsno'], '--json'],
    [['help', 'date'], 'dates'],
  ])('%j ends with 2 and suggests %s', (words, meant) => {
    const { code, stdout, stderr } = testFolder().run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^E_USAGE {2}/);
    expect(stderr).toMatch(new RegExp(`^hint:.*${meant}`, 'm'));
  });

  it.each([
    [['frobnicate']],
    [['--frobnicate']],
    [['init', 'a', 'b']],
    [['init', '--author']],
    [['status', 'x']],
    [['-C']],
    [['-C', 'not-there']],
    [['status', '-C', 'not-there']],
    [['status', '--no-commit']],
    [['--', 'init']],
    [['']],
  ])('%j ends with 2 and a hint', (words) => {
    const { code, stdout, stderr } = testFolder().run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^E_USAGE {2}/);
    expect(stderr).toMatch(/^hint: ./m);
  });

  it('is one object under --json', () => {
    const { code, stdout, stderr } = testFolder().run(['init', '--json', '--autor', 'x']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const { schemaVersion, error } = JSON.parse(stderr) as { schemaVersion: number; error: Record<string, unknown> };
    expect(schemaVersion).toBe(1);
    expect(error).toMatchObject({ code: 'E_USAGE', message: expect.stringContaining('--autor') as string });
    expect(error['hint']).toContain('--author');
  });

  it('says what is wrong with PACKET_TODAY', () => {
    const { code, stderr } = testFolder().run(['status'], { env: { PACKET_TODAY: 'soon' } });
    expect(code).toBe(2);
    expect(stderr).toContain('PACKET_TODAY');
  });
});

describe('flags before the command', () => {
  it.each([
    ['-C', 'a', 'status'],
    ['-qC', 'a', 'init'],
    ['-Ca', 'status'],
    ['-qCa', 'init'],
    ['-q', '-C', 'a', '-p', 'a', 'init'],
    ['-qp', 'a', 'init'],
    ['--directory', 'a', 'status'],
    ['--directory=a', 'status'],
  ])('are read with their values: %j', (...words) => {
    const folder = testFolder();
    mkdirSync(join(folder.path, '.git'));
    folder.run(['init', 'a', ...whoFlags, '--no-commit']);
    const more = words.includes('init') ? ['--manager', 'Sam Lee', '--no-commit'] : [];
    expect(folder.run([...words, ...more])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('Dana Reyes') as string,
    });
    expect(folder.packetFiles()).toEqual(['a/packet.md', 'a/plan.md']);
  });
});

describe('where there is no packet', () => {
  it('packet is short help', () => {
    const { code, stdout, stderr } = testFolder().run([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('packet init');
  });

  it.each([[['status']], [['status', '--json']], [['--json']], [['init', '--print-answers', '-p', 'x']]])(
    '%j ends with 3',
    (words) => {
      const { code, stdout, stderr } = testFolder().run(words);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain('E_NO_PACKET');
      expect(stderr).toContain('packet init');
    },
  );

  it('passes over a packet.md that is no packet of ours', () => {
    const folder = testFolder();
    folder.write('packet.md', '---\ntitle: My parcel\n---\nText\n');
    expect(folder.run([])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('flags before the command', () => {
  it.each([
    [['-C', 'staff', 'status', '--json']],
    [['--json', '-C', 'staff', 'status']],
    [['-C', 'staff', '--json']],
    [['--directory', 'staff', '--json']],
    [['--directory=staff', '--json']],
    [['-Cstaff', '--json', 'status']],
    [['--no-color', 'status', '--json', '-C', 'staff']],
  ])('%j means the same', (words) => {
    const folder = withPacket();
    const { code, stdout, stderr } = folder.run(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, packet: { name: 'staff', author: 'Dana Reyes' } });
  });
});

describe('closed pipes', () => {
  it.each([
    'packet help exit-codes | head -1',
    'packet help | head -c 1',
    'packet --help | true',
    'packet init --print-answers | true',
  ])('%s is success', (line) => {
    const { code, stderr } = testFolder().bash(line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('a closed standard error does not change the exit code', () => {
    expect(testFolder().bash('packet inti 2>&-').code).toBe(2);
    expect(testFolder().bash('packet inti 2> >(true)').code).toBe(2);
  });

  it('a closed standard output is no defect', () => {
    expect(testFolder().bash('packet help >&-').stderr).not.toContain('E_DEFECT');
  });

  it('a full device under standard output is not passed over', () => {
    const { code, stderr } = testFolder().bash('packet help > /dev/full');
    expect(code).toBe(4);
    expect(stderr).toContain('E_NOT_WRITTEN');
  });
});

describe('colours', () => {
  const words = ['status', '-C', 'staff'];

  it.each([
    ['a pipe', [], {}, false],
    ['a pipe with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['a pipe with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['a pipe with --color', ['--color'], {}, true],
    ['FORCE_COLOR and NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['FORCE_COLOR and an empty NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['NO_COLOR and --color', ['--color'], { NO_COLOR: '1' }, true],
    ['FORCE_COLOR and --no-color', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ] as const)('in %s', (_, more, env, expected) => {
    expect(coloured.test(withPacket().run([...words, ...more], { env }).stdout)).toBe(expected);
  });

  it.each([
    ['has them', [], {}, true],
    ['has none with NO_COLOR', [], { NO_COLOR: '1' }, false],
    ['has none with TERM=dumb', [], { TERM: 'dumb' }, false],
    ['has none with --no-color', ['--no-color'], {}, false],
  ] as const)('a terminal %s', async (_, more, env, expected) => {
    const terminal = openTerminal(withPacket(), [...words, ...more], { env });
    expect(await terminal.end()).toBe(0);
    expect(coloured.test(terminal.shown)).toBe(expected);
  });

  it('never stand in JSON', () => {
    const folder = withPacket();
    expect(folder.run([...words, '--json', '--color']).stdout).not.toMatch(coloured);
  });
});

describe('without a terminal', () => {
  it('nothing is asked', () => {
    const folder = testFolder();
    const { code, stdout, stderr } = folder.run(['init', 'staff'], { input: 'Dana Reyes\nSenior\nStaff\n' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('E_INPUT_MISSING');
    expect(folder.files()).toEqual([]);
  });

  it('--no-input asks nothing on one either', async () => {
    const terminal = openTerminal(testFolder(), ['init', 'staff', '--no-input']);
    expect(await terminal.end()).toBe(2);
    expect(terminal.shown).toContain('E_INPUT_MISSING');
  });

  it('shows a path below home as ~', () => {
    const folder = testFolder();
    mkdirSync(join(folder.path, 'elsewhere'));
    const { stdout } = folder.run(['init', '~/staff'.replace('~', folder.path), ...whoFlags], { cwd: 'elsewhere' });
    expect(stdout).toContain('~/staff/packet.md');
  });
});
