import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { parsePlan } from '../../../src/core/plan/plan.ts';
import { plainStyler } from '../../../src/view/styler.ts';
import { statusObject, statusText, type Status } from '../../../src/view/status-text.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const emptyPlan = parsePlan('plan.md', '', parseYamlBlock);
const style = plainStyler((text) => text);

const status: Status = {
  folder: '/home/dana/packets/staff',
  header: { template: 'plain', author: 'Dana Reyes', from: 'Senior', to: 'Staff', started: '2026-11-20' },
  template: plainTemplate,
  answers: new Map([
    ['work', { state: 'answered', text: '', entries: [{ title: 'One', text: '', fields: [] }] }],
    ['impact', { state: 'open' }],
  ]),
  plan: { ...emptyPlan, manager: 'Sam Lee', nextReview: '2026-12-04' },
  next: { command: 'packet init', why: 'open: Quantifiable impact' },
  problems: [],
  today: '2026-11-20',
};

describe('status', () => {
  it('at 80 columns', () => {
    expect(statusText(status, 80, style)).toBe(`Dana Reyes: Senior to Staff

  1 entry  What did you do?
  open     Quantifiable impact

1:1 with Sam Lee  Fri 4 Dec, in 14 days

Next  open: Quantifiable impact
      (use "packet init")
`);
  });

  it('uses the width for a long heading, and no more', () => {
    const [work] = plainTemplate.questions;
    if (work === undefined) throw new Error('no question');
    const heading = 'Teams and leaders who know your work and advocate for it';
    const long = { ...status, template: { ...plainTemplate, questions: [{ ...work, heading }] } };
    expect(statusText(long, 80, style)).toContain(`  1 entry  ${heading}\n`);
    for (const line of statusText(long, 40, style).split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  it.each([
    ['2026-11-20', 'today'],
    ['2026-11-21', 'tomorrow'],
    ['2026-11-18', '2 days ago: set the next date in plan.md'],
  ])('says of a 1:1 on %s that it is %s', (nextReview, words) => {
    expect(statusText({ ...status, plan: { ...status.plan, nextReview } }, 80, style)).toContain(words);
  });

  it('says so when nothing is missing, and what is wrong in the file', () => {
    const problem = {
      file: 'packet.md',
      line: 9,
      column: 1,
      rule: 'section-twice',
      severity: 'error',
      message: 'Twice',
    } as const;
    const text = statusText({ ...status, next: undefined, problems: [problem] }, 80, style);
    expect(text).toContain('nothing is plainly missing');
    expect(text).toContain('packet.md:9  Twice');
  });

  it('as an object', () => {
    expect(statusObject({ ...status, next: undefined, plan: emptyPlan })).toMatchObject({
      packet: { name: 'staff' },
      nextReview: null,
      next: null,
      questions: [
        { id: 'work', state: 'answered', entries: 1 },
        { id: 'impact', state: 'open', entries: 0 },
      ],
    });
  });
});
