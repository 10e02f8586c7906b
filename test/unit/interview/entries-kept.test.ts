import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryContent } from '../../../src/core/document/answer.ts';
import { draftOf, formatDraft, parseDraft, resumed, withAnswersOf } from '../../../src/core/interview/draft.ts';
import { promptOf, take } from '../../../src/core/interview/interview.ts';
import type { Prompt, Reply } from '../../../src/core/interview/prompt.ts';
import type { Screen } from '../../../src/core/interview/screen.ts';
import { entriesOf, type Interview, type Turn } from '../../../src/core/interview/state.ts';
import { emptySetup } from '../../../src/core/packet/new-packet.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const entry = (title: string): EntryContent => ({ title, text: '', fields: [{ id: 'when', value: '2026' }] });
const answered = (...titles: readonly string[]): Interview['answers'] =>
  new Map([['work', { state: 'answered', text: '', entries: titles.map(entry) }]]);

const hub: Interview = {
  template: plainTemplate,
  today: '2026-11-20',
  setup: { ...emptySetup, author: 'Dana Reyes' },
  answers: new Map(),
  notes: 0,
  screen: { at: 'hub' },
  halfTyped: [],
};

/** A line half typed on a screen of an open question, whose question has an entry when the interview goes on. */
function resumedOverEntries(screen: Screen): ReturnType<typeof resumed> {
  const typed = { text: 'half a line', cursor: 4 };
  const draft = draftOf({ ...hub, screen, halfTyped: [{ screen, typed }] }, undefined);
  if (draft === undefined) throw new Error('a draft');
  return resumed({ ...hub, answers: answered('One') }, parseDraft('draft.json', formatDraft(draft)), true);
}

describe('entries that came meanwhile', () => {
  it('stay below prose that was half typed before', () => {
    const { interview, lost } = resumedOverEntries({ at: 'prose', question: 'work' });
    expect(lost).toEqual([]);
    expect(promptOf(interview)).toMatchObject({ id: 'work.prose', typed: { text: 'half a line' } });
    const answer = { state: 'answered', text: 'A line.', entries: [entry('One')] };
    expect(take(interview, { kind: 'answer', text: 'A line.' }).effects).toEqual([
      { do: 'set-answer', question: 'work', answer },
    ]);
  });

  it('stay when that prose is emptied', () => {
    const answers = new Map([['work', { state: 'answered', text: 'A line.', entries: [entry('One')] } as const]]);
    const interview: Interview = { ...hub, answers, screen: { at: 'prose', question: 'work' } };
    expect(take(interview, { kind: 'answer', text: '' }).effects).toEqual([
      { do: 'set-answer', question: 'work', answer: { state: 'answered', text: '', entries: [entry('One')] } },
    ]);
  });

  it('leave no place for a reason why there is none yet, which is given back', () => {
    const { interview, lost } = resumedOverEntries({ at: 'none-yet', question: 'work' });
    expect(lost).toEqual(['half a line']);
    expect(interview).toMatchObject({ screen: { at: 'hub' }, halfTyped: [] });
  });

  it('stay where that reason is given while they come', () => {
    const screen: Screen = { at: 'none-yet', question: 'work' };
    const { interview } = withAnswersOf({ ...hub, screen }, answered('One'));
    const turn = take(interview, { kind: 'answer', text: ' nothing yet\n' });
    expect(turn).toMatchObject({ effects: [], lost: ['nothing yet'] });
    expect(turn.interview).toMatchObject({ screen: { at: 'question', question: 'work' }, answers: answered('One') });
    expect(take(interview, { kind: 'answer', text: '' })).toMatchObject({ effects: [] });
  });
});

describe('prose', () => {
  it('stays before the first entry that is added to it', () => {
    const answers = new Map([['work', { state: 'answered', text: 'Prose.', entries: [] } as const]]);
    const turn = take({ ...hub, answers, screen: { at: 'title', question: 'work', entry: 0 } }, reply('One'));
    expect(turn.interview.answers.get('work')).toMatchObject({ text: 'Prose.', entries: [{ title: 'One' }] });
  });
});

function reply(text: string): Reply {
  return { kind: 'answer', text };
}

/** What a user may do at a prompt, or another hand with the file. */
type Move =
  | { readonly kind: 'back' | 'skip' | 'resume' }
  | { readonly kind: 'option'; readonly index: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'half'; readonly text: string }
  | { readonly kind: 'other-hand'; readonly title: string };

const typed = fc.constantFrom('', ' ', 'One', 'Two', 'some prose', 'a\nb', '- c', '2026', '31 feb');
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('option' as const), index: fc.nat(9) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('text' as const), text: typed }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('half' as const), text: typed }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('other-hand' as const), title: fc.string({ minLength: 1 }) }) },
  { weight: 3, arbitrary: fc.constantFrom<Move>({ kind: 'back' }, { kind: 'skip' }, { kind: 'resume' }) },
);

function replyOf(move: Move, prompt: Prompt): Reply {
  switch (move.kind) {
    case 'option':
      if (prompt.kind === 'choice') return reply(prompt.options[move.index % prompt.options.length]?.value ?? '');
      return prompt.kind === 'confirm' ? reply(move.index % 2 === 0 ? 'yes' : 'no') : { kind: 'skip' };
    case 'text':
      return 'typed' in prompt ? reply(move.text) : { kind: 'back' };
    case 'half':
      return { kind: 'back', typed: { text: move.text, cursor: 0 } };
    default:
      return { kind: move.kind === 'skip' ? 'skip' : 'back' };
  }
}

/** The interview as the next run finds it. */
function goneOnWith(interview: Interview): Interview {
  const draft = draftOf(interview, undefined);
  const start: Interview = { ...hub, answers: interview.answers };
  return draft === undefined ? start : resumed(start, parseDraft('', formatDraft(draft)), true).interview;
}

/** After one move; the turn where the user made it. */
function after(interview: Interview, move: Move): { interview: Interview; turn?: Turn } {
  if (move.kind === 'resume') return { interview: goneOnWith(interview) };
  if (move.kind === 'other-hand') {
    const work = entriesOf(interview, 'work');
    const answers = new Map(interview.answers);
    answers.set('work', { state: 'answered', text: '', entries: [entry(move.title), ...work] });
    return { interview: goneOnWith({ ...interview, answers }) };
  }
  const prompt = promptOf(interview);
  if (prompt === undefined) return { interview: goneOnWith(interview) };
  const turn = take(interview, replyOf(move, prompt));
  return { interview: turn.interview, turn };
}

describe('any interview', () => {
  it('has as many entries as before after every reply but the yes to taking one out', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let interview: Interview = { ...hub, screen: { at: 'question', question: 'work' } };
        for (const each of moves) {
          const before = interview;
          const { interview: next, turn } = after(before, each);
          interview = next;
          const isTakenOut = turn?.effects.some((effect) => effect.do === 'remove-entry') === true;
          for (const { id } of plainTemplate.questions) {
            const titles = entriesOf(before, id).length - (isTakenOut && questionOf(before) === id ? 1 : 0);
            expect(entriesOf(interview, id).length).toBeGreaterThanOrEqual(titles);
          }
          if (isTakenOut) expect(before.screen.at).toBe('remove');
          for (const effect of turn?.effects ?? []) {
            if (effect.do === 'set-answer' && effect.answer.state !== 'answered')
              expect(entriesOf(before, effect.question)).toEqual([]);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function questionOf({ screen }: Interview): string | undefined {
  return 'question' in screen ? screen.question : undefined;
}
