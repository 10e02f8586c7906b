import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/core/interview/effect.ts';
import { promptOf, take, type Interview } from '../../../src/core/interview/interview.ts';
import type { Reply } from '../../../src/core/interview/prompt.ts';
import { emptySetup } from '../../../src/core/packet/new-packet.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const start: Interview = {
  template: plainTemplate,
  today: '2026-11-20',
  setup: { ...emptySetup, author: 'Dana Reyes' },
  answers: new Map(),
  notes: 0,
  screen: { at: 'setup', step: 'author' },
};

const atHub: Interview = { ...start, screen: { at: 'hub' } };

/** Plays replies, a text each, `:back` and `:skip` being those; gives the end, and each prompt with the effects of its reply. */
function play(from: Interview, replies: readonly string[]): { end: Interview; steps: string[]; effects: Effect[] } {
  let interview = from;
  const steps: string[] = [];
  const effects: Effect[] = [];
  for (const text of replies) {
    const prompt = promptOf(interview);
    const reply: Reply =
      text === ':back' ? { kind: 'back' } : text === ':skip' ? { kind: 'skip' } : { kind: 'answer', text };
    const turn = take(interview, reply);
    steps.push(`${prompt?.id ?? 'end'}${turn.complaint === undefined ? '' : ' !'}`);
    effects.push(...turn.effects);
    interview = turn.interview;
  }
  return { end: interview, steps, effects };
}

describe('set-up', () => {
  it('asks six things and then writes', () => {
    const { steps, effects, end } = play(start, ['', '', 'Staff Engineer', 'Sam Lee', 'friday', 'Because.\n\nReally.']);
    expect(steps).toEqual(['setup.author', 'setup.from', 'setup.to', 'setup.manager', 'setup.nextReview', 'setup.why']);
    expect(effects).toEqual([
      {
        do: 'set-up',
        setup: {
          ...emptySetup,
          author: 'Dana Reyes',
          from: 'Senior Engineer',
          to: 'Staff Engineer',
          manager: 'Sam Lee',
          nextReview: '2026-11-27',
          why: 'Because.\n\nReally.',
        },
      },
    ]);
    expect(end.screen).toEqual({ at: 'go-on' });
  });

  it('goes back with what was given', () => {
    const { end } = play(start, ['Ann', ':back']);
    expect(promptOf(end)).toMatchObject({ id: 'setup.author', initial: 'Ann' });
  });

  it('asks again where something is needed, or is no date', () => {
    const nameless = { ...start, setup: emptySetup };
    expect(play(nameless, ['  ']).steps).toEqual(['setup.author !']);
    const { steps, end } = play(start, ['', '', '', '', '31 feb']);
    expect(steps.at(-1)).toBe('setup.nextReview !');
    expect(end.screen).toEqual({ at: 'setup', step: 'nextReview' });
  });

  it('refuses what no file can hold', () => {
    expect(play(start, ['a\0b']).steps).toEqual(['setup.author !']);
    expect(play(start, ['\ud800']).steps).toEqual(['setup.author !']);
  });

  it('proposes the level after the present one', () => {
    const { end } = play(start, ['', 'Staff Engineer']);
    expect(promptOf(end)).toMatchObject({ initial: 'Principal Engineer' });
  });

  it('can end there', () => {
    const { end } = play({ ...start, screen: { at: 'go-on' } }, ['stop']);
    expect(promptOf(end)).toBeUndefined();
  });
});

describe('a question', () => {
  it('is answered entry by entry, each part with its effect before the next prompt', () => {
    const { steps, effects, end } = play(atHub, ['work', 'add', 'Split', 'I led it.', '2026', '', 'my role']);
    expect(steps).toEqual([
      'hub',
      'work',
      'work.0.title',
      'work.0.text',
      'work.0.when',
      'work.0.outcome',
      'work.0.role',
    ]);
    expect(effects).toEqual([
      { do: 'add-entry', question: 'work', entry: { title: 'Split', text: '', fields: [] } },
      { do: 'update-entry', question: 'work', index: 0, entry: { title: 'Split', text: 'I led it.', fields: [] } },
      {
        do: 'update-entry',
        question: 'work',
        index: 0,
        entry: { title: 'Split', text: 'I led it.', fields: [{ id: 'when', value: '2026' }] },
      },
      {
        do: 'update-entry',
        question: 'work',
        index: 0,
        entry: {
          title: 'Split',
          text: 'I led it.',
          fields: [
            { id: 'when', value: '2026' },
            { id: 'role', value: 'my role' },
          ],
        },
      },
    ]);
    expect(end.screen).toEqual({ at: 'question', question: 'work' });
  });

  it('goes back through fields, text and title, with what was given', () => {
    const { end, steps } = play(atHub, ['work', 'add', 'Split', 'Text', '2026', ':back', ':back', ':back']);
    expect(steps.slice(-3)).toEqual(['work.0.outcome', 'work.0.when', 'work.0.text']);
    expect(promptOf(end)).toMatchObject({ id: 'work.0.title', initial: 'Split' });
  });

  it('ends with an empty title, and leads on to the next open one', () => {
    const { end } = play(atHub, ['work', 'prose', 'Some prose.']);
    expect(end.screen).toEqual({ at: 'hub' });
    expect(promptOf(end)).toMatchObject({ initial: 'impact' });
  });

  it('can be answered with none yet', () => {
    const { effects } = play(atHub, ['impact', 'none-yet', '  not measured\n']);
    expect(effects).toEqual([
      { do: 'set-answer', question: 'impact', answer: { state: 'none-yet', reason: 'not measured' } },
    ]);
  });

  it('lets an entry be changed, and taken out', () => {
    const one = play(atHub, ['work', 'add', 'One', '', '', '', '']).end;
    const changed = play(one, ['change', '0', 'Two']);
    expect(changed.effects).toEqual([
      { do: 'update-entry', question: 'work', index: 0, entry: { title: 'Two', text: '', fields: [] } },
    ]);
    const removed = play(one, ['remove', '0']);
    expect(removed.effects).toEqual([{ do: 'remove-entry', question: 'work', index: 0 }]);
    expect(removed.end.answers.get('work')).toEqual({ state: 'open' });
  });

  it('skips without an effect', () => {
    const { effects } = play(atHub, ['work', 'add', 'One', ':skip', ':skip', ':skip', ':skip']);
    expect(effects).toHaveLength(1);
  });
});

describe('notes', () => {
  it('are kept one by one until an empty line', () => {
    const { effects, end } = play({ ...start, screen: { at: 'go-on' } }, ['notes', 'first', 'second', '']);
    expect(effects).toEqual([
      { do: 'add-note', text: 'first' },
      { do: 'add-note', text: 'second' },
    ]);
    expect(end.screen).toEqual({ at: 'hub' });
  });
});

describe('the end', () => {
  it('says what is plainly missing, planned entries aside', () => {
    const [work, impact] = plainTemplate.questions;
    if (work === undefined || impact === undefined) throw new Error('two questions');
    const strict = work.fields.map((field) => ({ ...field, isRequired: field.id === 'outcome' }));
    const template = { ...plainTemplate, questions: [{ ...work, fields: strict }, impact] };
    const entries = [
      { title: '[Split](https://docs.example/s)', text: '', fields: [] },
      { title: 'Later', text: '', fields: [{ id: 'planned', value: '2027' }] },
    ];
    const answers = new Map([
      ['work', { state: 'answered', text: '', entries } as const],
      ['impact', { state: 'none-yet', reason: 'x' } as const],
    ]);
    const prompt = promptOf({ ...atHub, template, answers });
    expect(prompt?.about.map(({ text }) => text)).toEqual([
      'Every question has an answer.',
      'What did you do? "Split" has no Outcome yet',
    ]);
  });
});
