import { describe, expect, it } from 'vitest';
import { findFeedback, type FoundFeedback } from '../../../src/core/feedback/found-feedback.ts';
import { suggestedWords } from '../../../src/core/feedback/suggestion-words.ts';
import { readReturned } from '../../../src/core/feedback/returned-text.ts';
import { samplePaper, sentCopy, staffTemplate } from '../../support/sent-copy.ts';

const find = (text: string): FoundFeedback => findFeedback(samplePaper, readReturned(text), staffTemplate);

/** Comments as `question/claim/asked: text`. */
function said({ comments }: FoundFeedback): readonly string[] {
  return comments.map(({ question, claim, asked, text }) => {
    const place = [question?.id, claim, asked].filter((each) => each !== undefined).join('/');
    return `${place}: ${text}`;
  });
}

const changes = ({ suggestions }: FoundFeedback): readonly string[] =>
  suggestions.flatMap((suggestion) =>
    suggestedWords(suggestion, samplePaper).map(
      ({ before, after }) => `${suggestion.question.id}: ${before} -> ${after}`,
    ),
  );

/** The copy with one thing in it replaced, once. */
function copyWith(...changed: readonly (readonly [string, string])[]): string {
  return changed.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, sentCopy);
}

const quoted = (text: string, mark = '> '): string =>
  text
    .split('\n')
    .map((line) => `${mark}${line}`.trimEnd())
    .join('\n');

describe('what came back', () => {
  it('as it was sent says nothing', () => {
    for (const text of [
      sentCopy,
      quoted(sentCopy),
      sentCopy.replaceAll('\n', '\r\n'),
      `\uFEFF${quoted(quoted(sentCopy))}`,
    ]) {
      expect(find(text)).toEqual({ comments: [], suggestions: [], lost: [] });
    }
  });

  it('has comments below what is asked, at claims, and at the end', () => {
    const found = find(
      copyWith(
        ['stations. [10]\n', 'stations. [10]\n\nWho decided this?\nI remember it differently.\n'],
        ['**What did I leave out?**\n', '**What did I leave out?**\n\n- The runbook\n- Who was on call\n'],
        ['9 times in 2026 [70]', '9 times in 2026 [70] ten, I think'],
        ['from 11 to 4 weeks', 'from 11 [mean?] to 4 weeks'],
        [
          '**What would you say for me in the room?**',
          '**What would you say for me in the room?** You made it boring.',
        ],
      ),
    );
    expect(said(found)).toEqual([
      'projects/10: Who decided this?\nI remember it differently.',
      'projects/What did I leave out?: - The runbook',
      'projects/What did I leave out?: - Who was on call',
      'glue/69: [mean?]',
      'glue/70: ten, I think',
      'What would you say for me in the room?: You made it boring.',
    ]);
    expect(found.suggestions).toEqual([]);
  });

  it('has changes in the packet’s own text, also struck out by hand', () => {
    const found = find(
      copyWith(
        ['I led the preparation of', 'I led most of the preparation of'],
        ['- When: 2025-07 to 2025-12 [11]', '- When: 2025-07 to ~~2025-12~~ 2026-01 [11]'],
        ['every Thursday since', 'every {--Thursday--}{++Friday++} since'],
      ),
    );
    expect(said(found)).toEqual([]);
    expect(changes(found)).toEqual([
      'projects: I led the preparation of -> I led most of the preparation of',
      'projects: 2025-07 to 2025-12 -> 2025-07 to 2026-01',
      'glue: Cadence: every Thursday since 2025-09 -> Cadence: every Friday since 2025-09',
    ]);
  });
});
