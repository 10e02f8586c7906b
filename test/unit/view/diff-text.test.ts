import { describe, expect, it } from 'vitest';
import { diffText } from '../../../src/view/diff-text.ts';
import { plainStyler } from '../../../src/view/styler.ts';

const style = plainStyler((text) => text);

describe('a diff', () => {
  it('of a new file begins before its first line, and so does that of one that goes', () => {
    expect(diffText('a', undefined, 'one\ntwo\n', style)).toBe('--- /dev/null\n+++ a\n@@ -0,0 +1,2 @@\n+one\n+two\n');
    expect(diffText('a', 'one\n', undefined, style)).toBe('--- a\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-one\n');
  });

  it('is broken at words on a terminal, and nowhere else', () => {
    const text = '  - I chose the seam and led four teams\n';
    expect(diffText('a', '', text, style)).toContain(`+${text}`);
    expect(diffText('a', '', text, style, 20)).toContain('+  - I chose the\n+  seam and led four\n+  teams\n');
  });
});
