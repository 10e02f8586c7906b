import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/core/interview/effect.ts';
import { exampleLines } from '../../../src/core/interview/example.ts';
import { promptOf, take } from '../../../src/core/interview/interview.ts';
import type { Reply } from '../../../src/core/interview/prompt.ts';
import type { Interview } from '../../../src/core/interview/state.ts';
import type { NewNote } from '../../../src/core/notes/new-note.ts';
import { emptySetup } from '../../../src/core/packet/new-packet.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const start: Interview = {
  template: plainTemplate,
  today: '2026-11-20',
  setup: { ...emptySetup, author: 'Dana Reyes' },
  answers: new Map(),
  notes: 0,
  screen: { at: 'setup', step: 'author' },
  halfTyped: [],
};

const atHub: Interview = { ...start, screen: { at: 'hub' } };

/** Plays replies, a text each; nothing skips, `:back` goes back, `:clear` empties. Gives the end, and each prompt with the effects of its reply. */
function play(
  from: Interview,
  replies: readonly string[],
): { end: Interview; steps: string[]; effects: Effect[]; lost: string[] } {
  let interview = from;
  const steps: string[] = [];
  const effects: Effect[] = [];
  const lost: string[] = [];
  for (const text of replies) {
    const prompt = promptOf(interview);
    const reply: Reply =
      text === ':back'
        ? { kind: 'back' }
        : text === ''
          ? { kind: 'skip' }
          : { kind: 'answer', text: text === ':clear' ? '' : text };
    const turn = take(interview, reply);
    steps.push(`${prompt?.id ?? 'end'}${turn.complaint === undefined ? '' : ' !'}`);
    effects.push(...turn.effects);
    lost.push(...(turn.lost ?? []));
    interview = turn.interview;
  }
  return { end: interview, steps, effects, lost };
}

describe('set-up', () => {
  it('asks six things and then writes', () => {
    const { steps, effects, end } = play(start, [
      '',
      'Senior Engineer',
      'Staff Engineer',
      'Sam Lee',
      'friday',
      'Because.\n\nReally.',
    ]);
    expect(steps).toEqual(['setup.author', 'setup.from', 'setup.to', 'setup.manager', 'setup.nextReview', 'setup.why']);
    expect(effects).toEqual([
      {
        do: 'set-up',
        answers: new Map(),
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
    expect(play(start, ['', '']).steps).toEqual(['setup.author', 'setup.from !']);
    const { steps, end } = play(start, ['', 'Senior Engineer', '', '', '31 feb']);
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

  it('leads on to the first open question, and to all of them where none is open', () => {
    const goOn: Interview = { ...start, screen: { at: 'go-on' } };
    expect(play(goOn, ['questions']).end.screen).toEqual({ at: 'question', question: 'work' });
    expect(play(goOn, ['questions', ':back']).end.screen).toEqual({ at: 'hub' });
    const none = { state: 'none-yet', reason: 'x' } as const;
    const work = new Map([['work', none]]);
    expect(play({ ...goOn, answers: work }, ['questions']).end.screen).toMatchObject({ question: 'impact' });
    const both = new Map([...work, ['impact', none] as const]);
    expect(play({ ...goOn, answers: both }, ['questions']).end.screen).toEqual({ at: 'hub' });
  });

  it('can end there', () => {
    const { end } = play({ ...start, screen: { at: 'go-on' } }, ['stop']);
    expect(promptOf(end)).toBeUndefined();
  });
});

describe('what set-up asked', () => {
  const setup = {
    ...emptySetup,
    author: 'Dana Reys',
    from: 'Senior',
    to: 'Staff',
    manager: 'Sam',
    nextReview: '2026-12-04',
  };
  const again = play({ ...atHub, setup }, ['correction']).end;

  it('can be put right later, each part with its effect', () => {
    const { steps, effects, end } = play(again, ['Dana Reyes', '', 'Staff', 'Sam Lee', 'friday']);
    expect(steps).toEqual(['author', 'from', 'to', 'manager', 'nextReview'].map((step) => `correction.${step}`));
    expect(effects).toEqual([
      { do: 'correct-setup', step: 'author', value: 'Dana Reyes' },
      { do: 'correct-setup', step: 'manager', value: 'Sam Lee' },
      { do: 'correct-setup', step: 'nextReview', value: '2026-11-27' },
    ]);
    expect(end).toMatchObject({ screen: { at: 'hub' }, setup: { author: 'Dana Reyes', manager: 'Sam Lee' } });
  });

  it('proposes nothing but what stands there, goes back, and asks again as set-up does', () => {
    expect(promptOf(again)).toMatchObject({ id: 'correction.author', initial: 'Dana Reys', canGoBack: true });
    expect(play(again, [':back']).end.screen).toEqual({ at: 'hub' });
    expect(play(again, ['', ':back']).end.screen).toEqual({ at: 'correction', step: 'author' });
    expect(play(again, [':clear']).steps).toEqual(['correction.author !']);
    expect(play(again, ['', '', '', ':clear', '31 feb'])).toMatchObject({
      effects: [{ step: 'manager', value: '' }],
      end: { screen: { step: 'nextReview' } },
    });
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
    expect(end.screen).toEqual({ at: 'title', question: 'work', entry: 1 });
    expect(promptOf(end)?.about.map(({ text }) => text)).toEqual(['What did you do?: 1 entry saved', 'Split']);
    expect(play(end, ['']).end.screen).toEqual({ at: 'hub' });
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

  it('lets one part of an entry be corrected, and no other', () => {
    const one = play(atHub, ['work', 'add', 'One', 'First.\nSecond.', '2026', '', '', '', 'work']).end;
    const parts = play(one, ['correct']).end;
    expect(promptOf(parts)).toMatchObject({
      id: 'work.0.parts',
      initial: 'done',
      options: [
        { value: 'title', about: 'One' },
        { value: 'text', about: 'First. ...' },
        { value: 'field.when', about: '2026' },
        { value: 'field.outcome', about: '' },
        { value: 'field.role', about: '' },
        { value: 'done' },
      ],
    });
    expect(play(parts, ['field.outcome', 'p95', 'title', 'Uno', 'text', '', 'done'])).toMatchObject({
      steps: [
        'work.0.parts',
        'work.0.outcome',
        'work.0.parts',
        'work.0.title',
        'work.0.parts',
        'work.0.text',
        'work.0.parts',
      ],
      effects: [
        { do: 'update-entry', index: 0 },
        { do: 'update-entry', index: 0, entry: { title: 'Uno' } },
      ],
      end: { screen: { at: 'question', question: 'work' } },
    });
    for (const part of ['title', 'text', 'field.when'])
      expect(play(parts, [part, ':back']).end.screen).toEqual({ at: 'parts', question: 'work', entry: 0 });
    expect(play(parts, [':back']).end.screen).toEqual({ at: 'question', question: 'work' });
  });

  it('asks which entry to correct where there are several, and stands on what is asked for', () => {
    const [work, impact] = plainTemplate.questions;
    if (work === undefined || impact === undefined) throw new Error('two questions');
    const strict = work.fields.map((field) => ({ ...field, isRequired: field.id === 'outcome' }));
    const template = { ...plainTemplate, questions: [{ ...work, fields: strict }, impact] };
    const entries = ['One', 'x'.repeat(50)].map((title) => ({ title, text: '', fields: [] }));
    const answers = new Map([['work', { state: 'answered', text: '', entries } as const]]);
    const parts = play({ ...atHub, template, answers }, ['work', 'correct', '1']).end;
    expect(parts.screen).toEqual({ at: 'parts', question: 'work', entry: 1 });
    const prompt = promptOf(parts);
    expect(prompt).toMatchObject({ initial: 'field.outcome' });
    expect(prompt?.kind === 'choice' && prompt.options.map(({ about }) => about)).toEqual([
      `${'x'.repeat(40)} ...`,
      '',
      '',
      'asked for',
      '',
      '',
    ]);
  });

  it('is still about a new entry after going back to its title', () => {
    const { end } = play(atHub, ['work', 'add', 'Split', ':back', '', '', '', '', '']);
    expect(end.screen).toEqual({ at: 'title', question: 'work', entry: 1 });
  });

  it('that was answered with none yet can be opened again', () => {
    const none = play(atHub, ['impact', 'none-yet', 'not measured', 'impact']).end;
    const { effects, end } = play(none, ['reopen']);
    expect(effects).toEqual([{ do: 'set-answer', question: 'impact', answer: { state: 'open' } }]);
    expect(promptOf(end)).toMatchObject({ id: 'impact', initial: 'add' });
    expect(play(end, ['done', 'impact', 'none-yet']).end.screen).toEqual({ at: 'none-yet', question: 'impact' });
  });

  it('lets an entry be changed, and taken out', () => {
    const one = play(atHub, ['work', 'add', 'One', '', '', '', '', '', 'work']).end;
    const changed = play(one, ['change', '0', 'Two', '', '', '', '']);
    expect(changed.effects).toEqual([
      { do: 'update-entry', question: 'work', index: 0, entry: { title: 'Two', text: '', fields: [] } },
    ]);
    expect(changed.end.screen).toEqual({ at: 'question', question: 'work' });
    expect(play(one, ['remove', '0', 'no']).effects).toEqual([]);
    const removed = play(one, ['remove', '0', 'yes']);
    expect(removed.effects).toEqual([{ do: 'remove-entry', question: 'work', index: 0 }]);
    expect(removed.end.answers.get('work')).toEqual({ state: 'open' });
  });

  it('skips without an effect', () => {
    const { effects } = play(atHub, ['work', 'add', 'One', '', '', '', '']);
    expect(effects).toHaveLength(1);
  });

  it('empties a text, a field and an answer, but no title', () => {
    const one = play(atHub, ['work', 'add', 'One', 'Text', '2026', '', '', '', 'work', 'change', '0']).end;
    expect(play(one, [':clear']).steps).toEqual(['work.0.title !']);
    const { effects } = play(one, ['', ':clear', ':clear']);
    expect(effects.map((effect) => 'entry' in effect && effect.entry)).toEqual([
      { title: 'One', text: '', fields: [{ id: 'when', value: '2026' }] },
      { title: 'One', text: '', fields: [] },
    ]);
    const prose = play(atHub, ['work', 'prose', 'Prose.', 'work', 'prose']).end;
    expect(play(prose, [':clear']).effects).toEqual([
      { do: 'set-answer', question: 'work', answer: { state: 'open' } },
    ]);
  });

  it('takes the first line of a paste as the title, and the rest as the text', () => {
    const { effects } = play(atHub, ['work', 'add', 'Split\n\nI led it.\n\n- alone\n']);
    expect(effects).toEqual([
      { do: 'add-entry', question: 'work', entry: { title: 'Split', text: 'I led it.\n\n- alone', fields: [] } },
    ]);
  });

  it('puts what is pasted below the title of an entry that is there behind its text', () => {
    const one = play(atHub, ['work', 'add', 'One', 'Text.', '', '', '', '', 'work', 'change', '0']).end;
    expect(play(one, ['Two\n\nMore.\n']).effects).toEqual([
      { do: 'update-entry', question: 'work', index: 0, entry: { title: 'Two', text: 'Text.\n\nMore.', fields: [] } },
    ]);
    expect(play(one, ['One\nMore.']).effects).toMatchObject([{ entry: { title: 'One', text: 'Text.\n\nMore.' } }]);
    expect(play(one, [' \n ']).steps).toEqual(['work.0.title !']);
  });

  it('lets what a hand wrote into a date stay, and takes nothing else that is none', () => {
    const [work, impact] = plainTemplate.questions;
    if (work === undefined || impact === undefined) throw new Error('two questions');
    const dated = work.fields.map((field) => ({
      ...field,
      type: field.id === 'when' ? ('date' as const) : field.type,
    }));
    const entry = { title: 'One', text: '', fields: [{ id: 'when', value: 'some day' }] };
    const when: Interview = {
      ...atHub,
      template: { ...plainTemplate, questions: [{ ...work, fields: dated }, impact] },
      answers: new Map([['work', { state: 'answered', text: '', entries: [entry] }]]),
      screen: { at: 'field', question: 'work', entry: 0, field: 'when', isNew: false },
    };
    expect(play(when, ['some day'])).toMatchObject({ effects: [], end: { screen: { field: 'outcome' } } });
    expect(play(when, ['some days'])).toMatchObject({ effects: [], end: { screen: { field: 'when' } } });
    expect(play(when, ['4 dec']).effects).toMatchObject([{ entry: { fields: [{ value: '2026-12-04' }] } }]);
  });

  it('moves an entry', () => {
    const replies = ['One', 'Two', 'Three'].flatMap((title) => [title, '', '', '', '']);
    const three = play(atHub, ['work', 'add', ...replies, '', 'work']).end;
    const last = play(three, ['move', '0', '2']);
    expect(last.effects).toEqual([{ do: 'move-entry', question: 'work', index: 0, to: 2 }]);
    expect(last.end.answers.get('work')).toMatchObject({
      entries: [{ title: 'Two' }, { title: 'Three' }, { title: 'One' }],
    });
    const first = play(three, ['move', '2', '0']);
    expect(first.end.answers.get('work')).toMatchObject({
      entries: [{ title: 'Three' }, { title: 'One' }, { title: 'Two' }],
    });
    expect(play(three, ['move', '1', '1']).effects).toEqual([]);
  });
});

describe('an example of a field', () => {
  it.each([
    ['strong', 'weak', '', ['strong:  strong', 'weak:  weak']],
    ['strong', undefined, 'usual', ['strong:  strong', 'weak:  usual']],
    ['strong', undefined, '', ['strong:  strong', 'weak:  (left out)']],
    [undefined, undefined, 'usual', ['weak:  usual']],
    [undefined, undefined, '', []],
  ])('of %j, %j and %j', (strong, weak, usual, lines) => {
    const [work] = plainTemplate.questions;
    const [when] = work?.fields ?? [];
    if (work === undefined || when === undefined) throw new Error('a question with a field');
    const entry = (value: string | undefined): typeof work.example.weak => ({
      ...work.example.weak,
      fields: value === undefined ? {} : { when: value },
    });
    const question = { ...work, example: { strong: entry(strong), weak: entry(weak) } };
    expect(exampleLines(question, { ...when, weak: usual })).toEqual(lines);
  });
});

describe('what is half typed', () => {
  const typed = { text: 'half a li', cursor: 4 };
  const added = play(atHub, ['work', 'add', 'One', '', '2026']).end;

  it('stays on its line when one goes back', () => {
    const back = take(added, { kind: 'back', typed }).interview;
    expect(promptOf(back)).toMatchObject({ id: 'work.0.when', initial: '2026', typed: undefined });
    expect(promptOf(play(back, ['']).end)).toMatchObject({ id: 'work.0.outcome', typed });
  });

  it('is gone once it is answered, and nothing where the line is as it was', () => {
    const back = take(added, { kind: 'back', typed }).interview;
    expect(play(back, ['', 'Faster']).end.halfTyped).toEqual([]);
    const same = take({ ...added, screen: { ...added.screen } }, { kind: 'back', typed: { text: '', cursor: 0 } });
    expect(same.interview.halfTyped).toEqual([]);
  });

  it('stays when it is complained of', () => {
    const { end } = play({ ...start, screen: { at: 'setup', step: 'nextReview' } }, ['31 feb']);
    expect(promptOf(end)).toMatchObject({ typed: { text: '31 feb', cursor: 6 } });
  });

  it('goes with its entry when entries move, and is given back when it is taken out', () => {
    const back = take(added, { kind: 'back', typed }).interview;
    const two = play({ ...back, screen: { at: 'title', question: 'work', entry: 1 } }, [
      'Two',
      '',
      '',
      '',
      '',
      '',
      'work',
    ]);
    const field = { at: 'field', question: 'work', field: 'outcome', isNew: true };
    expect(two.end.halfTyped).toEqual([{ screen: { ...field, entry: 0 }, typed }]);
    expect(play(two.end, ['move', '0', '1']).end.halfTyped).toEqual([{ screen: { ...field, entry: 1 }, typed }]);
    expect(play(two.end, ['remove', '1', 'yes']).end.halfTyped).toEqual([{ screen: { ...field, entry: 0 }, typed }]);
    expect(play(two.end, ['remove', '1', 'yes']).lost).toEqual([]);
    const without = play(two.end, ['remove', '0', 'yes']);
    expect(without.end.halfTyped).toEqual([]);
    expect(without.lost).toEqual([typed.text]);
  });

  it('is given back where its entry is gone', () => {
    for (const screen of [
      { at: 'text', question: 'work', entry: 3, isNew: false },
      { at: 'field', question: 'work', entry: 3, field: 'when', isNew: false },
    ] as const) {
      const { end, lost, effects } = play({ ...added, screen }, ['some words']);
      expect(end.screen).toEqual({ at: 'question', question: 'work' });
      expect(lost).toEqual(['some words']);
      expect(effects).toEqual([]);
      expect(play({ ...added, screen }, [':clear']).lost).toEqual([]);
    }
  });
});

describe('an interview about one question', () => {
  const only: Interview = {
    ...start,
    screen: { at: 'question', question: 'work' },
    only: { about: 'question', question: 'work' },
  };

  it.each([
    ['done', ['done'], ['work']],
    ['back', [':back'], ['work']],
    ['an entry', ['add', 'One', '', '', '', '', ''], ['work', 'work.0.title', 'work.0.text']],
    ['prose', ['prose', 'Text.'], ['work', 'work.prose']],
    ['none yet', ['none-yet', 'asked'], ['work', 'work.none-yet']],
  ])('ends after %s', (_, replies, asked) => {
    const { end, steps } = play(only, replies);
    expect(steps.slice(0, asked.length)).toEqual(asked);
    expect(end.screen).toEqual({ at: 'end' });
    expect(promptOf(end)).toBeUndefined();
  });

  it('has what stands there on the line, and no word of other questions', () => {
    const entries = [{ title: 'One', text: 'Text.', fields: [{ id: 'when', value: '2026' }] }];
    const answers: Interview['answers'] = new Map([['work', { state: 'answered', text: '', entries }]]);
    const { end } = play({ ...only, answers }, ['change', '0', '', '']);
    expect(promptOf(end)).toMatchObject({ id: 'work.0.when', initial: '2026' });
    expect(promptOf({ ...only, answers })).toMatchObject({ initial: 'done' });
    expect(JSON.stringify(promptOf({ ...only, answers }))).not.toContain('back to the questions');
  });
});

describe('notes', () => {
  const note = (text: string): NewNote => ({ text, links: [], tag: undefined, date: '2026-11-20' });

  it('are kept one by one until an empty line', () => {
    const { effects, end } = play({ ...start, screen: { at: 'go-on' } }, ['notes', 'first', 'second\n\nthird ', '']);
    expect(effects).toEqual([
      { do: 'add-notes', notes: [note('first')] },
      { do: 'add-notes', notes: [note('second'), note('third')] },
    ]);
    expect(end.notes).toBe(3);
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

describe('an interview about one note', () => {
  const links = [{ title: 'dashboard', address: 'https://docs.example/m' }];
  const about = { about: 'note', date: '2026-11-19', links, to: undefined } as const;
  const note: Interview = { ...start, screen: { at: 'note' }, only: about };

  it('is kept with its date and links, and ends', () => {
    expect(promptOf(note)?.about.map(({ text }) => text)).toEqual([
      'Thu 19 Nov',
      'One thing a line; a line that is indented goes on with the one above.',
    ]);
    const { effects, end } = play(note, ['One #impact\n  more\nTwo']);
    expect(effects).toEqual([
      {
        do: 'add-notes',
        notes: [
          { text: 'One #impact\nmore', tag: undefined, links, date: '2026-11-19' },
          { text: 'Two', tag: undefined, links, date: '2026-11-19' },
        ],
      },
    ]);
    expect(promptOf(end)).toBeUndefined();
    expect(play(note, ['']).end.screen).toEqual({ at: 'end' });
  });

  it('is an entry where that is said', () => {
    const entry: Interview = { ...note, only: { ...about, to: 'work' } };
    expect(promptOf(entry)).toMatchObject({ label: 'New entry', canGoBack: false });
    const { effects, end } = play(entry, ['One\nmore']);
    expect(effects).toEqual([
      {
        do: 'add-entry',
        question: 'work',
        entry: { title: '[One](https://docs.example/m)', text: 'more\n\n2026-11-19', fields: [] },
      },
    ]);
    expect(end.screen).toEqual({ at: 'end' });
    expect(play(entry, [' ']).end.screen).toEqual({ at: 'end' });
  });
});
