import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { stepNamed, withStepWaived } from '../../../src/core/plan/mark-step.ts';
import { parsePlan, type Plan } from '../../../src/core/plan/plan.ts';

const read = (text: string): Plan => parsePlan('plan.md', text, parseYamlBlock);

const plan = read('---\nplan: 1\n---\n\n# Plan\n\n## Our own steps\n- [ ] Demo\n- [ ] Demo to the board: 2027-01-08\n');

describe('a step of the plan', () => {
  it('is left out by itself where the words of another one begin it', () => {
    const text = withStepWaived(plan, stepNamed('own-2', plan), '2026-11-21', 'no board', parseYamlBlock);
    expect(text).toContain('- Demo to the board: 2027-01-08: 2026-11-21: no board\n');
    expect(read(text).waived).toMatchObject([
      { step: 'demototheboard20270108', date: '2026-11-21', reason: 'no board' },
    ]);
  });

  it('is not meant by a longer word', () => {
    const text = `${plan.page.source.text}\n## Waived\n- Demonstration: 2026-11-21\n`;
    expect(read(text)).toMatchObject({ waived: [], problems: [{ rule: 'step-unknown' }] });
  });

  it('is named by all its words, though another one has them too', () => {
    expect(stepNamed('demo', plan)).toMatchObject({ own: { id: 'own-1' } });
    expect(stepNamed('the board', plan)).toMatchObject({ own: { id: 'own-2' } });
    expect(() => stepNamed('dem', plan)).toThrow('several steps have');
  });
});
