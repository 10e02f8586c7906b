import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { parsePage } from '../../../src/core/document/page.ts';
import { parsePlan, type Plan } from '../../../src/core/plan/plan.ts';
import { addWhy, parseWhy } from '../../../src/core/plan/why.ts';
import { anyText, pageText } from '../../support/page-text.ts';
import { fixtureText, placesOf } from '../../support/papers-text.ts';

const read = (text: string): Plan => parsePlan('plan.md', text, parseYamlBlock);

function plan(body: string, keys = 'plan: 1'): Plan {
  return read(`---\n${keys}\n---\n${body}`);
}

describe('a plan', () => {
  it('as the tool writes it is read whole', () => {
    const found = read(fixtureText('regular/plan.md'));
    expect(found.problems).toEqual([]);
    expect(found).toMatchObject({
      manager: 'Sam Lee',
      managerSince: '2026-05-04',
      nextReview: '2027-01-08',
      reviewEvery: '1 month',
      isWithoutReviews: false,
      cycle: '2027-H1',
      dates: {
        'evidence-from': '2026-01-01',
        'evidence-to': '2026-12-31',
        'align-by': '2027-01-15',
        'document-due': '2027-02-12',
        'feedback-due': '2027-02-26',
        calibration: '2027-03-15',
        decision: '2027-03-30',
        effective: '2027-04-01',
      },
      readyFor: 3,
      isWritten: true,
      written: '2026-11-21',
      why: 'I want to work on what spans teams.',
      ownSteps: [
        {
          id: 'own-1',
          text: 'Skip-level reads it before calibration, by 2027-03-01',
          isDone: false,
          due: '2027-03-01',
        },
        { id: 'own-2', text: 'Put the goal into the half-year form', isDone: true, due: undefined },
      ],
      done: [{ step: 'expectations', date: '2026-11-20', reason: 'said so in the 1:1' }],
      waived: [{ step: 'peer-edit', date: '2026-12-10', reason: 'nobody else here has seen the work' }],
      managers: [{ name: 'Ana Ruiz', from: '2024-02-01', to: '2026-05-03' }],
      cycles: [
        {
          name: '2026-H2',
          events: [
            { kind: 'submitted', date: '2026-08-10' },
            { kind: 'declined', date: '2026-09-30' },
          ],
          reason: 'scope beyond one team',
        },
      ],
    });
  });

  it('made by hand is read as far as it goes', () => {
    const found = read(fixtureText('by-hand/plan.md'));
    expect(found).toMatchObject({
      manager: 'Sam Lee',
      nextReview: '2026-12-04',
      readyFor: undefined,
      why: 'Scope.',
      ownSteps: [
        { text: 'Told the *director*', isDone: true },
        { text: 'Ask HR', isDone: false },
        { text: 'Form, until 2027-02-31', isDone: false, due: undefined },
      ],
      waived: [
        { step: 'peer-edit', date: '2026-12-10', reason: 'no peers here' },
        { step: 'self-edit', date: undefined, reason: '' },
      ],
      managers: [
        { name: 'Ana Ruiz', from: undefined, to: '2026-05-03' },
        { name: 'Kim Cho', from: '2026-06-01', to: '2026-05-01' },
      ],
      cycles: [
        { name: '2026-H1', events: [{ kind: 'declined', date: undefined }], reason: '' },
        {
          name: '2026-H2',
          events: [
            { kind: 'submitted', date: undefined },
            { kind: 'promoted', date: '2026-10-01' },
          ],
          reason: 'a: b',
        },
        { name: '2027-H1', events: [{ kind: 'declined' }, { kind: 'submitted' }] },
      ],
    });
    expect(placesOf(found.problems)).toEqual([
      '15:20 date-impossible',
      '6:11 date-impossible',
      '5:12 value-unread',
      '22:3 step-unknown',
      '25:3 manager-unread',
      '27:26 date-order',
      '31:22 date-impossible',
      '31:34 cycle-event',
      '32:43 cycle-order',
      '33:3 cycle-unread',
    ]);
  });

  it.each([
    ['next-review: never', { isWithoutReviews: true, nextReview: undefined }, []],
    ['review-every: Never', { isWithoutReviews: true, reviewEvery: 'never' }, []],
    ['review-every: 2w', { reviewEvery: '2 weeks' }, []],
    ['review-every: sometimes', { reviewEvery: undefined }, ['3:15 value-unread']],
    ['next-review: 2026-02-30', { nextReview: undefined }, ['3:14 date-impossible']],
    ['next-review: 4 Dec', { nextReview: undefined }, ['3:14 date-impossible']],
    ['manager: [Sam, Kim]', { manager: undefined }, ['3:10 value-unread']],
    ['cycle:', { cycle: undefined }, []],
    ['written: yes', { isWritten: true, written: undefined }, ['3:10 date-impossible']],
    ['ready-for: 0', { readyFor: undefined }, ['3:12 value-unread']],
    ['next-reveiw: 2026-12-04', { nextReview: undefined }, ['3:1 key-unknown']],
    ['team: parcels', {}, []],
    ['evidence-from: 2026-Q3\nevidence-to: 2026-Q2', {}, ['4:14 cycle-order']],
    ['evidence-to: 2026-13', {}, ['3:14 date-impossible']],
    ['document-due: 2027-04-12\ndecision: 2027-03-30', {}, ['4:11 cycle-order']],
  ])('has its keys: %j', (line, values, places) => {
    const found = plan('', `plan: 1\n${line}`);
    expect(found).toMatchObject(values);
    expect(placesOf(found.problems)).toEqual(places);
    for (const { message, hint } of found.problems) {
      expect(message).toMatch(/^Unexpected .+, expected .+[^.]$/);
      expect(hint).toMatch(/./);
    }
  });

  it('of a newer format is read, and says that it is not written', () => {
    const found = plan('', 'plan: 2\nmanager: Sam');
    expect(found.manager).toBe('Sam');
    expect(found.error?.code).toBe('E_FORMAT');
    expect(found.problems).toMatchObject([{ rule: 'format-newer', severity: 'error', line: 2, column: 7 }]);
  });

  it.each([
    [
      'under its heading',
      '# Plan\n\n## Other\n\nx\n\n## Why\n\nBecause.\n\n\\## Really\n\n## Our own steps\n',
      'Because.\n\n## Really',
    ],
    ['under the first heading in another language', '# Plan\n\n## Warum\n\nDarum.\n\n## Schritte\n\n- x\n', 'Darum.'],
    ['nowhere where its heading was taken out', '# Plan\n\n## Our own steps\n\n- [ ] x\n', ''],
    ['nowhere among the lists', '# Plan\n\n## Waived\n\n- review: no\n', ''],
    ['nowhere where there are only earlier managers', '## Managers\n\n- Sam Lee: 2026-05-04 to 2027-01-10\n', ''],
    ['below them in another language', '## Managers\n\n- Sam Lee\n\n## Warum\n\nDarum.\n', 'Darum.'],
    ['nowhere where there are only past cycles', '## Cycles\n\n- 2027-H1: declined\n', ''],
    ['at the end of the file', '## Why\n\nBecause.', 'Because.'],
    ['under an underlined heading', 'Why\n---\nBecause.\n\n## Other\n\nx\n', 'Because.'],
    ['under a heading of another depth', '# Why?\n\nBecause.\n\n## Other\n\nx\n', 'Because.'],
    ['as a line', 'Why: because.\n', 'because.'],
  ])('has its reason %s', (_, body, why) => {
    expect(plan(body).why).toBe(why);
  });

  it('has steps of its own under any heading in another language', () => {
    const { ownSteps, why } = plan(
      '# Vorhaben\n\n## Warum\n\nDarum.\n\n## Eigene Schritte\n\n- [x] Dem Meister zeigen\n',
    );
    expect(ownSteps).toMatchObject([{ id: 'own-1', text: 'Dem Meister zeigen', isDone: true }]);
    expect(why).toBe('Darum.');
  });

  it('can waive a step of its own, by its words', () => {
    const { waived } = plan('## Our own steps\n- [ ] Form: send it\n## Waived\n- Form, send it: 2026-12-01: no form\n');
    expect(waived).toMatchObject([{ step: 'formsendit', date: '2026-12-01', reason: 'no form' }]);
  });

  it('takes a reason that comes back as it was', () => {
    fc.assert(
      fc.property(pageText, fc.constantFrom('Because.', 'One\n\n## Two\n- [ ] three'), (text, why) => {
        const page = parsePage('plan.md', text, parseYamlBlock);
        if (page.error !== undefined || parseWhy(page) !== '') return;
        expect(read(addWhy(page, why)).why).toBe(why);
      }),
    );
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { problems } = read(text);
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        expect(read(text).problems).toEqual(problems);
      }),
      { numRuns: 1000 },
    );
  });
});
