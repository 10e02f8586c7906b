import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetName } from '../../../src/core/packet/packet-name.ts';

const nameOf = (folder: string): string => packetName({ folder, packetFile: '', planFile: '', notesFile: '' });

describe('the name of a packet', () => {
  it.each([
    ['/home/dana/packets/staff', 'packet staff'],
    ['/home/dana/a packet', 'packet a packet'],
    ['/x/żółć', 'packet żółć'],
    ['/x/a\n\nFake: trailer', 'packet a Fake: trailer'],
    ['/x/\u001b[2J', 'packet [2J'],
    ['/', 'packet'],
  ])('%j', (folder, expected) => {
    expect(nameOf(folder)).toBe(expected);
  });

  it('is one line without control characters, whatever the folder is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (folder) => {
        expect(nameOf(folder)).toMatch(/^packet(?: \S[^\p{Cc}]*)?$/u);
      }),
    );
  });
});
