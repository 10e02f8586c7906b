import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { stepIds } from '../../../src/core/packet/template.ts';
import { parsePlan } from '../../../src/core/plan/plan.ts';
import { parseReviewPage } from '../../../src/core/reviews/review.ts';
import { parseRound } from '../../../src/core/rounds/round.ts';
import { standingOf, type Standing } from '../../../src/core/workflow/standing.ts';
import type { StepStanding } from '../../../src/core/workflow/step-standing.ts';
import { anyText, pageText } from '../../support/page-text.ts';
import { allCommands, papersOf, type PapersText } from '../../support/papers.ts';
import { fixtureText } from '../../support/papers-text.ts';

const standing = (text: PapersText, today: string): Standing => standingOf(papersOf(text), today, allCommands);

function step(text: PapersText, today: string, id: string): StepStanding {
  const found = standing(text, today).steps.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

const written: PapersText = { keys: 'written: 2026-11-21', answered: 2 };
const self = (more: string): Readonly<Record<string, string>> => ({ '01-self.md': `---\nkind: self\n${more}\n---\n` });
const selfDone = self('opened: 2026-11-24\nclosed: 2026-11-30');
const peers = (keys: string, readers: string): Readonly<Record<string, string>> => ({
  '02-peers.md': `---\nkind: peers\nopened: 2026-12-01\n${keys}\n---\n## Readers\n${readers}`,
});
const shared = { '2026-12-04.md': '---\nwith: Sam Lee\ngoal-shared: yes\n---\n' };

/** What is there, on which day, which step, and what is found of it. */
type Case = readonly [string, PapersText, string, string, Partial<StepStanding>];

const cases: readonly Case[] = [
  [
    'no reason',
    {},
    '2026-11-20',
    'why',
    { state: 'current', reason: 'no reason in plan.md yet', command: 'packet init --why TEXT' },
  ],
  [
    'a reason',
    { plan: '## Why\n\nScope.\n' },
    '2026-11-20',
    'why',
    { state: 'done', reason: 'the reason is in plan.md' },
  ],
  ['a reason of dots', { plan: '## Why\n\n…\n' }, '2026-11-20', 'why', { state: 'current' }],

  [
    'no cycle',
    {},
    '2026-11-20',
    'expectations',
    { state: 'current', reason: 'no cycle in plan.md yet', command: 'packet cycle --name NAME' },
  ],
  [
    'a cycle alone',
    { keys: 'cycle: 2027-H1' },
    '2026-11-20',
    'expectations',
    { state: 'current', reason: '2027-H1; for how many cycles are you ready?' },
  ],
  [
    'a number alone',
    { keys: 'ready-for: 1' },
    '2026-11-20',
    'expectations',
    { state: 'current', reason: 'ready for 1 cycle, but for which first?' },
  ],
  [
    'both',
    { keys: 'cycle: 2027-H1\nready-for: 3' },
    '2026-11-20',
    'expectations',
    { state: 'done', reason: '2027-H1, ready for 3 cycles' },
  ],
  [
    'a second cycle',
    {
      keys: 'cycle: 2027-H2\nready-for: 3',
      plan: '## Cycles\n- 2027-H1: submitted 2027-02-10, declined 2027-03-30: scope\n',
    },
    '2027-05-01',
    'expectations',
    { state: 'done', reason: '2027-H2, cycle 2 of 3' },
  ],
  [
    'more cycles than one was ready for',
    {
      keys: 'cycle: 2027-H2\nready-for: 1',
      plan: '## Cycles\n- 2027-H1: submitted 2027-02-10, declined 2027-03-30: scope\n',
    },
    '2027-05-01',
    'expectations',
    { state: 'done', reason: '2027-H2, cycle 2; you were ready for 1 cycle' },
  ],
  [
    'a cycle that ended',
    {
      keys: 'cycle: 2027-H1\nready-for: 3',
      plan: '## Cycles\n- 2027-H1: submitted 2027-02-10, declined 2027-03-30: scope\n',
    },
    '2027-05-01',
    'expectations',
    { state: 'current', reason: '2027-H1 declined 30 Mar; ready for 2 more', command: 'packet cycle --name NAME' },
  ],
  [
    'the last cycle that ended',
    { keys: 'cycle: 2027-H1\nready-for: 1', plan: '## Cycles\n- 2027-H1: declined\n' },
    '2027-05-01',
    'expectations',
    { state: 'current', reason: '2027-H1 declined; 1 cycle used' },
  ],

  [
    'no manager',
    {},
    '2026-11-20',
    'manager',
    { state: 'current', reason: 'no manager in plan.md yet', command: 'packet manager NAME' },
  ],
  [
    'a manager without a 1:1',
    { keys: 'manager: Sam Lee' },
    '2026-11-20',
    'manager',
    { state: 'current', reason: 'Sam Lee does not know yet; no 1:1 set', command: 'packet review schedule DATE' },
  ],
  [
    'a 1:1 to come',
    { keys: 'manager: Sam Lee\nnext-review: 2026-12-04' },
    '2026-11-20',
    'manager',
    {
      state: 'current',
      reason: 'Sam Lee does not know yet; 1:1 on Fri 4 Dec',
      date: '2026-12-04',
      command: 'packet review',
    },
  ],
  [
    'a 1:1 today',
    { keys: 'manager: Sam Lee\nnext-review: 2026-12-04' },
    '2026-12-04',
    'manager',
    { reason: 'Sam Lee does not know yet; 1:1 today' },
  ],
  [
    'a 1:1 of which nothing was kept',
    { keys: 'manager: Sam Lee\nnext-review: 2026-12-04' },
    '2026-12-07',
    'manager',
    { state: 'current', reason: 'Sam Lee does not know yet; nothing kept of 4 Dec', command: 'packet review done' },
  ],
  [
    'a shared goal',
    { keys: 'manager: Sam Lee', reviews: shared },
    '2026-12-07',
    'manager',
    { state: 'done', reason: 'Sam Lee knows since 4 Dec', date: '2026-12-04' },
  ],
  [
    'a shared goal and no manager in the plan',
    { reviews: shared },
    '2026-12-07',
    'manager',
    { state: 'done', reason: 'Sam Lee knows since 4 Dec' },
  ],
  [
    'a ticked box by hand',
    { keys: 'manager: Sam Lee', reviews: { '2026-12-04.md': '- [x] goal shared\n' } },
    '2026-12-07',
    'manager',
    { state: 'done' },
  ],
  [
    'a review in the future',
    { keys: 'manager: Sam Lee', reviews: shared },
    '2026-12-01',
    'manager',
    { state: 'current' },
  ],
  [
    'a skip-level who knows',
    {
      keys: 'manager: Sam Lee',
      reviews: { '2026-12-04.md': 'With: Ana Ruiz\nRelation: skip-level\nGoal shared: yes\n' },
    },
    '2026-12-07',
    'manager',
    { state: 'current' },
  ],
  [
    'a new manager',
    {
      keys: 'manager: Kim Cho\nmanager-since: 2027-01-11',
      reviews: shared,
      plan: '## Managers\n- Sam Lee: 2026-05-04 to 2027-01-10\n',
    },
    '2027-01-12',
    'manager',
    { state: 'current', reason: 'Kim Cho is new and has not seen it yet; no 1:1 set' },
  ],
  [
    'a 1:1 that was set with the manager before',
    { keys: 'manager: Kim Cho\nmanager-since: 2027-01-11\nnext-review: 2027-01-08' },
    '2027-01-12',
    'manager',
    { state: 'current', reason: 'Kim Cho does not know yet; no 1:1 set', command: 'packet review schedule DATE' },
  ],
  [
    'a 1:1 that was set with the manager before',
    { keys: 'manager: Kim Cho\nmanager-since: 2027-01-11\nnext-review: 2027-01-08\nreview-every: 1 month' },
    '2027-01-12',
    'review',
    { state: 'current', reason: 'monthly; no 1:1 set' },
  ],
  [
    'a review without a name before the manager of today',
    { keys: 'manager: Kim Cho\nmanager-since: 2027-01-11', reviews: { '2026-12-04.md': 'goal shared: yes' } },
    '2027-01-12',
    'manager',
    { state: 'current' },
  ],
  [
    'a word of the plan from before the manager of today',
    { keys: 'manager: Kim Cho\nmanager-since: 2027-01-11', plan: '## Done\n- manager: 2026-12-04\n' },
    '2027-01-12',
    'manager',
    { state: 'current' },
  ],
  [
    'a box without a day that is older than the manager',
    {
      keys: 'manager: Kim Cho\nmanager-since: 2027-01-11',
      plan: '## Done\n- manager\n\n## Managers\n- Sam Lee: 2026-05-04 to 2027-01-10\n',
    },
    '2027-01-20',
    'manager',
    { state: 'current', reason: 'Kim Cho is new and has not seen it yet; no 1:1 set' },
  ],
  [
    'a box without a day, and a manager of whom only the end of the earlier one is known',
    { keys: 'manager: Kim Cho', plan: '## Done\n- [x] manager\n\n## Managers\n- Sam Lee: until 2027-01-10\n' },
    '2027-01-20',
    'manager',
    { state: 'current' },
  ],
  [
    'a box without a day in a plan begun with the manager of today',
    {
      keys: 'manager: Kim Cho\nmanager-since: 2026-11-01',
      plan: '## Done\n- manager\n\n## Managers\n- Sam Lee: 2026-05-04 to 2026-10-31\n',
    },
    '2027-01-20',
    'manager',
    { state: 'done', reason: 'plan.md says so' },
  ],
  [
    'a day by which to align',
    { keys: 'manager: Sam Lee\nalign-by: 2027-01-15' },
    '2027-01-10',
    'manager',
    { state: 'due', date: '2027-01-15', reason: 'Sam Lee does not know yet; no 1:1 set; align by Fri 15 Jan' },
  ],

  [
    'no answer',
    {},
    '2026-11-20',
    'write',
    { state: 'current', reason: 'no question is answered yet', command: 'packet init' },
  ],
  ['one answer', { answered: 1 }, '2026-11-20', 'write', { state: 'current', reason: '1 of 2 answered' }],
  [
    'all answers',
    { answered: 2 },
    '2026-11-20',
    'write',
    { state: 'done', reason: '2 of 2 answered', date: undefined },
  ],
  [
    'all answers and a day',
    written,
    '2026-11-22',
    'write',
    { state: 'done', reason: '2 of 2 answered, 21 Nov', date: '2026-11-21' },
  ],
  [
    'the word of the plan',
    { ...written, answered: 1 },
    '2026-11-22',
    'write',
    { state: 'done', reason: 'first full text 21 Nov; 1 of 2 answered' },
  ],
  [
    'the word of the plan without a day',
    { keys: 'written: yes' },
    '2026-11-22',
    'write',
    { state: 'done', reason: 'first full text; 0 of 2 answered' },
  ],
  [
    'the word of the plan in a list',
    { plan: '## Done\n- write: 2026-11-21\n' },
    '2026-11-22',
    'write',
    { state: 'done', date: '2026-11-21' },
  ],
  ['a day in the future', { keys: 'written: 2026-12-21' }, '2026-11-22', 'write', { state: 'current' }],
  [
    'the time that the later steps take',
    { keys: 'document-due: 2027-02-12' },
    '2026-12-28',
    'write',
    { state: 'due', date: '2027-01-01', reason: 'no question is answered yet; document due Fri 12 Feb 2027' },
  ],
  [
    'less than that time',
    { keys: 'document-due: 2027-02-12' },
    '2027-01-02',
    'write',
    { state: 'overdue', date: '2027-01-01' },
  ],
  [
    'a packet begun late',
    { keys: 'document-due: 2027-02-12', started: '2027-01-20' },
    '2027-01-21',
    'write',
    { state: 'due', date: '2027-02-12' },
  ],
  ['a document that was due', { keys: 'document-due: 2027-02-12' }, '2027-02-13', 'write', { state: 'current' }],
  [
    'a document that was handed in',
    { keys: 'cycle: 2027-H1\ndocument-due: 2027-02-12', plan: '## Cycles\n- 2027-H1: submitted 2027-01-20\n' },
    '2027-02-01',
    'write',
    { state: 'current' },
  ],

  ['no text', {}, '2026-11-20', 'self-edit', { state: 'waiting', reason: 'after write', date: undefined }],
  [
    'a text of yesterday',
    written,
    '2026-11-22',
    'self-edit',
    { state: 'waiting', reason: 'from Mon 23 Nov', date: '2026-11-23' },
  ],
  [
    'a text of two days',
    written,
    '2026-11-23',
    'self-edit',
    { state: 'current', reason: 'read it as a stranger would', command: 'packet round self' },
  ],
  ['a text without a day', { answered: 2 }, '2026-11-20', 'self-edit', { state: 'current' }],
  [
    'a round too early',
    { ...written, rounds: self('opened: 2026-11-22') },
    '2026-11-22',
    'self-edit',
    { state: 'waiting', reason: 'from Mon 23 Nov; the round of 22 Nov came too early' },
  ],
  [
    'a round too early that is closed',
    { ...written, rounds: self('opened: 2026-11-22\nclosed: 2026-11-24') },
    '2026-11-25',
    'self-edit',
    { state: 'current', reason: 'the round of 22 Nov came too early', command: 'packet round self' },
  ],
  [
    'a round too early that is open',
    { ...written, rounds: self('opened: 2026-11-22') },
    '2026-11-25',
    'self-edit',
    { state: 'current', reason: 'the open round of 22 Nov came too early', command: 'packet round close self' },
  ],
  [
    'an open round',
    { ...written, rounds: self('opened: 2026-11-24') },
    '2026-11-25',
    'self-edit',
    { state: 'current', reason: 'round open since 24 Nov' },
  ],
  [
    'an open round past its day',
    { ...written, rounds: self('opened: 2026-11-24\ndue: 2026-11-28') },
    '2026-11-30',
    'self-edit',
    { state: 'overdue', date: '2026-11-28', reason: 'round open since 24 Nov, due 28 Nov' },
  ],
  [
    'a closed round',
    { ...written, rounds: selfDone },
    '2026-12-01',
    'self-edit',
    { state: 'done', reason: 'closed 30 Nov', date: '2026-11-30' },
  ],
  [
    'a closed round without days',
    { ...written, rounds: self('closed: yes') },
    '2026-12-01',
    'self-edit',
    { state: 'done', reason: 'round closed' },
  ],
  [
    'a step before it that is waived',
    { plan: '## Waived\n- write: 2026-11-20: have a document already\n' },
    '2026-11-20',
    'self-edit',
    { state: 'current' },
  ],

  [
    'a step before it that is open',
    written,
    '2026-11-25',
    'peer-edit',
    { state: 'waiting', reason: 'after self-edit' },
  ],
  [
    'a step before it that is done',
    { ...written, rounds: selfDone },
    '2026-12-01',
    'peer-edit',
    { state: 'current', reason: 'ask two readers whom you trust', command: 'packet round peers --with NAME' },
  ],
  [
    'a step before it that is skipped',
    { ...written, rounds: peers('', '- [ ] Jo Park\n') },
    '2026-12-03',
    'peer-edit',
    { state: 'current', reason: '0 of 1 answered; asked Jo Park on 1 Dec', command: 'packet round remind --all' },
  ],
  [
    'two who were asked',
    {
      ...written,
      rounds: {
        ...selfDone,
        ...peers('due: 2026-12-08', '- [x] Jo Park: asked 2026-12-01\n- [ ] Ana Ruiz: asked 2026-12-03\n'),
      },
    },
    '2026-12-08',
    'peer-edit',
    { state: 'due', reason: '1 of 2 answered; asked Ana Ruiz on 3 Dec', date: '2026-12-08' },
  ],
  [
    'two who were asked today',
    { ...written, rounds: peers('', '- [ ] Jo Park\n- [ ] Ana Ruiz\n') },
    '2026-12-01',
    'peer-edit',
    { state: 'current', reason: '0 of 2 answered; asked 2 readers today' },
  ],
  [
    'one of whom nothing says when they were asked',
    { ...written, rounds: { '01-peers.md': '---\nround: 1\nkind: peers\n---\n## Readers\n- [ ] Jo Park\n' } },
    '2026-12-01',
    'peer-edit',
    { state: 'current', reason: '0 of 1 answered; waiting for Jo Park' },
  ],
  [
    'a round past its day',
    { ...written, rounds: peers('due: 2026-12-08', '- [ ] Jo Park\n- [ ] Ana Ruiz\n') },
    '2026-12-09',
    'peer-edit',
    { state: 'overdue', reason: '0 of 2 answered; 2 readers silent for 8 days' },
  ],
  [
    'one who declined',
    { ...written, rounds: peers('', '- [x] Jo Park\n- Ana Ruiz: declined 2026-12-02\n') },
    '2026-12-09',
    'peer-edit',
    { state: 'current', reason: '1 of 2 answered; close the round', command: 'packet round close peers' },
  ],
  [
    'a round without readers',
    { ...written, rounds: peers('', '') },
    '2026-12-09',
    'peer-edit',
    { state: 'current', reason: 'round open since 1 Dec' },
  ],
  [
    'two who answered',
    { ...written, rounds: peers('closed: 2026-12-09', '- [x] Jo Park\n- Ana Ruiz: answered 2026-12-08\n') },
    '2026-12-10',
    'peer-edit',
    { state: 'done', reason: '2 readers answered, closed 9 Dec' },
  ],
  [
    'one who answered',
    { ...written, rounds: peers('closed: 2026-12-09', '- [x] Jo Park\n- [ ] Ana Ruiz\n') },
    '2026-12-10',
    'peer-edit',
    { state: 'current', reason: 'closed with 1 answer; ask one more' },
  ],
  [
    'none who answered',
    { ...written, rounds: peers('closed: 2026-12-09', '- [ ] Jo Park\n') },
    '2026-12-10',
    'peer-edit',
    { state: 'current', reason: 'closed without an answer; ask two others' },
  ],
  [
    'a step after it that has begun',
    { ...written, rounds: { '03-manager.md': 'opened: 2026-12-01\n' } },
    '2026-12-10',
    'peer-edit',
    { state: 'current' },
  ],
  [
    'a gap in the numbers',
    { ...written, rounds: { '07-peers.md': '---\nclosed: 2026-12-09\n---\n## Readers\n- [x] A\n- [x] B\n' } },
    '2026-12-10',
    'peer-edit',
    { state: 'done' },
  ],

  ['nothing before it', written, '2026-11-25', 'manager-edit', { state: 'waiting', reason: 'after peer-edit' }],
  [
    'peers who are left out, and oneself not done',
    { ...written, plan: '## Waived\n- peer-edit: 2026-11-20: nobody\n' },
    '2026-11-25',
    'manager-edit',
    { state: 'waiting', reason: 'after self-edit' },
  ],
  [
    'peers who are done',
    { ...written, rounds: peers('closed: 2026-12-09', '- [x] A B\n- [x] C D\n') },
    '2026-12-10',
    'manager-edit',
    { state: 'current', reason: 'ask for gaps before anything else', command: 'packet round manager' },
  ],
  [
    'an open round',
    { ...written, rounds: { '03-manager.md': 'opened: 2026-12-10\n' } },
    '2026-12-12',
    'manager-edit',
    { state: 'current', reason: 'round open since 10 Dec' },
  ],
  [
    'a round that asked for no gaps',
    { ...written, rounds: { '03-manager.md': 'closed: 2026-12-14\n' } },
    '2026-12-15',
    'manager-edit',
    { state: 'current', reason: 'closed without asking for gaps' },
  ],
  [
    'a round that asked for gaps',
    { ...written, rounds: { '03-manager.md': 'closed: 2026-12-14\n\n## Gaps\n' } },
    '2026-12-15',
    'manager-edit',
    { state: 'done', reason: 'closed 14 Dec' },
  ],

  [
    'no date',
    {},
    '2026-11-20',
    'review',
    { state: 'current', reason: 'no cadence; no 1:1 set', command: 'packet review schedule DATE' },
  ],
  [
    'a date to come',
    { keys: 'manager: Sam Lee\nnext-review: 2026-12-04\nreview-every: 1 month' },
    '2026-11-20',
    'review',
    {
      state: 'current',
      reason: 'monthly; 1:1 with Sam Lee on Fri 4 Dec',
      date: '2026-12-04',
      command: 'packet review',
    },
  ],
  [
    'the day',
    { keys: 'next-review: 2026-12-04\nreview-every: 2w' },
    '2026-12-04',
    'review',
    { state: 'due', reason: 'every 2 weeks; 1:1 today' },
  ],
  [
    'the day after',
    { keys: 'manager: Sam Lee\nnext-review: 2026-12-04' },
    '2026-12-05',
    'review',
    { state: 'overdue', reason: 'nothing kept of the 1:1 with Sam Lee on 4 Dec', command: 'packet review done' },
  ],
  [
    'a review on the day',
    { keys: 'next-review: 2026-12-04\nreview-every: 1 month', reviews: shared },
    '2026-12-05',
    'review',
    { state: 'current', reason: 'monthly; the last 1:1 was 4 Dec', date: '2027-01-04' },
  ],
  [
    'a review two days before',
    { keys: 'next-review: 2026-12-06\nreview-every: 3 months', reviews: shared },
    '2026-12-07',
    'review',
    { state: 'current', reason: 'quarterly; the last 1:1 was 4 Dec' },
  ],
  [
    'a review two weeks before',
    { keys: 'next-review: 2026-12-18\nreview-every: 1 month', reviews: shared },
    '2026-12-19',
    'review',
    { state: 'overdue', date: '2026-12-18' },
  ],
  [
    'a review a few days before the one of today',
    { keys: 'next-review: 2026-12-07\nreview-every: 1 month', reviews: shared },
    '2026-12-07',
    'review',
    { state: 'due', reason: 'monthly; 1:1 today' },
  ],
  [
    'a review with somebody else just before the planned one',
    {
      keys: 'manager: Sam Lee\nnext-review: 2026-12-06\nreview-every: 1 month',
      reviews: { '2026-12-04.md': '---\nwith: Kim Cho\nrelation: skip-level\n---\n' },
    },
    '2026-12-07',
    'review',
    { state: 'overdue', reason: 'nothing kept of the 1:1 with Sam Lee on 6 Dec' },
  ],
  [
    'a review with somebody else after the last one with the manager',
    {
      keys: 'manager: Sam Lee\nreview-every: 1 month',
      reviews: { ...shared, '2026-12-20.md': '---\nwith: Kim Cho\nrelation: skip-level\n---\n' },
    },
    '2026-12-21',
    'review',
    { state: 'current', reason: 'monthly; the last 1:1 was 4 Dec', date: '2027-01-04' },
  ],
  [
    'the cadence',
    { keys: 'review-every: month', reviews: shared },
    '2027-01-06',
    'review',
    { state: 'due', date: '2027-01-04', command: 'packet review schedule DATE' },
  ],
  [
    'more than the cadence',
    { keys: 'review-every: weekly\n', reviews: shared },
    '2027-01-12',
    'review',
    { state: 'current', reason: 'no cadence; no 1:1 set' },
  ],
  [
    'much more than the cadence',
    { keys: 'review-every: 1 month', reviews: shared },
    '2027-01-12',
    'review',
    { state: 'overdue', reason: 'monthly; the last 1:1 was 4 Dec 2026', date: '2027-01-04' },
  ],
  [
    'a review that was prepared',
    { reviews: { '2026-12-04.md': '## To ask\n- [ ] why?\n' } },
    '2026-12-01',
    'review',
    { state: 'current', date: '2026-12-04' },
  ],
  [
    'never',
    { keys: 'next-review: never' },
    '2026-12-01',
    'review',
    { state: 'waived', reason: 'never, as plan.md says' },
  ],

  [
    'a box',
    { plan: '## Our own steps\n- [ ] Form\n' },
    '2026-12-01',
    'own-1',
    { state: 'current', reason: 'Form', command: 'packet status --done own-1' },
  ],
  [
    'a ticked box',
    { plan: '## Our own steps\n- [ ] Form\n- [x] Told HR\n' },
    '2026-12-01',
    'own-2',
    { state: 'done', reason: 'Told HR' },
  ],
  [
    'a box with a day',
    { plan: '## Our own steps\n- [ ] Form by 2026-12-04\n' },
    '2026-12-01',
    'own-1',
    { state: 'due', date: '2026-12-04' },
  ],
  [
    'a box with a day far off',
    { plan: '## Our own steps\n- [ ] Form by 2026-12-24\n' },
    '2026-12-01',
    'own-1',
    { state: 'current', date: '2026-12-24' },
  ],
  [
    'a box past its day',
    { plan: '## Our own steps\n- [ ] Form by 2026-12-04\n' },
    '2026-12-05',
    'own-1',
    { state: 'overdue' },
  ],
  [
    'a box that is left out',
    {
      plan: '## Our own steps\n- [ ] Form, by 2026-12-04: send it\n## Waived\n- Form, by 2026-12-04: send it: 2026-12-01: no form here\n',
    },
    '2026-12-05',
    'own-1',
    { state: 'waived', reason: 'Form, by 2026-12-04: send it: no form here', date: '2026-12-01' },
  ],

  [
    'a waiver',
    { plan: '## Waived\n- peer-edit: 2026-12-10: nobody has seen it\n' },
    '2026-12-11',
    'peer-edit',
    { state: 'waived', reason: 'nobody has seen it', date: '2026-12-10' },
  ],
  [
    'a waiver without a reason',
    { plan: '## Waived\n- 6\n' },
    '2026-12-11',
    'peer-edit',
    { state: 'waived', reason: 'no reason given' },
  ],
  [
    'a waiver of what is done',
    { ...written, plan: '## Waived\n- write: 2026-11-20: no\n' },
    '2026-12-11',
    'write',
    { state: 'done' },
  ],
  [
    'the word of the plan',
    { plan: '## Done\n- peer-edit: 2026-12-10: read aloud to two of them\n' },
    '2026-12-11',
    'peer-edit',
    { state: 'done', reason: 'read aloud to two of them', date: '2026-12-10' },
  ],
  [
    'the word of the plan alone',
    { plan: '## Done\n- [x] self-edit\n- [ ] peer-edit\n' },
    '2026-12-11',
    'self-edit',
    { state: 'done', reason: 'plan.md says so' },
  ],
  [
    'an empty box there',
    { plan: '## Done\n- [x] self-edit\n- [ ] peer-edit\n' },
    '2026-12-11',
    'peer-edit',
    { state: 'waiting' },
  ],
  [
    'a word of the plan for the review',
    { plan: '## Done\n- review: 2026-12-10\n' },
    '2026-12-11',
    'review',
    { state: 'current' },
  ],

  [
    'a pause',
    { keys: 'cycle: 2027-H1', plan: '## Cycles\n- 2027-H1: paused 2026-12-01\n' },
    '2026-12-11',
    'write',
    { state: 'waiting', reason: 'paused 1 Dec' },
  ],
  [
    'a pause that is over',
    { keys: 'cycle: 2027-H1', plan: '## Cycles\n- 2027-H1: paused 2026-12-01, resumed 2026-12-05\n' },
    '2026-12-11',
    'write',
    { state: 'current' },
  ],
  [
    'a promotion',
    { keys: 'cycle: 2027-H1', plan: '## Cycles\n- 2027-H1: submitted 2027-02-10, promoted 2027-03-30\n' },
    '2027-04-11',
    'review',
    { state: 'waived', reason: 'no longer needed: promoted 30 Mar', date: '2027-03-30' },
  ],
  [
    'a promotion before the packet',
    { plan: '## Cycles\n- 2024-H1: promoted 2024-03-30\n' },
    '2027-04-11',
    'review',
    { state: 'current' },
  ],
  [
    'the day of the decision',
    {
      keys: 'cycle: 2027-H1\nnext-review: 2027-03-01',
      plan: '## Cycles\n- 2027-H1: submitted 2027-02-10, declined 2027-03-30\n',
    },
    '2027-03-30',
    'review',
    { state: 'current', date: '2027-03-01' },
  ],
];

describe('a step', () => {
  it.each(cases)('with %s: %j', (_, text, today, id, expected) => {
    expect(step(text, today, id)).toMatchObject(expected);
  });

  it('names no command that is not there', () => {
    const { steps, next, attention } = standingOf(papersOf({ notes: '- x\n' }), '2026-11-20', {
      commands: [],
      init: 'packet init',
    });
    for (const { command } of [...steps, ...attention]) expect(command).toBeUndefined();
    expect(next?.command).toBeUndefined();
  });
});

describe('every step', () => {
  /** Papers out of any texts at all. */
  const anyPapers = fc.record({
    plan: fc.oneof(anyText, pageText, fc.constantFrom(fixtureText('regular/plan.md'), fixtureText('by-hand/plan.md'))),
    notes: anyText,
    rounds: fc.array(fc.tuple(fc.constantFrom('01-self.md', '2-peers.md', 'x manager.md', '04.md'), anyText), {
      maxLength: 3,
    }),
    reviews: fc.array(fc.tuple(fc.constantFrom('2026-12-04.md', 'next.md', 'log.md', '2027-13-01.md'), anyText), {
      maxLength: 3,
    }),
    answered: fc.constantFrom(0, 1, 2),
    today: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
  });

  it('has exactly one state and a reason, whatever the files hold, and the same each time', () => {
    fc.assert(
      fc.property(anyPapers, ({ plan, notes, rounds, reviews, answered, today }) => {
        const papers = {
          ...papersOf({ notes, answered: answered }),
          plan: parsePlan('plan.md', plan, parseYamlBlock),
          rounds: rounds.map(([name, text]) => parseRound(name, text, parseYamlBlock)),
          reviewPages: reviews.map(([name, text]) => parseReviewPage(name, text, parseYamlBlock)),
        };
        const day = today.toISOString().slice(0, 10);
        const found = standingOf(papers, day, allCommands);
        expect(found.steps.slice(0, 8).map(({ id }) => id)).toEqual(stepIds);
        expect(new Set(found.steps.map(({ id }) => id)).size).toBe(found.steps.length);
        for (const { state, reason, date, command } of found.steps) {
          expect(['done', 'current', 'waiting', 'due', 'overdue', 'waived']).toContain(state);
          expect(reason.trim()).not.toBe('');
          expect(date ?? '2026-12-04').toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect(command ?? 'packet').toMatch(/^packet\b/);
        }
        expect(found.steps[7]?.state).not.toBe('done');
        for (const { message, line } of found.problems) {
          expect(line).toBeGreaterThan(0);
          expect(message).toMatch(/^Unexpected .*, expected /s);
        }
        expect(standingOf(papers, day, allCommands)).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });
});
