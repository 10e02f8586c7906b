import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadTemporaries, temporaryFor } from '../../src/adapters/temporary-file.ts';
import { environmentIn, packetProgram, testFolder, whoFlags } from '../support/packet-program.ts';
import { canTrace } from '../support/strace.ts';

/** `.packet.md.PID-START-HOST.RANDOM.tmp` of this process, with other parts. */
function temporaryName(change: Partial<Record<'pid' | 'start' | 'host', string>> = {}): string {
  const { pid, start, host, random } =
    /\.(?<pid>\d+)-(?<start>\w{8})-(?<host>\w{8})\.(?<random>\w{8})\.tmp$/.exec(temporaryFor('/x/packet.md'))?.groups ??
    {};
  const parts = { pid: pid!, start: start!, host: host!, ...change };
  return `.packet.md.${parts.pid}-${parts.start}-${parts.host}.${random!}.tmp`;
}

const dead = String(spawnSync('true').pid);

describe('temporary files', () => {
  it('have names of their own, not too long', () => {
    const long = `/x/${'\u{1f469}'.repeat(60)}.md`;
    expect(temporaryFor(long)).not.toBe(temporaryFor(long));
    expect(Buffer.byteLength(basename(temporaryFor(long)))).toBeLessThanOrEqual(143);
    expect(basename(temporaryFor('/x/packet.md'))).toMatch(/^\.packet\.md\.\d/);
  });

  it.each([
    ['of a dead process', () => temporaryName({ pid: dead })],
    ['of a process whose number another one has now', () => temporaryName({ start: '00000000' })],
  ])('%s are found', (_, name) => {
    const folder = testFolder();
    const path = folder.write(name(), 'half');
    folder.write('packet.md', 'whole');
    expect(deadTemporaries(folder.path)).toEqual([path]);
  });

  it.each([
    ['of a live process', () => temporaryName()],
    ['of another machine', () => temporaryName({ pid: dead, host: '00000000' })],
    ['that are none of ours', () => '.packet.md.swp.tmp'],
  ])('%s are none', (_, name) => {
    const folder = testFolder();
    folder.write(name(), 'half');
    expect(deadTemporaries(folder.path)).toEqual([]);
  });

  it.skipIf(!canTrace())('are gone although the disk once does not let them go', () => {
    const folder = testFolder();
    const words = ['-o', '/dev/null', '-e', 'inject=unlink:error=EIO:when=1', process.execPath, packetProgram];
    const { status, error } = spawnSync('strace', [...words, 'init', 'staff', ...whoFlags], {
      cwd: folder.path,
      env: environmentIn(folder.path),
    });
    expect(error).toBeUndefined();
    expect(status).toBe(0);
    expect(folder.files().filter((name) => /\.tmp$|\/lock/.test(name))).toEqual([]);
  });

  it('are no matter where there is no folder', () => {
    expect(deadTemporaries('/nonexistent/folder')).toEqual([]);
  });
});
