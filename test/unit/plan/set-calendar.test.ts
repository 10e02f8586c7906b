import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { cycleDates } from '../../../src/core/plan/cycle-dates.ts';
import { parsePlan, type Plan } from '../../../src/core/plan/plan.ts';
import { withCalendar, type Calendar } from '../../../src/core/plan/set-calendar.ts';

const today = '2027-01-11';
const keys = cycleDates.map(([key]) => key);

function planOf(lines: string, rest = '\n# Plan\n'): Plan {
  return parsePlan('plan.md', `---\nplan: 1\n${lines}---\n${rest}`, parseYamlBlock);
}

function set(plan: Plan, calendar: Calendar): ReturnType<typeof withCalendar> {
  return withCalendar(plan, calendar, today, parseYamlBlock);
}

describe('the calendar', () => {
  it('is set key by key, and a key goes with its line', () => {
    const plan = planOf('cycle: 2027-H1 # ours\ndecision: 2027-03-30\n');
    const { plan: after } = set(plan, { dates: { 'document-due': '2027-02-12', decision: null }, readyFor: 1 });
    expect(after.page.source.text).toBe(
      '---\nplan: 1\ncycle: 2027-H1 # ours\ndocument-due: 2027-02-12\nready-for: 1 cycle\n---\n\n# Plan\n',
    );
    const again = set(after, { dates: { decision: '2027-03-30' }, readyFor: null }).plan;
    expect(again.page.keys.get('ready-for')).toBeUndefined();
    expect(again.dates.decision).toBe('2027-03-30');
  });

  it('loses with another name the dates that have passed, and with a cycle that is over all of them', () => {
    const lines = 'cycle: 2026-H2\ndocument-due: 2026-08-12\ndecision: 2027-03-30\n';
    expect(set(planOf(lines), { name: '2027-H1', dates: {} }).dropped).toEqual([['document-due', '2026-08-12']]);
    const over = planOf(lines, '\n# Plan\n\n## Cycles\n\n- 2026-H2: withdrawn 2026-09-01\n');
    const { plan, dropped } = set(over, { name: '2027-H1', dates: { decision: '2027-04-30' } });
    expect(dropped).toEqual([['document-due', '2026-08-12']]);
    expect(plan.page.source.text).toContain('cycle: 2027-H1\ndecision: 2027-04-30\n---\n');
    expect(set(over, { name: '2026-h2', dates: {} }).dropped).toEqual([]);
  });

  it('is refused where dates cannot follow each other, unless they did so before', () => {
    const due = { 'document-due': '2027-05-01', decision: '2027-03-30' };
    expect(() => set(planOf(''), { dates: due })).toThrow(expect.objectContaining({ code: 'E_DATE' }));
    const wrong = planOf('document-due: 2027-05-01\ndecision: 2027-03-30\n');
    expect(set(wrong, { dates: {}, readyFor: 2 }).plan.page.source.text).toContain('ready-for: 2 cycles\n');
  });

  const name = fc.oneof(
    fc.constantFrom(
      '2027-H1',
      'a: b',
      '# x',
      '"',
      "it's",
      '- x',
      '[x',
      '{',
      'null',
      '1',
      'a #b',
      '&x',
      '*x',
      '---',
      '%',
      '@',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  );
  const rest = fc.constantFrom(
    '\n# Plan\n',
    '',
    '\n# Plan\n\n## Cycles\n\n- x: paused 2026-01-02\n',
    'prose without an end',
  );
  const eol = fc.constantFrom('\n', '\r\n');

  it('reads back as it was set or is refused, and changes nothing below the front matter', () => {
    fc.assert(
      fc.property(name, fc.constantFrom(...keys), rest, eol, (called, key, below, end) => {
        const text = `---\nplan: 1\n# a comment\nmanager: 'Sam Lee'\n---\n${below}`.replaceAll('\n', end);
        const plan = parsePlan('plan.md', text, parseYamlBlock);
        let after: Plan;
        try {
          after = set(plan, { name: called, dates: { [key]: '2027-03-01' } }).plan;
        } catch (error) {
          expect(error).toBeInstanceOf(PacketError);
          return;
        }
        expect(after.page.keys.get('cycle')?.value).toBe(called);
        expect(after.page.keys.get(key)?.value).toBe('2027-03-01');
        const added = after.page.source.text;
        expect(added.startsWith(text.slice(0, text.indexOf(`---${end}`, 4)))).toBe(true);
        expect(added.endsWith(text.slice(text.indexOf(`---${end}`, 4)))).toBe(true);
        // What was put in is taken out again, and all is as it was but for the name.
        const back = set(after, { dates: { [key]: null } }).plan;
        expect(back.page.keys.has(key)).toBe(false);
        expect(back.page.source.text).toBe(set(plan, { name: called, dates: {} }).plan.page.source.text);
      }),
    );
  });
});
