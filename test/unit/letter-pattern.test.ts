import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LetterPattern } from '../../src/core/letter-pattern.ts';

const sources = [
  ['[^\\p{L}\\p{M}\\p{N}]+', 'gu'],
  ['^(\\p{L}[\\p{L}\\p{M} .-]{0,40})[:：](?:\\s+|$)', 'u'],
  ['^.*(?:agree|to[^\\p{L}\\n]*do)', 'imu'],
  ['\\p{M}', 'gu'],
  ['\\[\\p{Lu}\\]|[\\]\\p{Ll}]', 'gu'],
  ['[\\p{sc=Han}\\p{sc=Thai}]\\p{M}*|[\\p{L}\\p{N}](?:(?![\\p{sc=Han}])[\\p{L}_-])*|.', 'gsu'],
] as const;

const texts = fc.oneof(
  fc.string({ unit: 'binary-ascii' }),
  fc.string({
    unit: fc.constantFrom('a', 'Z', '7', ' ', ':', '’', '–', 'é', 'ß', '字', 'ก', '\u0301', '[', ']', '\n'),
  }),
);

describe('a pattern with letters', () => {
  it.each(sources)('%s finds what it finds with the letters of all scripts', (source, flags) => {
    const pattern = new LetterPattern(source, flags);
    const whole = new RegExp(source, flags);
    fc.assert(
      fc.property(texts, (text) => {
        expect(text.match(pattern.for(text))).toEqual(text.match(whole));
      }),
    );
  });

  it('has one twin for letters of ASCII, and itself for all others', () => {
    const pattern = new LetterPattern('\\p{L}+');
    expect(pattern.for('a – b')).toBe(pattern.for('c'));
    expect(pattern.for('a')).not.toBe(pattern.for('é'));
    expect(pattern.for('a').source).toBe('[A-Za-z]+');
  });
});
