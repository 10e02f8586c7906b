import { describe, expect, it } from 'vitest';
import { nextPacket, type NextPacket } from '../../../src/core/packet/next-packet.ts';

/** What comes after `/r/staff`, where these paths are there. */
function next(to: string, there: Readonly<Record<string, 'file' | 'folder'>> = {}): NextPacket {
  const place = { folder: '/r/staff', packetFile: '/r/staff/packet.md', planFile: '/r/staff/plan.md' };
  const beside = {
    files: { kind: (path: string) => there[path] },
    shownPath: (path: string) => path.replace('/r/', ''),
  };
  return nextPacket(place as Parameters<typeof nextPacket>[0], { to }, beside);
}

describe('the packet after a promotion', () => {
  it.each([
    ['a level that another follows', 'Staff Engineer', {}, 'packet init principal --after staff'],
    ['the last level', 'Distinguished Engineer', {}, 'packet init FOLDER --after staff'],
    ['a level of a company’s own', 'L6', {}, 'packet init FOLDER --after staff'],
    ['a folder that is taken', 'Staff Engineer', { '/r/principal': 'folder' }, 'packet init FOLDER --after staff'],
  ] as const)('is started with a command, after %s', (_, to, there, command) => {
    expect(next(to, there)).toEqual({ isThere: false, command });
  });

  it('is shown where it is there', () => {
    const there = { '/r/principal': 'folder', '/r/principal/packet.md': 'file' } as const;
    expect(next('staff engineer', there)).toEqual({ isThere: true, command: 'packet -C principal' });
  });
});
