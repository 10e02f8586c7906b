import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/adapters/atomic-write.ts';
import { DiskFiles } from '../../src/adapters/disk-files.ts';
import { temporaryFor } from '../../src/adapters/temporary-file.ts';
import { PacketError } from '../../src/core/errors.ts';

let folder = '';
let path = '';
const files = new DiskFiles();

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'packet-disk-')));
  path = join(folder, 'packet.md');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function errorOf(act: () => unknown): PacketError {
  try {
    act();
  } catch (error) {
    if (error instanceof PacketError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

const open = { expected: undefined, isPrivate: false } as const;

describe('reading', () => {
  it('gives the text as it is, with git’s name for its bytes', () => {
    writeFileSync(path, '\ufeffa\r\nb');
    const git = spawnSync('git', ['hash-object', '--no-filters', path], { encoding: 'utf8' });
    expect(files.read(path)?.text).toBe('\ufeffa\r\nb');
    expect(files.read(path)?.version).toBe(git.stdout.trim());
  });

  it('gives nothing where there is nothing', () => {
    expect(files.read(path)).toBeUndefined();
    expect(files.read(join(path, 'below'))).toBeUndefined();
    expect(files.kind(path)).toBeUndefined();
    expect(files.list(path)).toEqual([]);
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x63]), 'Unexpected byte 0xFF', { line: 2, column: 2 }],
    ['UTF-16', Buffer.from('\ufeffhello', 'utf16le'), 'Unexpected UTF-16 text', undefined],
    ['NUL', Buffer.from('a\nb\0c'), 'Unexpected NUL character', { line: 2, column: 2 }],
  ])('refuses %s with its place', (_, bytes, message, place) => {
    writeFileSync(path, bytes);
    const error = errorOf(() => files.read(path));
    expect(error.code).toBe('E_UNREADABLE');
    expect(error.message).toContain(message);
    if (place !== undefined) expect(error.place).toMatchObject(place);
  });

  it('refuses 50 MB without reading them', () => {
    writeFileSync(path, '');
    truncateSync(path, 50 * 1024 * 1024);
    expect(errorOf(() => files.read(path)).message).toContain('50 MB, expected at most 2 MB');
  });

  it('refuses a folder, a link to nothing, and a circle of links', () => {
    mkdirSync(path);
    expect(errorOf(() => files.read(path)).message).toContain('Unexpected folder');
    symlinkSync('nowhere', join(folder, 'dangling'));
    expect(errorOf(() => files.read(join(folder, 'dangling'))).message).toContain('to nowhere, which is not there');
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    expect(errorOf(() => files.read(join(folder, 'a'))).code).toBe('E_UNREADABLE');
    expect(errorOf(() => files.write(join(folder, 'a'), 'x', open)).code).toBe('E_NOT_WRITTEN');
  });
});

describe('writing', () => {
  it('makes a new file, a private one for its owner only', () => {
    files.write(path, 'x', open);
    files.write(join(folder, 'plan.md'), 'y', { expected: undefined, isPrivate: true });
    expect(statSync(path).mode & 0o600).toBe(0o600);
    expect(statSync(join(folder, 'plan.md')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['packet.md', 'plan.md']);
  });

  it('keeps the mode, and a symbolic link', () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    const link = join(folder, 'link.md');
    symlinkSync('packet.md', link);
    files.write(link, 'new', { expected: files.read(link)?.version, isPrivate: false });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('clears away what was left half written, beside the files too to which links lead', () => {
    const dead = String(spawnSync('true').pid);
    const other = join(folder, 'other');
    mkdirSync(other);
    symlinkSync('other/later.md', path);
    symlinkSync('circle.md', join(folder, 'circle.md'));
    const left = [folder, other].map((each) => temporaryFor(join(each, 'x.md')).replace(/\.\d+-/, `.${dead}-`));
    for (const each of left) writeFileSync(each, 'half');
    expect(files.leftOvers(folder)).toEqual(left);
    files.clearLeftOvers(folder);
    expect(files.leftOvers(folder)).toEqual([]);
    expect(readdirSync(other)).toEqual([]);
  });

  it('makes the file that a dangling link names', () => {
    symlinkSync('later.md', path);
    files.write(path, 'x', open);
    expect(readFileSync(join(folder, 'later.md'), 'utf8')).toBe('x');
  });

  it('follows no link below .packet', () => {
    const outside = join(folder, 'outside');
    const own = join(folder, '.packet');
    mkdirSync(outside);
    mkdirSync(own);
    writeFileSync(join(outside, 'file'), 'theirs');
    symlinkSync(outside, join(own, 'versions'));
    symlinkSync(join(outside, 'file'), join(own, 'pending'));
    symlinkSync(join(outside, 'file'), join(own, 'config.yaml'));
    const acts = [
      () => files.write(join(own, 'config.yaml'), 'ours', { ...open, expected: files.versionOf('theirs') }),
      () => files.write(join(own, 'versions/0'), 'ours', open),
      () => {
        files.append(join(own, 'pending'), 'ours\n');
      },
      () => {
        files.append(join(own, 'versions/log'), 'ours\n');
      },
      () => {
        files.makeFolder(join(own, 'versions/below'));
      },
      () => {
        files.remove(join(own, 'versions/file'));
      },
      () => {
        files.rename(join(own, 'versions/file'), 'other');
      },
    ];
    for (const act of acts) expect(errorOf(act).message).toMatch(/^Unexpected link .*expected none below \.packet$/);
    expect(readdirSync(outside)).toEqual(['file']);
    expect(readFileSync(join(outside, 'file'), 'utf8')).toBe('theirs');
  });

  it('leaves the other name of a hard link as it was', () => {
    writeFileSync(path, 'old');
    linkSync(path, join(folder, 'other.md'));
    files.write(path, 'new', { expected: files.read(path)?.version, isPrivate: false });
    expect(readFileSync(join(folder, 'other.md'), 'utf8')).toBe('old');
  });

  it('refuses a file that is another one by now', () => {
    writeFileSync(path, 'old');
    const expected = files.read(path)?.version;
    writeFileSync(path, 'by hand');
    expect(errorOf(() => files.write(path, 'new', { expected, isPrivate: false })).code).toBe('E_CHANGED');
    expect(errorOf(() => files.write(path, 'new', open)).code).toBe('E_CHANGED');
    rmSync(path);
    expect(errorOf(() => files.write(path, 'new', { expected, isPrivate: false })).code).toBe('E_CHANGED');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a file alone that somebody makes while a new one of that name is on its way', () => {
    const confirm = (): void => {
      writeFileSync(path, 'by hand');
    };
    const bytes = Buffer.from('new');
    const error = errorOf(() => {
      replaceFile({ target: path, bytes, old: undefined, isPrivate: false, confirm, show: String });
    });
    expect(error.code).toBe('E_CHANGED');
    expect(readFileSync(path, 'utf8')).toBe('by hand');
    expect(readdirSync(folder)).toEqual(['packet.md']);
  });

  it('refuses a file that is marked read-only, and what no file can hold', () => {
    writeFileSync(path, 'old', { mode: 0o444 });
    const expected = files.read(path)?.version;
    const error = errorOf(() => files.write(path, 'new', { expected, isPrivate: false }));
    expect(error.message).toContain('marked read-only');
    expect(errorOf(() => files.write(join(folder, 'x'), 'a\ud800', open)).code).toBe('E_TEXT');
    expect(errorOf(() => files.write(join(folder, 'x'), 'x'.repeat(3_000_000), open)).code).toBe('E_NOT_WRITTEN');
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('says what is in the way of a folder', () => {
    writeFileSync(path, 'a file');
    expect(
      errorOf(() => {
        files.makeFolder(join(path, 'below'));
      }).message,
    ).toContain('expected a folder');
    expect(
      errorOf(() => {
        files.makeFolder(join(folder, '👩‍🚀'.repeat(300)));
      }).message,
    ).toContain('name is too long');
  });

  it('adds whole lines, also below half a line', () => {
    const log = join(folder, 'log');
    files.append(log, 'first\n');
    files.append(log, 'second\nthird\n');
    expect(readFileSync(log, 'utf8')).toBe('first\nsecond\nthird\n');
    expect(statSync(log).mode & 0o777).toBe(0o600);
    truncateSync(log, 9);
    files.append(log, 'fourth\n');
    expect(readFileSync(log, 'utf8')).toBe('first\nsec\nfourth\n');
  });

  it('removes a file that is the one that was read', () => {
    writeFileSync(path, 'old');
    const expected = files.versionOf('old');
    writeFileSync(path, 'by hand');
    expect(
      errorOf(() => {
        files.remove(path, expected);
      }).code,
    ).toBe('E_CHANGED');
    files.remove(path, files.versionOf('by hand'));
    files.remove(path);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('syncs the file before it gets its name, and the folder after it', async ({ skip }) => {
    if (spawnSync('strace', ['-V']).error !== undefined) {
      if (process.env['CI'] === 'true') throw new Error('strace is not there');
      skip('strace is not there');
    }
    const program = join(folder, 'write.cjs');
    await build({
      stdin: {
        contents: `import { DiskFiles } from './src/adapters/disk-files.ts';
          const files = new DiskFiles();
          const { version } = files.write(${JSON.stringify(path)}, 'x', { expected: undefined, isPrivate: false });
          files.write(${JSON.stringify(path)}, 'y', { expected: version, isPrivate: false });`,
        resolveDir: process.cwd(),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: program,
      logLevel: 'error',
    });
    const log = join(folder, 'log');
    spawnSync('strace', [
      '-f',
      '-y',
      '-o',
      log,
      '-e',
      'trace=write,fsync,rename,link,openat',
      process.execPath,
      program,
    ]);
    const calls = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes(folder) && /\b(?:write|fsync|rename|link)\(/.test(line))
      .map((line) => /\b(write|fsync|rename|link)\(/.exec(line)?.[1]);
    // The link of the second write is another name for the old file.
    expect(calls).toEqual(['write', 'fsync', 'link', 'fsync', 'write', 'fsync', 'link', 'rename', 'fsync']);
  });
});
