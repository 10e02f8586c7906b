import { describe, expect, it } from 'vitest';
import { calendarEvents } from '../../../src/core/calendar-file/calendar-events.ts';
import type { Answer } from '../../../src/core/document/answer.ts';
import type { Template } from '../../../src/core/packet/template.ts';
import { papersOf, type PapersText } from '../../support/papers.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const today = '2026-12-01';
const marked = 'calendar: 4a7d1ed4 3 2026-11-20 9f2c1ab0\n';

function eventsOf(text: PapersText, day = today): readonly string[] {
  return calendarEvents(papersOf(text), new Map(), day).map(
    ({ key, date, title, every, isCancelled }) =>
      `${date} ${key}: ${title}${every === undefined ? '' : `, every ${every.text}`}${isCancelled ? ' (cancelled)' : ''}`,
  );
}

describe('what of a packet is in a calendar', () => {
  it('is nothing where there are no dates', () => {
    expect(eventsOf({})).toEqual([]);
  });

  it('the next 1:1, and how it comes again', () => {
    const keys = 'manager: Sam Lee\nnext-review: 2026-12-04\nreview-every: 1 month\n';
    expect(eventsOf({ keys })).toEqual(['2026-12-04 review: Packet: 1:1 with Sam Lee, every 1 month']);
    expect(eventsOf({ keys: 'next-review: 2026-12-04\n' })).toEqual(['2026-12-04 review: Packet: 1:1']);
  });

  it('who the coming one is with, where next.md says so', () => {
    const reviews = { 'next.md': '---\nwith: Kim Cho\n---\n' };
    const keys = 'manager: Sam Lee\nnext-review: 2026-12-04\n';
    expect(eventsOf({ keys, reviews })).toEqual(['2026-12-04 review: Packet: 1:1 with Kim Cho']);
  });

  it('no 1:1 that was set with an earlier manager', () => {
    expect(eventsOf({ keys: 'manager: Kim Cho\nmanager-since: 2026-12-01\nnext-review: 2026-11-27\n' })).toEqual([]);
  });

  it('the 1:1 that the cadence would have', () => {
    const reviews = { '2026-11-25.md': '# 1:1 with Sam Lee\n\n## Heard\n\n- Words\n' };
    expect(eventsOf({ keys: 'manager: Sam Lee\nreview-every: 2 weeks\n', reviews })).toEqual([
      '2026-12-09 review: Packet: 1:1 with Sam Lee, no day set yet, every 2 weeks',
    ]);
  });

  it('takes the 1:1s back where there shall be none, once there was a calendar', () => {
    expect(eventsOf({ keys: `next-review: never\n` })).toEqual([]);
    expect(eventsOf({ keys: `next-review: never\n${marked}` })).toEqual([
      '2026-11-20 review: Packet: no further 1:1 (cancelled)',
    ]);
  });

  it('open rounds with a day, and those that were closed before it', () => {
    const rounds = {
      '01-self.md': '---\nround: 1\nkind: self\nopened: 2026-11-20\ndue: 2026-11-24\nclosed: 2026-11-24\n---\n',
      '02-peers.md': '---\nround: 2\nkind: peers\nopened: 2026-11-25\ndue: 2026-12-08\n---\n',
      '03-sponsor.md': '---\nround: 3\nkind: sponsor\nopened: 2026-11-25\ndue: 2026-12-09\nclosed: 2026-11-30\n---\n',
      '04-manager.md': '---\nround: 4\nkind: manager\nopened: 2026-11-25\n---\n',
    };
    expect(eventsOf({ keys: marked, rounds }).slice(1)).toEqual([
      '2026-12-08 round-2: Packet: peers round due',
      '2026-12-09 round-3: Packet: sponsor round is closed (cancelled)',
    ]);
    expect(eventsOf({ rounds })).toEqual(['2026-12-08 round-2: Packet: peers round due']);
  });

  it('the dates of the cycle, and takes back those ahead of what has ended it', () => {
    const keys = `cycle: 2027-H1\nevidence-from: 2026-H2\ndocument-due: 2026-11-30\ncalibration: 2027-03-15\ndecision: 2027-03-30\n${marked}`;
    expect(eventsOf({ keys }).slice(1)).toEqual([
      '2026-11-30 document-due: Packet: 2027-H1 document due',
      '2027-03-15 calibration: Packet: 2027-H1 calibration',
      '2027-03-30 decision: Packet: 2027-H1 decision',
    ]);
    const plan = '## Cycles\n\n- 2027-H1: submitted 2026-11-25, withdrawn 2026-11-30\n';
    expect(eventsOf({ keys, plan }).slice(1)).toEqual([
      '2027-03-15 calibration: Packet: 2027-H1 calibration: no longer, withdrawn (cancelled)',
      '2027-03-30 decision: Packet: 2027-H1 decision: no longer, withdrawn (cancelled)',
    ]);
  });

  it('has two events where two rounds have one number', () => {
    const round = '---\nround: 2\nkind: peers\nopened: 2026-11-25\ndue: 2026-12-08\n---\n';
    const keys = calendarEvents(papersOf({ rounds: { '02-a.md': round, '02-b.md': round } }), new Map(), today);
    expect(keys.map(({ key }) => key)).toEqual(['round-2', 'round-2-2']);
  });

  it('says to ask, what is agreed and who is waited for, as texts', () => {
    const reviews = {
      '2026-11-25.md': '# 1:1\n\n## Agreed\n\n- [ ] Sam: asks around\n- [x] me: wrote\n',
      'next.md': '# Next\n\n## To ask\n\n- [ ] Is there\n  a slot?\n- [x] Asked\n',
    };
    const rounds = {
      '02-peers.md':
        '---\nround: 2\nkind: peers\ndue: 2026-12-08\n---\n\n## Readers\n\n- [x] Jo Park: answered 2026-11-30\n- [ ] Ana Ruiz: asked 2026-11-28\n',
    };
    const events = calendarEvents(papersOf({ keys: 'next-review: 2026-12-04\n', reviews, rounds }), new Map(), today);
    expect(events.map(({ text }) => text)).toEqual([
      'Ask:\n- Is there a slot?\n\nAgreed, still open:\n- Sam: asks around',
      'Waiting for: Ana Ruiz',
    ]);
  });

  it('has no text of what is private in the private files', () => {
    const reviews = {
      '2026-11-25.md':
        '# 1:1\n\n## Agreed\n\n- [ ] Sam: asks\n\n<!-- private -->\n- [ ] me: SECRET\n<!-- /private -->\n',
      'next.md': '# Next\n\n## To ask\n\n- [ ] Fine?\n- [ ] SECRET?\n  Private: yes\n',
    };
    const [event] = calendarEvents(papersOf({ keys: 'next-review: 2026-12-04\n', reviews }), new Map(), today);
    expect(event?.text).toBe('Ask:\n- Fine?\n\nAgreed, still open:\n- Sam: asks');
  });
});

describe('gaps to look at again', () => {
  const [work] = plainTemplate.questions;
  if (work === undefined) throw new Error('no question');
  const [when, outcome] = work.fields;
  if (when === undefined || outcome === undefined) throw new Error('no fields');
  const template: Template = {
    ...plainTemplate,
    questions: [
      {
        ...work,
        meaning: 'gaps',
        fields: [
          { ...when, meaning: 'look-again' },
          { ...outcome, meaning: 'plan' },
        ],
      },
    ],
  };
  const entry = (
    title: string,
    day: string,
  ): { title: string; text: string; fields: { id: string; value: string }[] } => ({
    title,
    text: '',
    fields: [
      { id: 'when', value: day },
      { id: 'outcome', value: 'A memo.' },
    ],
  });
  const answer = (...titles: readonly (readonly [string, string])[]): Answer => ({
    state: 'answered',
    text: '',
    entries: titles.map(([title, day]) => entry(title, day)),
  });
  const all = answer(['[Scope](https://docs.example/s)', '2027-02-26'], ['Trust', 'on 2027-03-01'], ['No day', 'soon']);
  const papers = { ...papersOf({}), template, answers: new Map([['work', all]]) };

  it('have their title and their plan, but only where others may see them', () => {
    const shown = new Map([['work', answer(['[Scope](https://docs.example/s)', '2027-02-26'])]]);
    expect(calendarEvents(papers, shown, today).map(({ date, title, text }) => [date, title, text])).toEqual([
      ['2027-02-26', 'Packet: look again at "Scope"', 'A memo.'],
      ['2027-03-01', 'Packet: look at a gap again', ''],
    ]);
  });

  it('keep their key when their day moves', () => {
    const moved = new Map([['work', answer(['[Scope](https://docs.example/s)', '2027-04-01'])]]);
    const [before] = calendarEvents(papers, new Map(), today);
    const [after] = calendarEvents({ ...papers, answers: moved }, new Map(), today);
    expect(after).toEqual({ ...before, date: '2027-04-01' });
  });
});
