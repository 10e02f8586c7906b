import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/problem.ts';
import { plainStyler } from '../../../src/view/styler.ts';
import { summaryText } from '../../../src/view/summary-text.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const plain = plainStyler((text) => text);

function problem(line: number, rule: Problem['rule']): Problem {
  return { file: 'packet.md', line, column: 1, rule, severity: 'warning', message: 'Unexpected x, expected y' };
}

function shown(problems: readonly Problem[]): string {
  return summaryText(
    plainTemplate,
    new Map(),
    problems,
    { nextReview: undefined, manager: undefined },
    '2026-11-20',
    80,
    plain,
  );
}

describe('the end of an interview', () => {
  it('says what is wrong in packet.md beside missing fields, the first of it with places', () => {
    expect(shown([problem(3, 'field-missing')])).not.toContain('To be mended');
    const many = [1, 2, 3, 4, 5, 6].map((line) => problem(line, 'placeholder-left'));
    expect(shown(many)).toContain(`
To be mended
  packet.md:1:1 Unexpected x, expected y
  packet.md:2:1 Unexpected x, expected y
  packet.md:3:1 Unexpected x, expected y
  packet.md:4:1 Unexpected x, expected y
  and 2 more (use "packet check")`);
  });
});
