import { describe, expect, it } from 'vitest';
import { changedParts } from '../../../src/core/store/changed-parts.ts';

describe('the parts in which two texts differ', () => {
  const text = '---\nplan: 1\n---\n\n## Why\n\nTo grow.\n\n## Our own steps\n';

  it('are named by their headings, those that are gone last', () => {
    expect(changedParts(text, text.replace('grow', 'learn'))).toEqual(['Why']);
    expect(changedParts(text, text.replace('plan: 1', 'plan: 1\r\nmanager: Sam'))).toEqual(['top']);
    expect(changedParts(`${text}## Done\n`, `## New\n${text}`)).toEqual(['New', 'top', 'Done']);
  });

  it('are none where white space alone differs, and where a text is not known', () => {
    expect(changedParts(text, text.replaceAll('\n', '\r\n'))).toEqual([]);
    expect(changedParts(undefined, text)).toEqual([]);
  });
});
