import { describe, expect, it } from 'vitest';
import { parseFrontMatter, parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { parseSourceText } from '../../../src/core/document/source-text.ts';
import { parsePlan, type Plan } from '../../../src/core/packet/plan.ts';

function plan(body: string, keys = 'plan: 1'): Plan {
  const source = parseSourceText('plan.md', `---\n${keys}\n---\n${body}`);
  return parsePlan(source, parseFrontMatter(source, parseYamlBlock));
}

describe('a plan', () => {
  it('has its keys as text, and passes over a date that is none', () => {
    const keys = 'plan: 1\nmanager: Sam Lee\nnext-review: 2026-02-30\nreview-every: 2 weeks\ncycle:';
    expect(plan('', keys)).toEqual({
      manager: 'Sam Lee',
      nextReview: undefined,
      reviewEvery: '2 weeks',
      cycle: undefined,
      why: '',
    });
  });

  it.each([
    [
      'under its heading',
      '# Plan\n\n## Other\n\nx\n\n## Why\n\nBecause.\n\n\\## Really\n\n## Our own steps\n',
      'Because.\n\n## Really',
    ],
    ['under the first heading in another language', '# Plan\n\n## Warum\n\nDarum.\n\n## Schritte\n\n- x\n', 'Darum.'],
    ['nowhere where its heading was taken out', '# Plan\n\n## Our own steps\n\n- [ ] x\n', ''],
    ['nowhere where there are only earlier managers', '## Managers\n\n- Sam Lee: 2026-05-04 to 2027-01-10\n', ''],
    ['below them in another language', '## Managers\n\n- Sam Lee\n\n## Warum\n\nDarum.\n', 'Darum.'],
    ['nowhere where there are only past cycles', '## Cycles\n\n- 2027-H1: declined\n', ''],
    ['at the end of the file', '## Why\n\nBecause.', 'Because.'],
  ])('has its reason %s', (_, body, why) => {
    expect(plan(body).why).toBe(why);
  });
});
