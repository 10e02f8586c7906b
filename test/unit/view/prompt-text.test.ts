import { describe, expect, it } from 'vitest';
import { yesOrNo } from '../../../src/core/conversation/confirm.ts';
import { plainStyler } from '../../../src/view/styler.ts';
import { answeredText } from '../../../src/view/prompt-text.ts';

const style = plainStyler((text) => text);

describe('an answer on the screen', () => {
  it('has its question with it, also where that is long', () => {
    const prompt = yesOrNo('git', 'Start a git repository for this packet, and commit?', 'no');
    expect(answeredText(prompt, 'no', 80, style)).toBe('Start a git repository for this packet, and commit? no\n');
    // Then the question stands above already.
    expect(answeredText(prompt, 'no', 50, style)).toBe('  no\n');
  });
});
