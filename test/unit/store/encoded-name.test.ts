import { describe, expect, it } from 'vitest';
import { encodedName } from '../../../src/core/store/encoded-name.ts';

/** As good as a hash for two texts of different length. */
const length = (text: string): string => text.length.toString(16).padEnd(40, '0');

describe('a path as a part of a name', () => {
  it('is percent-encoded', () => {
    expect(encodedName('staff/packet', length)).toBe('staff%2Fpacket');
  });

  it('fits into a name, with what stands around it, and is not that of another path', () => {
    const long = '長い名前のフォルダー/'.repeat(20);
    const name = encodedName(long, length);
    expect(name).toMatch(/^[\w%.-]+$/);
    expect(name.length).toBeLessThanOrEqual(100);
    expect(encodedName(`${long}!`, length)).not.toBe(name);
  });

  it('is one also for half a surrogate pair', () => {
    expect(encodedName('a\ud800', length)).toBe('a%EF%BF%BD');
  });
});
