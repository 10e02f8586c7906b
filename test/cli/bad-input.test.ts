import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testFolder, whoFlags, type Outcome, type TestFolder } from '../support/packet-program.ts';
import { openTerminal } from '../support/terminal.ts';

const keys = 'packet: 1\ntemplate: staff\nauthor: Dana Reyes\nfrom: Senior\nto: Staff\nstarted: 2026-11-20\n';
const body = '\n# Dana Reyes\n\n## What did you do?\n\n### Label service split\n\nI chose the seam.\n';
const packet = `---\n${keys}---\n${body}`;
const front = (text: string): string => `---\n${text}---\n${body}`;

const nested = `${'- '.repeat(2048)}x\n`;
const bomb = `${keys}a: &a [x, x]\n${'bcdefghij'
  .split('')
  .map((name, index) => {
    const before = `*${String.fromCharCode(97 + index)}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]\n`;
  })
  .join('')}`;

/** What is wrong, the file, where it is said to be wrong (line and column, where there is such a place), and the code. */
const cases: readonly (readonly [string, string | Uint8Array, string | undefined, string])[] = [
  ['no bytes at all', '', '1:1', 'E_FRONT_MATTER'],
  ['an end in the front matter', packet.slice(0, 40), '1:1', 'E_FRONT_MATTER'],
  ['an end in a quoted text', front('packet: 1\nauthor: "Dana\n'), undefined, 'E_FRONT_MATTER'],
  ['no closing fence', `---\n${keys}${body}`, '1:1', 'E_FRONT_MATTER'],
  ['code as front matter', `---js\n{ packet: process.exit(0) }\n---\n${body}`, '1:1', 'E_FRONT_MATTER'],
  ['a language after a blank', `--- js\n{ packet: 1 }\n---\n${body}`, '1:1', 'E_FRONT_MATTER'],
  ['a list', front('- packet\n- author\n'), '2:1', 'E_FRONT_MATTER'],
  ['a scalar', front('packet\n'), '2:1', 'E_FRONT_MATTER'],
  ['a key twice', front(`${keys}author: Sam Lee\n`), '8:1', 'E_FRONT_MATTER'],
  ['a tab', front(`${keys}more:\n\ta: 1\n`), '9:1', 'E_FRONT_MATTER'],
  ['a key missing', front(keys.replace(/^author.*\n/m, '')), undefined, 'E_FRONT_MATTER'],
  ['a date that is none', front(keys.replace('2026-11-20', '2026-02-31')), '7:10', 'E_FRONT_MATTER'],
  ['conflict markers in the front matter', front(`<<<<<<< HEAD\n${keys}=======\n>>>>>>> other\n`), '2:1', 'E_CONFLICT'],
  ['conflict markers in the text', `${packet}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n`, '17:1', 'E_CONFLICT'],
  ['4 KB of nested lists', front(`a:\n  ${nested}`), '3:65', 'E_FRONT_MATTER'],
  ['4 KB of nested lists alone', front(nested), '2:65', 'E_FRONT_MATTER'],
  ['4 KB of brackets', front(`a: ${'['.repeat(4096)}\n`), '2:35', 'E_FRONT_MATTER'],
  ['an alias bomb', front(bomb), undefined, 'E_FRONT_MATTER'],
  ['__proto__', front(`${keys}__proto__: { polluted: yes }\n`), '8:1', 'E_FRONT_MATTER'],
  ['constructor', front(`${keys}constructor: x\n`), '8:1', 'E_FRONT_MATTER'],
  ['invalid UTF-8', Buffer.from(packet.replace('Dana Reyes', 'D\u00e1na'), 'latin1'), '4:10', 'E_UNREADABLE'],
  ['UTF-16', Buffer.from(`\uFEFF${packet}`, 'utf16le'), undefined, 'E_UNREADABLE'],
  ['NUL', packet.replace('Label', 'La\0bel'), '14:7', 'E_UNREADABLE'],
  ['a newer format', packet.replace('packet: 1', 'packet: 2'), '2:9', 'E_FORMAT'],
  ['a format that is no number', packet.replace('packet: 1', 'packet: one'), '2:9', 'E_FRONT_MATTER'],
];

function runTimed(folder: TestFolder, words: readonly string[]): Outcome {
  const start = process.hrtime.bigint();
  const outcome = folder.run(words);
  expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(5);
  return outcome;
}

const commands = [[], ['init', '--why', 'x'], ['init', '--print-answers'], ['status', '--json']] as const;

describe('a packet.md that cannot be read', () => {
  it.each(cases)('with %s is refused at its place and kept', (_, content, place, code) => {
    for (const words of commands) {
      const folder = testFolder();
      folder.write('packet.md', content);
      const outcome = runTimed(folder, words);
      expect(outcome).toMatchObject({ code: 3, stdout: '' });
      expect(outcome.stderr).toContain(code);
      expect(outcome.stderr).not.toContain('    at ');
      if (words.includes('--json' as never)) {
        const { error } = JSON.parse(outcome.stderr) as { error: Record<string, unknown> };
        expect(error).toMatchObject({ code });
        expect(error['hint']).toEqual(expect.stringMatching(/./));
        if (place !== undefined) {
          const [line, column] = place.split(':').map(Number);
          expect(error).toMatchObject({ file: 'packet.md', line, column });
        }
      } else {
        expect(outcome.stderr).toMatch(/^hint: ./m);
        if (place !== undefined) expect(outcome.stderr).toMatch(new RegExp(`^packet\\.md:${place} {2}${code} `));
      }
      expect(folder.bytes('packet.md').equals(Buffer.from(content))).toBe(true);
      expect(folder.packetFiles()).toEqual(['packet.md']);
    }
  });

  it('with 50 MB is refused at once', () => {
    for (const words of commands) {
      const folder = testFolder();
      truncateSync(folder.write('packet.md', packet), 50 * 1024 * 1024);
      const { code, stderr } = runTimed(folder, words);
      expect(code).toBe(3);
      expect(stderr).toContain('50 MB');
      expect(stderr).toContain('hint');
      expect(folder.bytes('packet.md').subarray(0, packet.length).toString()).toBe(packet);
      expect(folder.bytes('packet.md').length).toBe(50 * 1024 * 1024);
    }
  });

  it('is found from a folder below it too', () => {
    const folder = testFolder();
    folder.write('packet.md', front('- a\n'));
    mkdirSync(join(folder.path, 'rounds'));
    expect(folder.run([], { cwd: 'rounds' }).code).toBe(3);
  });

  it('is refused as a folder, and as a link to nothing', () => {
    const folder = testFolder();
    mkdirSync(join(folder.path, 'packet.md'));
    const { code, stderr } = folder.run(['status']);
    expect(code).toBe(3);
    expect(stderr).toContain('hint: ');
  });
});

describe('a plan.md that cannot be read', () => {
  it.each(['- a\n', 'plan: "1\n'])('with the front matter %j stops init before anything is written', (text) => {
    const folder = testFolder();
    folder.write('packet.md', packet);
    folder.write('plan.md', front(text));
    const input = 'answers:\n  glue: Weekly triage.\n';
    const { code, stderr } = folder.run(['init', '--answers', '-'], { input });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^plan\.md:\d+:\d+ /);
    expect(folder.read('packet.md')).toBe(packet);
    expect(folder.read('plan.md')).toBe(front(text));
  });
});

describe('a plan.md of a newer version', () => {
  it.each([
    ['9', 'E_FORMAT  Unexpected format number 9, expected at most 1'],
    ['one', 'E_FRONT_MATTER  Unexpected format number "one", expected 1'],
  ])('with the number %s is refused and kept', (number, message) => {
    const plan = `---\nplan: ${number}\nmanager: Sam Lee\n---\n`;
    for (const words of [[], ['init', '--why', 'x'], ['init', '--print-answers']]) {
      const folder = testFolder();
      folder.write('packet.md', packet);
      folder.write('plan.md', plan);
      const { code, stderr, stdout } = folder.run(words);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain(`plan.md:2:7  ${message}`);
      expect(folder.read('plan.md')).toBe(plan);
      expect(folder.read('packet.md')).toBe(packet);
    }
  });

  it('stops a new packet beside it', () => {
    const folder = testFolder();
    folder.write('plan.md', '---\nplan: 9\n---\n');
    expect(folder.run(['init', ...whoFlags])).toMatchObject({ code: 3, stdout: '' });
    expect(folder.packetFiles()).toEqual(['plan.md']);
  });
});

describe('a folder without write permission', () => {
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;

  function locked(): TestFolder {
    const folder = testFolder();
    const path = folder.write('staff/packet.md', packet);
    if (isRoot) for (const each of [folder.path, join(folder.path, 'staff'), path]) chownSync(each, nobody, nobody);
    chmodSync(join(folder.path, 'staff'), 0o555);
    onTestFinished(() => {
      chmodSync(join(folder.path, 'staff'), 0o755);
    });
    return folder;
  }

  const spawn = isRoot ? { uid: nobody, gid: nobody } : {};

  it('is said to be so; nothing is lost', () => {
    const folder = locked();
    const input = 'answers:\n  glue: Weekly triage.\n';
    const { code, stderr, stdout } = folder.run(['init', 'staff', '--answers', '-'], { input, spawn });
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('E_NOT_WRITTEN');
    expect(stderr).toContain('no permission');
    expect(stderr).toContain('hint: ');
    expect(folder.packetFiles()).toEqual(['staff/packet.md']);
    expect(folder.read('staff/packet.md')).toBe(packet);
  });

  it('takes no new packet below it', () => {
    const folder = locked();
    const { code, stderr } = folder.run(['init', 'staff/next', ...whoFlags], { spawn });
    expect(code).toBe(4);
    expect(stderr).toContain('no permission');
    expect(folder.packetFiles()).toEqual(['staff/packet.md']);
  });

  it('can still be read', () => {
    expect(locked().run(['status', '-C', 'staff'], { spawn })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a full disk', () => {
  const page = 4096;
  const pages = 40;

  /** A disk of its own for the folder, or false where this user may not have one. */
  function mounted(folder: TestFolder): boolean {
    const path = join(folder.path, 'disk');
    mkdirSync(path);
    const options = ['-t', 'tmpfs', '-o', `size=${String(pages * page)}`, 'tmpfs', path];
    if (spawnSync('mount', options).status !== 0) {
      expect(process.env['CI'], 'a tmpfs can be mounted where CI=true').not.toBe('true');
      return false;
    }
    onTestFinished(() => {
      execFileSync('umount', [path]);
    });
    return true;
  }

  /** Leaves that many pages. */
  function fill(folder: TestFolder, free: number): void {
    const df = execFileSync('stat', ['-f', '-c', '%f', join(folder.path, 'disk')], { encoding: 'utf8' });
    writeFileSync(join(folder.path, 'disk/fill'), Buffer.alloc((Number(df) - free) * page, 1));
  }

  const leftOvers = (folder: TestFolder): string[] => folder.files().filter((name) => /\.tmp$|\/lock/.test(name));
  const input = `answers:\n  glue: ${'Weekly triage. '.repeat(2400)}\n`;
  const levels = Array.from({ length: 20 }, (_, index) => index * 2);

  it.for(levels)('with %d pages left keeps the old packet or has the new one', (free, context) => {
    const control = testFolder();
    control.write('disk/packet.md', packet);
    expect(control.run(['init', 'disk', '--answers', '-'], { input }).code).toBe(0);
    const folder = testFolder();
    if (!mounted(folder)) context.skip('no tmpfs can be mounted by this user');
    folder.write('disk/packet.md', packet);
    folder.write('disk/plan.md', '---\nplan: 1\n---\n');
    fill(folder, free);
    const { code, stderr } = folder.run(['init', 'disk', '--answers', '-'], { input });
    expect(leftOvers(folder)).toEqual([]);
    if (code === 0) expect(folder.read('disk/packet.md')).toBe(control.read('disk/packet.md'));
    else {
      expect(code).toBe(4);
      expect(stderr).toContain('disk is full');
      expect(folder.read('disk/packet.md')).toBe(packet);
    }
    // The levels lie on both sides: an empty page for nothing, and room for all of it.
    if (free === 0) expect(code).toBe(4);
    if (free === 38) expect(code).toBe(0);
  });

  it.for([0, 1, 2, 3, 4])('with %d pages left has a whole new packet or none', (free, context) => {
    const folder = testFolder();
    if (!mounted(folder)) context.skip('no tmpfs can be mounted by this user');
    fill(folder, free);
    const { code, stderr } = folder.run(['init', 'disk', ...whoFlags]);
    expect(leftOvers(folder)).toEqual([]);
    const names = readdirSync(join(folder.path, 'disk'));
    expect(names.includes('packet.md')).toBe(code === 0);
    if (code === 0) expect(folder.run(['status', '-C', 'disk']).code).toBe(0);
    else {
      expect(code).toBe(4);
      expect(stderr).toContain('disk is full');
    }
  });
});

describe('standard input', () => {
  it.each([
    'packet init staff --answers - <&-',
    'packet init staff <&-',
    'packet <&-',
    'packet init staff --answers - </dev/null',
    'packet init staff --answers - < .',
  ])('that is closed or empty ends %s with a word, not a defect', (line) => {
    const folder = testFolder();
    const { code, stderr } = folder.bash(line);
    expect(code).toBe(line.startsWith('packet init') ? 2 : 0);
    expect(stderr).not.toContain('E_DEFECT');
    expect(folder.files()).toEqual([]);
  });

  it.each([Buffer.from([0xff, 0xfe, 0x61, 0]), Buffer.from('author: D\u00e1na\n', 'latin1'), 'author: a\0b\n'])(
    'that is no text is refused',
    (input) => {
      const folder = testFolder();
      const { code, stderr } = folder.run(['init', 'staff', '--answers', '-'], { input });
      expect(code).toBe(3);
      expect(stderr).toContain('E_UNREADABLE');
      expect(folder.files()).toEqual([]);
    },
  );
});

describe('escape sequences in a file', () => {
  const evil = '\u001b[2J\u001b]0;owned\u0007\u202eDana';
  const hostile = packet.replace('author: Dana Reyes', `author: ${JSON.stringify(evil)}`);

  it('go into a pipe as they are', () => {
    const folder = testFolder();
    folder.write('packet.md', hostile);
    expect(folder.run([]).stdout).toContain(evil);
  });

  it('are shown escaped on a terminal', async () => {
    const folder = testFolder();
    folder.write('packet.md', hostile);
    const terminal = openTerminal(folder, ['status']);
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).toContain('\\u{1b}[2J\\u{1b}]0;owned\\u{7}\\u{202e}Dana');
    expect(terminal.shown).not.toContain('\u001b[2J');
    expect(terminal.shown).not.toContain('\u202e');
  });

  it('are shown escaped in an error on a terminal', async () => {
    const folder = testFolder();
    folder.write('packet.md', front(`${keys}author: "\u001b[2J\u202e"\n`));
    const terminal = openTerminal(folder, ['status']);
    expect(await terminal.end()).toBe(3);
    expect(terminal.shown).toContain('\\u{1b}[2J\\u{202e}');
    expect(terminal.shown).not.toContain('\u001b[2J');
  });

  it('are shown escaped in a folder name on a terminal', async () => {
    const folder = testFolder();
    const terminal = openTerminal(folder, ['init', 'a\u001b[2Jb', ...whoFlags, '--no-input']);
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).not.toContain('\u001b[2J');
  });

  it.each([
    [['init', '--print-answers'], 'author: "\\e[2J\\e]0;owned\\a\\u{202e}Dana"'],
    [['init', '--print-answers', '--json'], '\\u001b[2J\\u001b]0;owned\\u0007\\u202eDana'],
    [['status', '--json'], '\\u001b[2J\\u001b]0;owned\\u0007\\u202eDana'],
  ])('are shown escaped by %j on a terminal', async (words, shown) => {
    const folder = testFolder();
    folder.write('packet.md', hostile);
    const terminal = openTerminal(folder, words);
    expect(await terminal.end()).toBe(0);
    expect(terminal.shown).toContain(shown);
    expect(terminal.shown).not.toMatch(/\u001b\[2J|\u001b\]|\u202e/);
  });

  it('mean the same in JSON, and come back from what is printed', () => {
    const folder = testFolder();
    folder.write('one/packet.md', hostile);
    for (const words of [['--print-answers'], ['--print-answers', '--json']]) {
      const { stdout } = folder.run(['init', 'one', ...words]);
      folder.run(['init', `two${String(words.length)}`, '--answers', '-'], { input: stdout });
      const { packet } = JSON.parse(folder.run(['status', '--json', '-C', `two${String(words.length)}`]).stdout) as {
        packet: { author: string };
      };
      expect(packet.author).toBe(evil);
    }
  });

  it('are shown escaped in the name of a folder when one stops, and when one sets something', async () => {
    const folder = testFolder();
    const env = { ACCESSIBLE: '1', NO_COLOR: '1' };
    const terminal = openTerminal(folder, ['init', 'a\u001b[2Jb', ...whoFlags], { env });
    await terminal.answer('Your name', ':quit');
    expect(await terminal.end()).toBe(0);
    const again = openTerminal(folder, ['init', 'a\u001b[2Jb', ...whoFlags], { env });
    await again.answer('Your name', 'Dana');
    await again.answer('Your level today', ':quit');
    expect(await again.end()).toBe(0);
    expect(again.shown).toContain("packet init 'a\\u{1b}[2Jb'");
    const set = openTerminal(folder, ['config', 'keys', 'false', '-C', 'a\u001b[2Jb'], { env });
    expect(await set.end()).toBe(0);
    for (const each of [terminal, again, set]) expect(each.shown).not.toContain('\u001b[2J');
  });

  it('are shown escaped in the list of what was written', async () => {
    const folder = testFolder();
    folder.run(['init', ...whoFlags]);
    const log = '.packet/versions/log';
    folder.write(log, folder.read(log).replace('"by":"init"', '"by":"\\u001b[2Jinit"'));
    for (const words of [['undo', '--list'], ['versions'], ['undo', '--yes']]) {
      const terminal = openTerminal(folder, words, { env: { ACCESSIBLE: '1', NO_COLOR: '1' } });
      if (words.length === 1 && words[0] === 'undo') await terminal.answer('Take back', 'y');
      expect(await terminal.end()).toBe(0);
      expect(terminal.shown).toContain('\\u{1b}[2Jinit');
      expect(terminal.shown).not.toContain('\u001b[2J');
    }
  });
});
