import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { parsePlan } from '../../../src/core/plan/plan.ts';
import { cycleStanding } from '../../../src/core/workflow/cycle-standing.ts';
import { cycleText, ordinalWord } from '../../../src/view/cycle-text.ts';
import { plainStyler } from '../../../src/view/styler.ts';

const style = plainStyler((text) => text);

function shown(keys: string, cycles: string): string {
  const plan = parsePlan('plan.md', `---\nplan: 1\n${keys}\n---\n\n## Cycles\n\n${cycles}\n`, parseYamlBlock);
  const today = '2027-11-01';
  const standing = cycleStanding(plan, '2026-11-20', today);
  return cycleText({ today, plan, standing, thanks: [], nextPacket: ['packet', ''], commands: [] }, 80, style);
}

describe('the calendar on the screen', () => {
  const past =
    '- 2026-H2: submitted 2026-12-01, declined 2026-12-20: scope; budget (not mine to fix)\n- 2027-H1: submitted 2027-02-10, declined 2027-03-30: scope';

  it('says past cycles as it says the one that is on', () => {
    expect(shown('cycle: 2027-H2', past)).toContain(
      '  2026-H2         submitted 1 Dec 2026, declined 20 Dec 2026: scope; budget (not\n                  yours to fix)\n',
    );
  });

  it('says for how many cycles one was ready, once they are more', () => {
    expect(shown('cycle: 2027-H2\nready-for: 3', past)).toContain('\nReady for 3 cycles; this is the third.\n');
    expect(shown('cycle: 2027-H2\nready-for: 2', past)).toContain(
      '\nYou were ready for 2 cycles; this is the third.\n',
    );
  });

  it.each([
    [1, 'first'],
    [10, 'tenth'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [20, '20th'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [111, '111th'],
    [121, '121st'],
  ])('counts %d as %s', (number, word) => {
    expect(ordinalWord(number)).toBe(word);
  });
});
