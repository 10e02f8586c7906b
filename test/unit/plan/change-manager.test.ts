import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { managerName, withManager } from '../../../src/core/plan/change-manager.ts';
import { parsePlan } from '../../../src/core/plan/plan.ts';
import { pageText } from '../../support/page-text.ts';

const today = '2027-01-11';
const before = '---\nplan: 1\nmanager: Sam Lee\nmanager-since: 2026-05-04\ncycle: 2027-H1 # mine\n---\n\n# Plan\n';

function changed(plan: string, name: string, since?: string): ReturnType<typeof withManager> {
  return withManager(parsePlan('plan.md', plan, parseYamlBlock), name, since, today, parseYamlBlock);
}

describe('a new manager', () => {
  it('stands in the plan, and the one before among the earlier ones', () => {
    const { kind, text } = changed(before, 'Kim Cho');
    expect(kind).toBe('new');
    expect(text).toBe(
      '---\nplan: 1\nmanager: Kim Cho\nmanager-since: 2027-01-11\ncycle: 2027-H1 # mine\n---\n\n# Plan\n\n' +
        '## Managers\n\n- Sam Lee: 2026-05-04 to 2027-01-10\n',
    );
    expect(parsePlan('plan.md', text, parseYamlBlock).problems).toEqual([]);
  });

  it('is since the day that one says', () => {
    const { text } = changed(
      '---\nplan: 1\nmanager: Sam Lee\n---\n\n## Earlier managers\n\n* Ana Ruiz\n',
      'Kim',
      '2027-01-04',
    );
    expect(text).toBe(
      '---\nplan: 1\nmanager: Kim\nmanager-since: 2027-01-04\n---\n\n## Earlier managers\n\n* Ana Ruiz\n* Sam Lee: until 2027-01-03\n',
    );
    const { managers } = parsePlan('plan.md', text, parseYamlBlock);
    expect(managers.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Ana Ruiz', undefined, undefined],
      ['Sam Lee', undefined, '2027-01-03'],
    ]);
  });

  it('may begin on the day on which the one before did', () => {
    expect(changed(before, 'Kim Cho', '2026-05-04').text).toContain('- Sam Lee: 2026-05-04 to 2026-05-04\n');
  });

  it('is the first one where there was none, since nobody knows when', () => {
    expect(changed('---\nplan: 1\n---\n', 'Kim Cho')).toEqual({
      kind: 'named',
      before: undefined,
      text: '---\nplan: 1\nmanager: Kim Cho\n---\n',
    });
  });

  it('is the same one in another spelling, with a surname, or since another day', () => {
    expect(changed(before, 'sam LEE')).toMatchObject({ kind: 'corrected', text: before.replace('Sam Lee', 'sam LEE') });
    const first = before.replace('Sam Lee', 'Sam');
    expect(changed(first, 'Sam Lee')).toMatchObject({ kind: 'corrected', text: before });
    expect(changed(before, 'Sam Lee', '2026-05-11')).toMatchObject({
      kind: 'corrected',
      text: before.replace('05-04', '05-11'),
    });
  });

  it('is nobody new where the plan says so already, also by the first name', () => {
    expect(changed(before, 'Sam Lee')).toEqual({ kind: 'none', before: 'Sam Lee', text: before });
    expect(changed(before, 'Sam')).toEqual({ kind: 'none', before: 'Sam Lee', text: before });
  });

  it('is another person of the same first name where one says since when', () => {
    const { kind, text } = changed(before.replace('Sam Lee', 'Sam'), 'Sam Park', '2027-01-04');
    expect(kind).toBe('new');
    expect(text).toContain('- Sam: 2026-05-04 to 2027-01-03\n');
  });

  it.each([
    ['2027-01-12', 'Unexpected day 2027-01-12 in the future, expected one until today; until then it is Sam Lee'],
    ['2026-05-03', 'Unexpected day 2026-05-03 before Sam Lee began on 2026-05-04, expected a later one'],
  ])('cannot begin on %s', (since, message) => {
    expect(() => changed(before, 'Kim Cho', since)).toThrow(expect.objectContaining({ code: 'E_DATE', message }));
  });

  it('is not written into a plan that cannot be read', () => {
    expect(() => changed('---\nmanager: "Sam\n---\n', 'Kim Cho')).toThrow(PacketError);
  });

  it('comes back from any plan that can be written, and loses nothing of it', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        const plan = parsePlan('plan.md', text, parseYamlBlock);
        let change;
        try {
          change = withManager(plan, 'Nia Ød', undefined, today, parseYamlBlock);
        } catch (error) {
          if (error instanceof PacketError) return;
          throw error;
        }
        const after = parsePlan('plan.md', change.text, parseYamlBlock);
        expect(after.manager).toBe('Nia Ød');
        const kept = plan.manager === undefined ? [] : [plan.manager.replace(/[:(].*/, '').trim()];
        expect(after.managers.map(({ name }) => name)).toEqual([...plan.managers.map(({ name }) => name), ...kept]);
        expect(after.ownSteps.map((step) => step.text)).toEqual(plan.ownSteps.map((step) => step.text));
      }),
    );
  });
});

describe("a manager's name", () => {
  it('is one line', () => {
    expect(managerName('  Kim \n Cho ')).toBe('Kim Cho');
  });

  it.each(['', '  ', '7', 'Kim: Cho', 'Kim (Staff)', 'Kim\u001b[2J', 'x'.repeat(101)])('is not %j', (text) => {
    expect(() => managerName(text)).toThrow(/^Unexpected name "/);
  });
});
