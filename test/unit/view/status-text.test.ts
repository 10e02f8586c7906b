import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf, type Standing } from '../../../src/core/workflow/standing.ts';
import { plainStyler } from '../../../src/view/styler.ts';
import { statusObject } from '../../../src/view/status-object.ts';
import { statusText } from '../../../src/view/status-text.ts';
import { allCommands, papersOf, type PapersText } from '../../support/papers.ts';

const style = plainStyler((text) => text);

const standing = (text: PapersText, today = '2026-11-20', hinting = allCommands): Standing =>
  standingOf(papersOf(text), today, hinting);

const year: PapersText = {
  keys: 'manager: Sam Lee\nnext-review: 2026-12-04\nreview-every: 1 month\ncycle: 2027-H1\nalign-by: 2027-01-15\ndocument-due: 2027-02-12\ndecision: 2027-03-30\nready-for: 3 cycles\nwritten: 2026-11-21',
  plan: '## Why\n\nScope.\n\n## Our own steps\n\n- [ ] Skip-level reads it before calibration\n- [x] Form\n',
  notes: '- one\n- two\n- three #impact\n',
  answered: 2,
};

describe('status', () => {
  it('at 80 columns', () => {
    expect(statusText(standing(year, '2026-11-21'), 80, style))
      .toBe(`Dana Reyes: Senior to Staff      2027-H1: document due in 11 weeks

  done     1 why             the reason is in plan.md
  done     2 expectations    2027-H1, ready for 3 cycles
  next     3 manager         Sam Lee does not know yet; 1:1 on Fri 4 Dec
                             (use "packet review" before it)
  done     4 write           2 of 2 answered, 21 Nov
  waiting  5 self-edit       from Mon 23 Nov
           6 peer-edit       after self-edit
           7 manager-edit    after peer-edit
  current  8 review          monthly; 1:1 with Sam Lee on Fri 4 Dec
           own  Skip-level reads it before calibration
           own  1 done

Answered  1 entry, 1 entry
Dates     align by Fri 15 Jan 2027, in 7 weeks; decision Tue 30 Mar 2027,
          in 18 weeks

3 notes not placed yet       (use "packet add --sort")
`);
  });

  it('breaks no date, and keeps all hints in one column', () => {
    const found = { ...standing(year, '2026-11-21') };
    const steps = found.steps.map((step) =>
      step.id === 'manager' ? { ...step, reason: 'Sam Lee does not know yet; nothing kept of Fri 4 Dec 2026' } : step,
    );
    const attention = [
      { kind: 'fields', count: 3, text: '3 fields are missing in Quantifiable impact', command: 'packet check' },
      { kind: 'notes', count: 2, text: '2 notes not placed yet', command: 'packet add --sort' },
    ] as const;
    const lines = statusText({ ...found, steps, attention }, 80, style).split('\n');
    expect(lines).toContain('                             Fri 4 Dec 2026');
    const columns = lines.filter((line) => /^\d .*\(use/.test(line)).map((line) => line.indexOf('(use'));
    expect(columns).toEqual([45, 45]);
  });

  it('at 40 columns', () => {
    expect(
      statusText(
        standing({ keys: 'manager: Sam Lee' }, '2026-11-21', { commands: ['init'], init: 'packet init' }),
        40,
        style,
      ),
    ).toBe(`Dana Reyes: Senior to Staff

  current  1 why
    no reason in plan.md yet
  current  2 expectations
    no cycle in plan.md yet
  current  3 manager
    Sam Lee does not know yet; no 1:1
    set
  next     4 write
    no question is answered yet
    (use "packet init")
           5 self-edit
    after write
           6 peer-edit
    after write
           7 manager-edit
    after write
  current  8 review
    no cadence; no 1:1 set

Open      What did you do?, Quantifiable
          impact
`);
  });

  it('says when all is over', () => {
    const text = statusText(
      standing({ keys: 'cycle: 2027-H1', plan: '## Cycles\n- 2027-H1: promoted 2027-03-30' }, '2027-04-01'),
      80,
      style,
    );
    expect(text).toContain('Dana Reyes: Senior to Staff      2027-H1: promoted 30 Mar\n');
    expect(text).toContain('\nPromoted on Tue 30 Mar: nothing is left to do here.  (use "packet cycle")\n');
    expect(text.match(/\(use/g)).toHaveLength(1);
  });

  it('names what starts the next packet after a promotion', () => {
    const nextPacket = 'packet init principal --after staff';
    const text = statusText(
      standing({ plan: '## Cycles\n- 2027-H1: promoted 2027-03-30' }, '2027-04-01', { ...allCommands, nextPacket }),
      80,
      style,
    );
    expect(text).toContain(`: nothing is left to do here.\n  (use "${nextPacket}")\n`);
  });

  it('stays on one screen, and within its columns, whatever there is to show', () => {
    const own = fc.integer({ min: 0, max: 12 }).map((many) => '- [ ] A step of our own\n'.repeat(many));
    const extra = fc.constantFrom('', '- [ ] Sam: x, by 2026-12-01\n'.repeat(3));
    fc.assert(
      fc.property(
        own,
        extra,
        fc.constantFrom(80, 100, 40, 50),
        fc.integer({ min: 0, max: 200 }),
        (steps, agreed, columns, days) => {
          const month = String(1 + (Math.floor(days / 28) % 12)).padStart(2, '0');
          const today = `2027-${month}-${String(1 + (days % 28)).padStart(2, '0')}`;
          const text = statusText(
            standing({ ...year, plan: `## Our own steps\n${steps}`, reviews: { '2026-11-27.md': agreed } }, today),
            columns,
            style,
          );
          const lines = text.split('\n');
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
          if (columns >= 80) expect(lines.length - 1).toBeLessThanOrEqual(23);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('as an object', () => {
    expect(statusObject('/home/dana/packets/staff', standing(year, '2026-11-21'))).toMatchObject({
      packet: { name: 'staff', author: 'Dana Reyes' },
      questions: [
        { id: 'work', state: 'answered', entries: 1 },
        { id: 'impact', state: 'answered', entries: 1 },
      ],
      nextReview: { date: '2026-12-04', with: 'Sam Lee' },
      next: {
        command: 'packet review',
        date: '2026-12-04',
        why: 'manager: Sam Lee does not know yet; 1:1 on Fri 4 Dec',
      },
      cycle: { name: '2027-H1', readyFor: 3, used: 0, deadlines: [{ key: 'align-by', days: 55 }, {}, {}] },
    });
  });
});
