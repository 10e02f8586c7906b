import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { parseReviewPage, type ReviewPage } from '../../../src/core/reviews/review.ts';
import { anyText } from '../../support/page-text.ts';
import { fixtureText, placesOf } from '../../support/papers-text.ts';

const read = (text: string, name = '2026-12-04.md'): ReviewPage =>
  parseReviewPage(`staff/reviews/${name}`, text, parseYamlBlock);

describe('a review', () => {
  it('as the tool writes it is read', () => {
    const { reviews, problems, isComing } = read(fixtureText('regular/reviews/2026-12-04.md'));
    expect(reviews).toMatchObject([
      {
        date: '2026-12-04',
        with: ['Sam Lee'],
        relation: 'manager',
        isGoalShared: true,
        base: '3b18e512dba79e4c8300dd08aeb37f8e728b8dad',
        toAsk: [
          { text: 'What is missing?', isDone: true },
          { text: 'Who decides, and when?', isDone: false },
        ],
        heard: ['The scope is there; the numbers are not.'],
        agreed: [
          {
            owner: 'Sam',
            text: 'ask who sits on the March committee, by 2027-01-08',
            isDone: false,
            since: '2026-12-04',
            due: '2027-01-08',
          },
          { owner: 'me', text: 'draft of the queue memo', isDone: true, due: undefined },
        ],
        isHeld: true,
        place: { line: 10 },
      },
    ]);
    expect([problems, isComing]).toEqual([[], false]);
  });

  it('that comes next has no date', () => {
    const { reviews, problems, isComing } = read(fixtureText('regular/reviews/next.md'), 'next.md');
    expect(reviews).toMatchObject([{ date: undefined, isHeld: false, toAsk: [{ isDone: false }] }]);
    expect([problems, isComing]).toEqual([[], true]);
  });

  it('made by hand is read as far as it goes, several in a file', () => {
    const { reviews, problems } = read(fixtureText('by-hand/reviews/log.md'), 'log.md');
    expect(reviews).toMatchObject([
      {
        date: '2026-12-04',
        with: ['Sam Lee', 'Kim Cho'],
        isGoalShared: true,
        heard: ['Glad.'],
        agreed: [
          { owner: 'sam', text: 'asks HR, by 2026-02-31', since: '2026-12-04', due: undefined },
          { owner: undefined, text: 'see https://docs.example/x' },
          { owner: 'me', text: 'write to Jo', since: '2026-12-04' },
        ],
      },
      {
        date: '2026-12-11',
        with: [],
        isGoalShared: false,
        agreed: [
          { owner: 'Sam', text: 'budget', isDone: true },
          { owner: 'Sam', text: 'dates', isDone: false },
          { owner: undefined, text: 'think' },
        ],
        toAsk: [{ text: 'why?' }],
      },
      { date: undefined, agreed: [{ text: 'lost in time', since: undefined }] },
    ]);
    expect(placesOf(problems)).toEqual(['6:24 date-impossible', '27:1 date-impossible']);
  });

  it.each([
    ['2026-12-04-sam.md', '', { date: '2026-12-04', isHeld: false }, []],
    ['20261204.md', '', { date: '2026-12-04' }, []],
    ['2026-13-04.md', '', { date: undefined }, ['1:1 date-impossible']],
    ['2026-12-4.md', '', { date: undefined }, ['1:1 date-impossible']],
    ['2026-12-4.md', 'date: 2026-12-04', { date: '2026-12-04' }, []],
    ['2026-12-04.md', '---\ndate: 2026-12-44\n---\n', { date: '2026-12-04' }, ['2:7 date-impossible']],
    ['2026-12-04.md', '---\ndate: 2026-12-05\n---\n', { date: '2026-12-05' }, ['2:7 review-date']],
    ['sam.md', '# With Sam on 2026-12-04', { date: '2026-12-04', with: ['Sam'] }, []],
    ['sam.md', 'With: Sam Lee\n', { date: undefined, with: ['Sam Lee'] }, ['1:1 review-no-date']],
    ['sam.md', 'date: soon\n', { date: undefined }, ['1:7 date-impossible']],
    ['2026-12-04.md', 'Goal shared: yes\n', { isGoalShared: true, isHeld: true }, []],
    ['2026-12-04.md', 'goal-shared: perhaps\n', { isGoalShared: false }, ['1:14 value-unread']],
    ['2026-12-04.md', '- [ ] Goal shared\n', { isGoalShared: false, agreed: [] }, []],
    ['2026-12-04.md', '- goal shared: not yet\n', { isGoalShared: false }, []],
    ['2026-12-04.md', '- goal shared\n', { isGoalShared: true }, []],
    ['2026-12-04.md', 'relation: Skip-Level\n', { relation: 'skip-level' }, []],
    ['2026-12-04.md', '## Heard\n\n…\n', { heard: [], isHeld: false }, []],
  ])('%s with %j', (name, text, values, places) => {
    const { reviews, problems } = read(text, name);
    expect(reviews).toMatchObject([values]);
    expect(placesOf(problems)).toEqual(places);
    for (const { message, hint } of problems) {
      expect(message).toMatch(/^Unexpected .+, expected .+[^.]$/);
      expect(hint).toMatch(/./);
    }
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, name) => {
        expect(read(text, name).reviews.length).toBeGreaterThan(0);
        expect(read(text, 'next.md').reviews[0]?.date).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});
