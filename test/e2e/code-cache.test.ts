import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// Runs `packet --help` and says of each file whether V8 had no code for it (undefined), took it (false) or refused it (true).
const probe = `
const { load, scripts } = require('./dist/start.cjs');
process.on('exit', () => {
  console.error(JSON.stringify([...scripts.values()].map(({ script }) => script.cachedDataRejected ?? null)));
});
load('main.cjs');
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packet-code-cache-'));
  cpSync(resolve('dist'), join(folder, 'dist'), { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function start(...flags: readonly string[]): { status: number | null; stdout: string; refusals: readonly unknown[] } {
  const words = [...flags, '-e', probe, 'packet', '--help'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, refusals: JSON.parse(stderr) as unknown[] };
}

describe('the code that V8 compiled at build time', () => {
  it('is there for each chunk of a start, and taken', () => {
    const { status, stdout, refusals } = start();
    expect({ status, refusals: new Set(refusals) }).toEqual({ status: 0, refusals: new Set([false]) });
    expect(stdout).toContain('Usage: packet');
  });

  it('is not looked at by another Node, which does the same without', () => {
    const dist = join(folder, 'dist');
    for (const name of readdirSync(dist).filter((each) => each.endsWith('.cache')))
      renameSync(join(dist, name), join(dist, name.replace(process.version, 'v20.0.0')));
    const { status, stdout, refusals } = start();
    expect({ status, refusals: new Set(refusals) }).toEqual({ status: 0, refusals: new Set([null]) });
    expect(stdout).toBe(spawnSync(process.execPath, ['bin/packet.js', '--help'], { encoding: 'utf8' }).stdout);
  });

  it('is refused by V8 where other flags are set, which does the same without', () => {
    const { status, stdout, refusals } = start('--no-lazy');
    expect({ status, refusals: new Set(refusals) }).toEqual({ status: 0, refusals: new Set([true]) });
    expect(stdout).toContain('Usage: packet');
  });
});
