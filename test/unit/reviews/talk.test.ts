import { describe, expect, it } from 'vitest';
import { firstStep, takeTalk, talkPrompt, type Talk, type TalkTurn } from '../../../src/core/reviews/talk.ts';
import { nothingSaid } from '../../../src/core/reviews/talk-outcome.ts';

function talkAt(step: Talk['step'], queue: readonly string[]): Talk {
  return {
    today: '2026-12-04',
    subject: { with: 'Sam Lee', date: '2026-12-04', relation: 'manager' },
    queue,
    isGoalOpen: false,
    hasGaps: true,
    suggested: '2027-01-04',
    said: nothingSaid,
    gap: undefined,
    step,
    halfTyped: [],
  };
}

function answered(talk: Talk, text: string): TalkTurn {
  return takeTalk(talk, { kind: 'answer', text });
}

describe('a talk that is told of afterwards', () => {
  it('begins with what was queued, where there is something', () => {
    expect(firstStep(talkAt('heard', ['Good time?']))).toBe('not-asked');
    expect(firstStep(talkAt('heard', []))).toBe('heard');
  });

  it.each([
    ['not-asked', ['Good time?'], '2', 'The number 1, or nothing'],
    ['not-asked', ['Good time?', 'Who else?'], 'the second', 'Numbers from 1 to 2, such as 2'],
    ['next', [], '2026-12-01', '2026-12-01 has passed: a day from today on'],
  ] as const)('keeps on the line what it cannot take at %s', (step, queue, text, complaint) => {
    const turn = answered(talkAt(step, queue), text);
    expect(turn.complaint).toBe(complaint);
    expect(turn.keep).toBeUndefined();
    expect(talkPrompt(turn.talk)).toMatchObject({ typed: { text, cursor: text.length } });
  });

  it('keeps a day in words as a date', () => {
    const { keep } = answered(talkAt('agreed', []), 'Sam: ask who decides, by friday');
    expect(keep?.agreed).toEqual(['Sam: ask who decides, by 2026-12-11']);
  });

  it('asks for the next one only where it was one with the manager', () => {
    const after = (talk: Talk): string => answered(talk, '').talk.step;
    const withKim = { with: 'Kim Cho', date: '2026-12-04', relation: undefined };
    expect(after(talkAt('gap', []))).toBe('next');
    expect(after({ ...talkAt('gap', []), subject: withKim })).toBe('end');
    expect(after({ ...talkAt('step', []), hasGaps: false, subject: { ...withKim, relation: 'sponsor' } })).toBe('end');
  });
});
