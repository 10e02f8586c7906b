import { describe, expect, it } from 'vitest';
import { PacketError } from '../../../src/core/errors.ts';
import { backAt, draftOf, formatDraft, parseDraft, resumed, withAnswersOf } from '../../../src/core/interview/draft.ts';
import type { Interview } from '../../../src/core/interview/state.ts';
import { emptySetup } from '../../../src/core/packet/new-packet.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const entry = (title: string): { title: string; text: string; fields: [] } => ({ title, text: '', fields: [] });
const answered = (...titles: string[]): Interview['answers'] =>
  new Map([['work', { state: 'answered', text: '', entries: titles.map(entry) }]]);

const hub: Interview = {
  template: plainTemplate,
  today: '2026-11-20',
  setup: { ...emptySetup, author: 'Dana Reyes' },
  answers: answered('One', 'Two'),
  notes: 0,
  screen: { at: 'hub' },
  halfTyped: [],
};
const atField = { at: 'field', question: 'work', entry: 1, field: 'outcome', isNew: true } as const;
const typed = { text: 'p95 from 900 \ud800\0', cursor: 3 };
const inField: Interview = { ...hub, screen: atField, halfTyped: [{ screen: atField, typed }] };

function through(interview: Interview, then: Interview, isOnDisk = true): ReturnType<typeof resumed> {
  const draft = draftOf(interview, isOnDisk ? undefined : emptySetup);
  if (draft === undefined) throw new Error('a draft');
  return resumed(then, parseDraft('draft.json', formatDraft(draft)), isOnDisk);
}

describe('what is half typed while the file changes', () => {
  it('goes with its entry', () => {
    const { interview, lost } = withAnswersOf(inField, answered('New', 'One', 'Two'));
    expect(interview.halfTyped).toEqual([{ screen: { ...atField, entry: 2 }, typed }]);
    expect(interview.answers).toEqual(answered('New', 'One', 'Two'));
    expect(lost).toEqual([]);
  });

  it('is given back where its entry is gone', () => {
    const { interview, lost } = withAnswersOf(inField, answered('One'));
    expect(interview).toEqual({ ...inField, answers: answered('One'), halfTyped: [] });
    expect(lost).toEqual([typed.text]);
  });

  it('is nothing where nothing is', () => {
    expect(withAnswersOf(hub, answered())).toEqual({ interview: { ...hub, answers: answered() }, lost: [] });
  });
});

describe('the place that one comes back to', () => {
  const now = (...titles: string[]): Interview => ({ ...hub, answers: answered(...titles) });

  it('is the same entry, by its title or, where it has another one by now, by its number', () => {
    expect(backAt(now('New', 'One', 'Two'), inField).screen).toEqual({ ...atField, entry: 2 });
    expect(backAt(now('One', 'Three'), inField).screen).toEqual(atField);
  });

  it('is the question where the entry is gone', () => {
    const question = { at: 'question', question: 'work' };
    expect(backAt(now('One'), inField).screen).toEqual(question);
    expect(backAt(now('One', 'Three', 'Four'), inField).screen).toEqual(question);
  });

  it('is the entry that a half-typed title has become, or the next new one', () => {
    const adding: Interview = { ...hub, screen: { at: 'title', question: 'work', entry: 2 } };
    expect(backAt(now('One', 'Two', 'Thr'), adding, 'Thr').screen).toEqual(adding.screen);
    expect(backAt(now('One'), adding).screen).toEqual({ ...adding.screen, entry: 1 });
  });

  it('is any other screen as it was', () => {
    expect(backAt(now('One'), hub).screen).toEqual({ at: 'hub' });
    const prose: Interview = { ...hub, screen: { at: 'prose', question: 'work' } };
    expect(backAt(now('One'), prose).screen).toEqual(prose.screen);
    const noneYet: Interview = { ...hub, screen: { at: 'none-yet', question: 'work' } };
    expect(backAt(now('One'), noneYet).screen).toEqual({ at: 'question', question: 'work' });
  });
});

describe('an interview about one question', () => {
  const screen = { at: 'question', question: 'work' } as const;
  const only: Interview = { ...hub, screen, only: { about: 'question', question: 'work' } };

  it('goes on at its own half-typed line', () => {
    expect(through(inField, only).interview.screen).toEqual(atField);
    const elsewhere: Interview = { ...inField, screen: { at: 'question', question: 'impact' } };
    expect(through(elsewhere, only).interview).toMatchObject({ screen: atField, halfTyped: inField.halfTyped });
  });

  it('begins anew where the draft is about another, whose line it keeps', () => {
    const other = { at: 'prose', question: 'impact' } as const;
    const draft: Interview = { ...hub, screen: other, halfTyped: [{ screen: other, typed }] };
    const { interview } = through(draft, only);
    expect(interview).toEqual({ ...only, halfTyped: draft.halfTyped });
    expect(through({ ...interview, screen: { at: 'end' } }, hub).interview).toEqual(draft);
  });
});

describe('a draft', () => {
  it('is not kept where nothing is half done', () => {
    expect(draftOf(hub, undefined)).toBeUndefined();
    expect(draftOf({ ...hub, screen: { at: 'end' } }, undefined)).toBeUndefined();
    expect(draftOf({ ...hub, screen: { at: 'setup', step: 'author' } }, hub.setup)).toBeUndefined();
  });

  it('is kept where one has come back to the first of what was answered', () => {
    const back: Interview = { ...hub, answers: new Map(), screen: { at: 'setup', step: 'author' } };
    expect(through(back, { ...back, setup: emptySetup }, false).interview).toEqual(back);
  });

  it('leads back to the place, with any text', () => {
    const { interview, lost } = through(inField, hub);
    expect(interview).toEqual(inField);
    expect(lost).toEqual([]);
  });

  it('holds the set-up while there is no packet', () => {
    const setup = { ...hub.setup, from: 'Senior', to: 'Staff' };
    const asking: Interview = { ...hub, answers: new Map(), setup, screen: { at: 'setup', step: 'manager' } };
    const start: Interview = { ...asking, setup: emptySetup, screen: { at: 'setup', step: 'author' } };
    expect(through(asking, start, false).interview).toEqual(asking);
  });

  it('finds its entry by the title', () => {
    expect(through(inField, { ...hub, answers: answered('Two', 'One') }).interview).toMatchObject({
      screen: { ...atField, entry: 0 },
      halfTyped: [{ screen: { ...atField, entry: 0 } }],
    });
  });

  it('of a new entry stands at the end of the list', () => {
    const title = { at: 'title', question: 'work', entry: 2 } as const;
    const adding: Interview = {
      ...hub,
      screen: title,
      halfTyped: [{ screen: title, typed: { text: 'Thr', cursor: 3 } }],
    };
    expect(through(adding, { ...hub, answers: answered('One') }).interview.screen).toEqual({ ...title, entry: 1 });
  });

  it('gives back what was typed at a place that is gone', () => {
    const { interview, lost } = through(inField, { ...hub, answers: answered('One') });
    expect(interview).toMatchObject({ screen: { at: 'hub' }, halfTyped: [] });
    expect(lost).toEqual([typed.text]);
  });

  it('of an interview that was ended leads to the line that was left half typed, and never to the end', () => {
    const ended: Interview = { ...inField, screen: { at: 'end' } };
    expect(through(ended, hub).interview).toEqual(inField);
    const { interview } = through(ended, { ...hub, answers: answered('One') });
    expect(interview.screen).toEqual({ at: 'hub' });
  });

  it('of a set-up is no place in a packet that is there, and the other way round', () => {
    const draft = draftOf(inField, undefined);
    if (draft === undefined) throw new Error('a draft');
    const start: Interview = { ...hub, screen: { at: 'setup', step: 'author' } };
    expect(resumed(start, draft, false)).toMatchObject({ interview: { screen: start.screen }, lost: [typed.text] });
  });

  it.each([
    ['', 'E_DRAFT'],
    ['{', 'E_DRAFT'],
    ['[]', 'E_DRAFT'],
    ['{"draft":1}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"toString"},"title":"","typed":[]}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"field"},"title":"","typed":[]}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"setup","step":"shoe"},"title":"","typed":[]}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"correction","step":"why"},"title":"","typed":[]}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"pick","question":"work","purpose":"eat"},"title":"","typed":[]}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"title","question":"work","entry":0,"isAlone":1},"title":"","typed":[]}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"hub"},"title":"","typed":[{}]}', 'E_DRAFT'],
    ['{"draft":1,"screen":{"at":"hub"},"title":"","typed":[],"setup":{}}', 'E_DRAFT'],
    ['{"draft":2}', 'E_FORMAT'],
  ])('%j is refused as %s', (text, code) => {
    const parse = (): unknown => parseDraft('draft.json', text);
    expect(parse).toThrow(PacketError);
    expect(parse).toThrow(expect.objectContaining({ code }) as Error);
  });
});
