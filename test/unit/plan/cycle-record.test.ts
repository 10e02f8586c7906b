import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { PacketError } from '../../../src/core/errors.ts';
import {
  reasonText,
  recordOf,
  withCycleEvent,
  withCycleReasons,
  withReasonNotMine,
} from '../../../src/core/plan/cycle-record.ts';
import { cycleNameOn, isOver, nextEvent } from '../../../src/core/plan/cycle-step.ts';
import { cycleEvents, type CycleEvent } from '../../../src/core/plan/past-cycles.ts';
import { parsePlan, type Plan } from '../../../src/core/plan/plan.ts';

const head = '---\nplan: 1\ncycle: 2027-H1\n---\n\n# Plan\n';

function planOf(body: string): Plan {
  return parsePlan('plan.md', `${head}${body}`, parseYamlBlock);
}

function bodyOf({ page }: Plan): string {
  return page.source.text.slice(head.length);
}

const submitted: CycleEvent = { kind: 'submitted', date: '2027-02-10', version: undefined };
const declined: CycleEvent = { kind: 'declined', date: '2027-03-30', version: undefined };

describe('what happened in a cycle', () => {
  it('stands on a line of its own, and goes on there', () => {
    const one = withCycleEvent(planOf(''), '2027-H1', { ...submitted, version: '3b18e512dba7' }, parseYamlBlock);
    expect(bodyOf(one)).toBe('\n## Cycles\n\n- 2027-H1: submitted 2027-02-10 (3b18e512dba7)\n');
    const two = withCycleEvent(one, '2027-h1', declined, parseYamlBlock);
    const three = withCycleReasons(two, '2027-H1', ['scope beyond one team', 'too; early', ' '], parseYamlBlock);
    const four = withReasonNotMine(three, '2027-H1', 'Too, early', parseYamlBlock);
    expect(bodyOf(four)).toBe(
      '\n## Cycles\n\n- 2027-H1: submitted 2027-02-10 (3b18e512dba7), declined 2027-03-30: scope beyond one team; too, early (not mine to fix)\n',
    );
    expect(recordOf(four, '2027-H1')?.reasons).toEqual([
      { text: 'scope beyond one team', isNotMine: false },
      { text: 'too, early', isNotMine: true },
    ]);
    expect(withCycleReasons(four, '2027-H1', ['Too, early'], parseYamlBlock)).toBe(four);
    expect(withReasonNotMine(four, '2027-H1', 'too, early', parseYamlBlock)).toBe(four);
    expect(withReasonNotMine(four, '2027-H1', 'something else', parseYamlBlock)).toBe(four);
  });

  it.each([
    ['- 2027-H1: submitted 2027-02-10: x', '- 2027-H1: submitted 2027-02-10, declined 2027-03-30: x'],
    ['* 2027-H1:', '* 2027-H1: declined 2027-03-30'],
  ])('goes into a line of the hand: %j', (line, expected) => {
    const plan = planOf(`\n## Cycles\n\n${line}\n- 2026-H2: promoted 2026-09-30\n`);
    const after = withCycleEvent(plan, '2027-H1', declined, parseYamlBlock);
    expect(bodyOf(after)).toBe(`\n## Cycles\n\n${expected}\n- 2026-H2: promoted 2026-09-30\n`);
  });

  const name = fc.oneof(
    fc.constantFrom(
      '2027-H1',
      'Spring',
      'a:b',
      '# x',
      '- x',
      '[x] y',
      '<!-- private -->',
      'x\ny',
      '',
      '`',
      '2027：H1',
      '*x*',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const event = fc.record({
    kind: fc.constantFrom(...cycleEvents),
    date: day,
    version: fc.option(fc.constant('3b18e512dba7'), { nil: undefined }),
  });
  const around = fc.constantFrom(
    '',
    '\n## Why\n\nTo grow.\n',
    '\n## Cycles\n\n- 2026-H2: submitted 2026-08-10, declined 2026-09-30: scope\n',
    '\n## Cycles\n\n* Spring: paused 2026-04-01\n\n## Managers\n\n- Sam Lee\n',
    '\n## Cycles\n\nprose',
  );

  it('reads back as it was said or is refused, and no other byte changes, whatever the cycle is called', () => {
    fc.assert(
      fc.property(
        around,
        name,
        event,
        fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 3 }),
        (body, called, what, reasons) => {
          const plan = planOf(body);
          const before = bodyOf(plan);
          let after: Plan;
          try {
            after = withCycleEvent(plan, called, what, parseYamlBlock);
            after = withCycleReasons(after, called, reasons, parseYamlBlock);
          } catch (error) {
            expect(error).toBeInstanceOf(PacketError);
            return;
          }
          const record = recordOf(after, called);
          expect(record?.events.at(-1)).toEqual(what);
          const said = new Set(record?.reasons.map(({ text }) => text.toLowerCase()));
          if (recordOf(plan, called) === undefined)
            expect(said.size).toBeLessThanOrEqual(reasons.filter((each) => reasonText(each) !== '').length);
          // What was there is still there, in its order: what is new was only put in between.
          let at = 0;
          for (const character of before) {
            at = bodyOf(after).indexOf(character, at) + 1;
            expect(at).toBeGreaterThan(0);
          }
          expect(after.cycles.filter((each) => each !== record).length).toBe(
            plan.cycles.length - (recordOf(plan, called) === undefined ? 0 : 1),
          );
        },
      ),
    );
  });
});

describe('what may happen next', () => {
  const planWith = (...events: readonly string[]): Plan =>
    planOf(events.length === 0 ? '' : `\n## Cycles\n\n- 2027-H1: ${events.join(', ')}\n`);
  const next = (plan: Plan, kind: CycleEvent['kind'], date: string, isDayNamed = true): CycleEvent | undefined =>
    nextEvent(plan, '2027-H1', { kind, date, version: undefined }, isDayNamed, '2027-04-01');

  it.each([
    [['promoted 2027-03-01'], 'submitted'],
    [['declined 2027-03-01'], 'submitted'],
    [[], 'resumed'],
    [['withdrawn 2027-03-01'], 'paused'],
  ] as const)('after %j, %s is refused', (events, kind) => {
    expect(() => next(planWith(...events), kind, '2027-03-30')).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });

  it('is nothing where the plan says it, and no day that is still to come or before the last', () => {
    expect(next(planWith('declined 2027-03-30'), 'declined', '2027-03-30')).toBeUndefined();
    expect(next(planWith('declined 2027-03-30'), 'declined', '2027-04-01', false)).toBeUndefined();
    expect(next(planWith(), 'paused', '2027-04-01')).toMatchObject({ kind: 'paused', date: '2027-04-01' });
    for (const date of ['2027-04-02', '2027-02-01'])
      expect(() => next(planWith('submitted 2027-02-10'), 'declined', date)).toThrow(
        expect.objectContaining({ code: 'E_DATE' }),
      );
  });

  it('is over with a decision, and named for the plan, the last cycle or the year', () => {
    expect(isOver(undefined)).toBe(false);
    expect(isOver(recordOf(planWith('submitted 2027-02-10'), '2027-H1'))).toBe(false);
    expect(isOver(recordOf(planWith('withdrawn 2027-02-10'), '2027-H1'))).toBe(true);
    expect(cycleNameOn(planWith(), '2027-03-01')).toBe('2027-H1');
    const unnamed = { ...planWith('paused 2027-01-01'), cycle: undefined };
    expect(cycleNameOn(unnamed, '2028-03-01')).toBe('2027-H1');
    expect(cycleNameOn({ cycle: undefined, cycles: [] }, '2028-03-01')).toBe('2028');
  });
});
