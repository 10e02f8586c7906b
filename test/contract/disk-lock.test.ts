import { spawn, spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { DiskLock } from '../../src/adapters/disk-lock.ts';
import { bootId, processSpace, processStart } from '../../src/adapters/process-start.ts';
import { testFolder, type TestFolder } from '../support/packet-program.ts';

function lockIn(folder: TestFolder, patience = 60): DiskLock {
  return new DiskLock(folder.path, (path) => path.slice(folder.path.length + 1), patience);
}

const mine = {
  pid: process.pid,
  start: processStart(process.pid),
  host: hostname(),
  boot: bootId(),
  space: processSpace(),
};

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync('true').pid;
}

describe('the lock', () => {
  it('is held while it is used, says by whom, and is gone then', () => {
    const folder = testFolder();
    const seen = lockIn(folder).hold(() => [folder.files(), JSON.parse(folder.read('lock')) as unknown]);
    expect(seen).toEqual([['lock'], mine]);
    expect(folder.files()).toEqual([]);
  });

  it('is gone also where its use fails, and can be taken within itself', () => {
    const folder = testFolder();
    expect(() =>
      lockIn(folder).hold(() => {
        lockIn(folder).hold(() => undefined);
        expect(folder.files()).toEqual(['lock']);
        throw new Error('failed');
      }),
    ).toThrow('failed');
    expect(folder.files()).toEqual([]);
  });

  it('of a live process is waited for, then refused by its name', () => {
    const folder = testFolder();
    folder.write('lock', JSON.stringify({ ...mine, pid: process.ppid, start: processStart(process.ppid) }));
    expect(() => {
      lockIn(folder).hold(() => undefined);
    }).toThrow(
      expect.objectContaining({
        code: 'E_LOCKED',
        message: `Unexpected lock lock of process ${String(process.ppid)} on ${hostname()}, expected none`,
      }) as Error,
    );
    expect(folder.files()).toEqual(['lock']);
  });

  it.each([
    ['a dead process', () => ({ ...mine, pid: deadPid() })],
    ['a process whose number another one has now', () => ({ ...mine, pid: process.ppid, start: '1' })],
    ['this process that could not be removed', () => mine],
    ['a process of before the machine started', () => ({ ...mine, pid: process.ppid, boot: 'another' })],
    ['a dead process that says less', () => ({ pid: deadPid(), start: '1', host: hostname() })],
  ])('of %s is taken over', (_, holder) => {
    const folder = testFolder();
    folder.write('lock', JSON.stringify(holder()));
    expect(lockIn(folder).hold(() => JSON.parse(folder.read('lock')) as unknown)).toEqual(mine);
    expect(folder.files()).toEqual([]);
  });

  it.each([
    ['another host', () => JSON.stringify({ ...mine, pid: deadPid(), host: 'elsewhere' })],
    ['another container', () => JSON.stringify({ ...mine, pid: deadPid(), space: 'pid:[1]' })],
    ['somebody unknown', () => ''],
  ])('of %s is never taken over', (_, text) => {
    const folder = testFolder();
    const written = text();
    folder.write('lock', written);
    expect(() => {
      lockIn(folder).hold(() => undefined);
    }).toThrow(expect.objectContaining({ code: 'E_LOCKED' }) as Error);
    expect(folder.read('lock')).toBe(written);
  });

  it('lets ten processes add to one file, one after the other', async () => {
    const folder = testFolder();
    const bundled = join(folder.path, 'add.mjs');
    await build({
      stdin: {
        contents: `
          import { readFileSync, writeFileSync } from 'node:fs';
          import { DiskLock } from './src/adapters/disk-lock.ts';
          const lock = new DiskLock(process.argv[2], (path) => path, 60_000);
          for (let index = 0; index < 50; index += 1)
            lock.hold(() => writeFileSync('count', String(Number(readFileSync('count', 'utf8')) + 1)));
        `,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundled,
      logLevel: 'error',
    });
    folder.write('count', '0');
    const ends = Array.from({ length: 10 }, () => {
      const child = spawn(process.execPath, [bundled, folder.path], { cwd: folder.path, stdio: 'ignore' });
      return new Promise((resolve) => child.on('exit', resolve));
    });
    expect(new Set(await Promise.all(ends))).toEqual(new Set([0]));
    expect(folder.read('count')).toBe('500');
    expect(folder.files()).toEqual(['add.mjs', 'count']);
  }, 60_000);
});
