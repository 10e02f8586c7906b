import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import type { Reply } from '../../../src/core/interview/prompt.ts';
import type { Interview } from '../../../src/core/interview/state.ts';
import { parseNotes, type Note } from '../../../src/core/notes/notes.ts';
import {
  sortPrompt,
  startSorting,
  takeSorting,
  withHalfTyped,
  type Sorting,
  type SortEffect,
} from '../../../src/core/notes/sorting.ts';
import { emptySetup } from '../../../src/core/packet/new-packet.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const latency = {
  title: '[Label latency](https://docs.example/l)',
  text: '',
  fields: [{ id: 'before', value: '900 ms' }],
};
const interview: Interview = {
  template: plainTemplate,
  today: '2026-11-20',
  setup: emptySetup,
  answers: new Map([['impact', { state: 'answered', text: '', entries: [latency] }]]),
  notes: 0,
  screen: { at: 'hub' },
  halfTyped: [],
};

function notesOf(...lines: string[]): readonly Note[] {
  return parseNotes('notes.md', lines.map((line) => `- ${line}\n`).join(''), parseYamlBlock).notes;
}

const [cut, lunch] = notesOf(
  '2026-11-18 Cut p95\n  by half ([dashboard](https://docs.example/m)) #impact',
  '2026-11-17 Lunch',
) as [Note, Note];

/** Replies, a text each; `:back` goes back, nothing skips. Gives the prompts by their ids, and the effects. */
function play(from: Sorting, replies: readonly string[]): { end: Sorting; asked: string[]; effects: SortEffect[] } {
  let sorting = from;
  const asked: string[] = [];
  const effects: SortEffect[] = [];
  for (const text of replies) {
    const reply: Reply =
      text === ':back' ? { kind: 'back' } : text === '' ? { kind: 'skip' } : { kind: 'answer', text };
    const turn = takeSorting(sorting, reply);
    asked.push(`${sortPrompt(sorting)?.id ?? 'end'}${turn.complaint === undefined ? '' : ' !'}`);
    if (turn.effect !== undefined) effects.push(turn.effect);
    sorting = turn.sorting;
  }
  return { end: sorting, asked, effects };
}

const start = startSorting(interview, [cut, lunch]);

describe('sorting notes', () => {
  it('shows a note with its date, its links and its tag', () => {
    expect(sortPrompt(start)).toMatchObject({
      about: [
        { text: '2026-11-18, 2 to sort' },
        { text: 'Cut p95\nby half #impact\n[dashboard](https://docs.example/m)' },
      ],
      initial: 'entry',
      options: [{ value: 'entry' }, { value: 'field' }, { value: 'stay' }, { value: 'strike' }, { value: 'stop' }],
    });
    expect(sortPrompt(startSorting({ ...interview, answers: new Map() }, [lunch]))).toMatchObject({
      options: [{ value: 'entry' }, { value: 'stay' }, { value: 'strike' }, { value: 'stop' }],
    });
  });

  it('makes a note an entry, as it is', () => {
    const { effects, asked, end } = play(start, ['entry', 'impact', '']);
    expect(asked).toEqual(['sort', 'sort.question', 'sort.title']);
    expect(effects).toEqual([
      {
        do: 'add-entry',
        note: cut,
        question: 'impact',
        entry: { title: '[Cut p95](https://docs.example/m)', text: 'by half', fields: [] },
        to: 'impact: Cut p95',
      },
    ]);
    expect(end.notes).toEqual([lunch]);
    expect(end.screen).toEqual({ at: 'what' });
  });

  it('keeps all that a note says below another title', () => {
    const { effects } = play(start, ['entry', 'impact', 'Label latency, p95']);
    expect(effects).toMatchObject([
      {
        entry: { title: 'Label latency, p95', text: 'Cut p95\nby half\n\n[dashboard](https://docs.example/m)' },
        to: 'impact: Label latency, p95',
      },
    ]);
  });

  it('proposes the question that the tag names, else the next open one', () => {
    expect(sortPrompt(play(start, ['entry']).end)).toMatchObject({ initial: 'impact' });
    const other = startSorting(interview, [lunch]);
    expect(sortPrompt(play(other, ['entry']).end)).toMatchObject({
      initial: 'work',
      options: [
        { value: 'work', about: 'open' },
        { value: 'impact', about: '1 entry' },
      ],
    });
    expect(sortPrompt(play(other, ['field']).end)).toMatchObject({ initial: 'impact', options: [{ value: 'impact' }] });
  });

  it('makes a note a field, an empty one first, or part of what stands there', () => {
    const at = play(start, ['field', 'impact', '0']).end;
    expect(sortPrompt(at)).toMatchObject({
      initial: 'for',
      options: [
        { value: 'for', about: '' },
        { value: 'before', about: '900 ms' },
        { value: 'after', about: '' },
      ],
    });
    expect(sortPrompt(play(at, ['before']).end)).toMatchObject({
      initial: '900 ms; Cut p95\nby half ([dashboard](https://docs.example/m))',
    });
    const { effects, asked } = play(at, ['after', '450 ms']);
    expect(asked).toEqual(['sort.field', 'sort.value']);
    expect(effects).toEqual([
      {
        do: 'update-entry',
        note: cut,
        question: 'impact',
        before: latency,
        entry: { ...latency, fields: [...latency.fields, { id: 'after', value: '450 ms' }] },
        to: 'impact: Label latency, After',
      },
    ]);
  });

  it('reads a date in words where the field is one, and asks again for what is none', () => {
    const [work, impact] = plainTemplate.questions;
    const fields = impact!.fields.map((field) => ({ ...field, type: 'date' as const }));
    const template = { ...plainTemplate, questions: [work!, { ...impact!, fields }] };
    const dated = startSorting({ ...interview, template }, [lunch]);
    const { effects, asked, end } = play(dated, ['field', 'impact', '0', 'after', 'someday', 'friday']);
    expect(asked.slice(-2)).toEqual(['sort.value !', 'sort.value']);
    expect(effects).toMatchObject([{ entry: { fields: [{ id: 'before' }, { id: 'after', value: '2026-11-27' }] } }]);
    expect(end.interview.halfTyped).toEqual([]);
  });

  it('leaves, strikes, stops, and ends after the last one', () => {
    expect(play(start, ['stay']).end.notes).toEqual([lunch]);
    const { effects, end } = play(start, ['strike', 'strike']);
    expect(effects).toEqual([
      { do: 'strike', note: cut },
      { do: 'strike', note: lunch },
    ]);
    expect(sortPrompt(end)).toBeUndefined();
    expect(sortPrompt(play(start, ['stop']).end)).toBeUndefined();
    expect(takeSorting(end, { kind: 'skip' })).toEqual({ sorting: end });
  });

  it('goes back one by one', () => {
    const { asked, end } = play(start, [
      'field',
      'impact',
      '0',
      'after',
      ':back',
      ':back',
      ':back',
      ':back',
      'entry',
      'work',
      ':back',
      ':back',
    ]);
    expect(asked.slice(4)).toEqual([
      'sort.value',
      'sort.field',
      'sort.entry',
      'sort.question',
      'sort',
      'sort.question',
      'sort.title',
      'sort.question',
    ]);
    expect(end).toEqual(start);
  });

  it('complains of an empty title, several lines, an empty field, and NUL', () => {
    const title = play(start, ['entry', 'work']).end;
    expect(play(title, [' ', 'a\nb', 'a\0']).asked).toEqual(['sort.title !', 'sort.title !', 'sort.title !']);
    const value = play(start, ['field', 'impact', '0', 'after']).end;
    expect(play(value, [' ', '\0']).asked).toEqual(['sort.value !', 'sort.value !']);
    expect(sortPrompt(play(title, ['a\nb']).end)).toMatchObject({ typed: { text: 'a\nb' } });
  });

  it('keeps what is half typed where the interview would ask for it', () => {
    const typed = { text: 'Half', cursor: 4 };
    const title = withHalfTyped(play(start, ['entry', 'impact']).end, typed);
    const screen = { at: 'title', question: 'impact', entry: 1 };
    expect(title.interview.halfTyped).toEqual([{ screen, typed }]);
    expect(sortPrompt(title)).toMatchObject({ typed });
    const value = withHalfTyped(play(start, ['field', 'impact', '0', 'after']).end, typed);
    expect(value.interview.halfTyped).toEqual([
      { screen: { at: 'field', question: 'impact', entry: 0, field: 'after', isNew: false }, typed },
    ]);
    const back = takeSorting(value, { kind: 'back', typed });
    expect(sortPrompt(takeSorting(back.sorting, { kind: 'answer', text: 'after' }).sorting)).toMatchObject({ typed });
    expect(withHalfTyped(start, typed)).toEqual(start);
    expect(takeSorting(title, { kind: 'answer', text: 'Whole' }).sorting.interview.halfTyped).toEqual([]);
  });
});
