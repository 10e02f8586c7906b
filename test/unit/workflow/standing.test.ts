import { describe, expect, it } from 'vitest';
import { pressingIn } from '../../../src/core/workflow/pressing.ts';
import { standingOf, type Standing } from '../../../src/core/workflow/standing.ts';
import { allCommands, papersOf, type PapersText } from '../../support/papers.ts';

const standing = (text: PapersText, today: string): Standing => standingOf(papersOf(text), today, allCommands);

const cycle = 'cycle: 2027-H1\nalign-by: 2027-01-15\ndocument-due: 2027-02-12\ndecision: 2027-03-30';

describe('the next thing', () => {
  it.each<[string, PapersText, string, string | undefined, string | undefined]>([
    ['is the text of an empty packet', {}, '2026-11-20', 'write', 'packet init'],
    [
      'is the 1:1 where the text is there',
      { keys: 'manager: Sam Lee\nnext-review: 2026-12-04\nwritten: 2026-11-20' },
      '2026-11-21',
      'manager',
      'packet review',
    ],
    [
      'is what set-up asked for after that',
      { keys: 'manager: Sam Lee\nwritten: 2026-11-20', reviews: { '2026-11-20.md': 'Goal shared: yes' } },
      '2026-11-21',
      'why',
      'packet init --why TEXT',
    ],
    [
      'is what is overdue before all',
      { keys: 'next-review: 2026-11-10' },
      '2026-11-20',
      'review',
      'packet review done',
    ],
    [
      'is the earliest of what is overdue',
      { keys: 'next-review: 2027-01-20\ndocument-due: 2027-02-12' },
      '2027-01-25',
      'write',
      'packet init',
    ],
    ['is the outcome once the document was due', { keys: cycle }, '2027-02-20', undefined, 'packet cycle'],
    [
      'is a step of one own where nothing else is left',
      {
        keys: 'manager: S\ncycle: a\nready-for: 1\nnext-review: never',
        plan: '## Why\nx\n## Our own steps\n- [ ] Form\n## Waived\n- manager: no\n- write: no\n- self-edit: no\n- peer-edit: no\n- manager-edit: no\n',
      },
      '2026-11-20',
      'own-1',
      'packet status --done own-1',
    ],
    [
      'is the review where all else is done',
      {
        keys: 'manager: S\ncycle: a\nready-for: 1\nnext-review: 2026-12-04',
        plan: '## Why\nx\n## Waived\n- manager: no\n- write: no\n- self-edit: no\n- peer-edit: no\n- manager-edit: no\n',
      },
      '2026-11-20',
      'review',
      'packet review',
    ],
    [
      'is a note to place before that',
      {
        notes: '- one\n',
        keys: 'manager: S\ncycle: a\nready-for: 1\nnext-review: 2026-12-04',
        plan: '## Why\nx\n## Waived\n- manager: no\n- write: no\n- self-edit: no\n- peer-edit: no\n- manager-edit: no\n',
      },
      '2026-11-20',
      undefined,
      'packet add --sort',
    ],
  ])('%s', (_, text, today, step, command) => {
    expect(standing(text, today).next).toMatchObject({ step, command });
  });

  it('is nothing after the promotion', () => {
    const found = standing({ plan: '## Cycles\n- 2027-H1: promoted\n', notes: '- x\n' }, '2027-04-01');
    expect(found.next).toBeUndefined();
    expect(found.cycle.promoted).toEqual({ kind: 'promoted', date: undefined });
  });
});

describe('the cycle', () => {
  it('counts its dates back, the nearest first', () => {
    const { cycle: found } = standing({ keys: cycle }, '2026-11-20');
    expect(found.deadlines.map(({ key, days }) => [key, days])).toEqual([
      ['align-by', 56],
      ['document-due', 84],
      ['decision', 130],
    ]);
  });

  it.each<[string, string, string, string[], number]>([
    ['handed in', '- 2027-H1: submitted 2027-01-10\n', '2027-01-11', ['decision'], 1],
    ['declined', '- 2027-h1: submitted 2027-01-10, declined 2027-03-30: no\n', '2027-03-30', [], 1],
    ['withdrawn', '- 2027-H1: withdrawn 2027-01-10\n', '2027-01-11', [], 0],
    ['paused', '- 2027-H1: paused 2027-01-10\n', '2027-01-11', [], 0],
    [
      'another',
      '- 2026-H2: declined\n- 2026-H1: withdrawn\n',
      '2027-01-11',
      ['align-by', 'document-due', 'decision'],
      1,
    ],
  ])('that is %s has no dates but those that still matter', (_, cycles, today, keys, used) => {
    const { cycle: found } = standing({ keys: cycle, plan: `## Cycles\n${cycles}` }, today);
    expect(found.deadlines.map(({ key }) => key)).toEqual(keys);
    expect(found.used).toBe(used);
  });
});

describe('attention', () => {
  it.each<[PapersText, string, string]>([
    [{ notes: '- a\n- b #glue\n' }, '2026-11-20', '2 notes not placed yet'],
    [{ keys: cycle }, '2027-02-13', 'the document was due 12 Feb: handed in, or another cycle'],
    [{ keys: cycle }, '2027-03-30', 'the decision is today'],
    [{ keys: cycle }, '2027-04-02', 'the decision was on 30 Mar: say what it was'],
    [
      { keys: 'written: 2026-02-31' },
      '2026-11-20',
      'plan.md:2:10 Unexpected date "2026-02-31", expected a day that exists, such as 2026-12-04',
    ],
    [
      { reviews: { '2026-11-20.md': '- [ ] Sam: x, by 2026-11-25\n- [x] me: y, by 2026-11-25\n' } },
      '2026-11-26',
      '1 agreement is past its day',
    ],
    [
      { reviews: { '2026-11-20.md': '- [ ] Sam: x, by 2026-11-25\n- [ ] y, by 2026-11-25\n' } },
      '2026-11-26',
      '2 agreements are past their day',
    ],
  ])('%j', (text, today, words) => {
    expect(standing(text, today).attention.map((each) => each.text)).toContain(words);
  });

  it('leaves out what is only a remark', () => {
    const { attention, problems } = standing(
      { rounds: { '1-self.md': 'closed: 2026-11-19', '01-self.md': 'closed: 2026-11-19' } },
      '2026-11-20',
    );
    expect(problems).toMatchObject([{ rule: 'round-number-twice', severity: 'info' }]);
    expect(attention).toEqual([]);
  });
});

describe('what presses', () => {
  it('is what is overdue, then what is due', () => {
    const text = { keys: `${cycle}\nnext-review: 2027-01-01`, plan: '## Our own steps\n- [ ] Form by 2027-02-20\n' };
    expect(pressingIn(standing(text, '2027-02-14')).map(({ id, state }) => `${state} ${id}`)).toEqual([
      'overdue document-due',
      'overdue review',
      'due own-1',
    ]);
  });
});
