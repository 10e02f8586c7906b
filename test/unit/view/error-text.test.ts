import { describe, expect, it } from 'vitest';
import { PacketError } from '../../../src/core/errors.ts';
import { errorText } from '../../../src/view/error-text.ts';
import { plainStyler } from '../../../src/view/styler.ts';
import { wrappedText } from '../../../src/view/wrapped-text.ts';

describe('an error on a narrow terminal', () => {
  it('is broken at words, and its line cut', () => {
    const error = new PacketError('E_CONFIG', 'Unexpected setting "kees", expected one of commit, keys', {
      place: { file: '.packet/config.yaml', line: 2, column: 1 },
      excerpt: 'kees: true # and more words than forty columns hold',
      hint: 'packet config keys true',
    });
    const wrap = (text: string, further: string): string => wrappedText(text, 40, '', further);
    const rows = errorText(error, plainStyler(String), wrap, 40).split('\n');
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(40);
    expect(rows.join(' ')).toMatch(/Unexpected\s+setting\s+"kees",\s+expected\s+one\s+of\s+commit,\s+keys/);
  });
});
