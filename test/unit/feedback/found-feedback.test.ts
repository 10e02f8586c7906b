import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/feedback/feedback-items.ts';
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

  it('as a browser shows it, without the targets of links, says nothing', () => {
    const shown = sentCopy.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/[*_#]/g, '');
    expect(find(shown)).toEqual({ comments: [], suggestions: [], lost: [] });
    expect(find(shown.replace(/ \[\d+\]/g, ''))).toEqual({ comments: [], suggestions: [], lost: [] });
    const answered = shown.replace('I led the preparation', 'I led most of the preparation');
    expect(changes(find(answered))).toEqual(['projects: I led the preparation of -> I led most of the preparation of']);
  });

  it('has each claim that is named on a line of its own, also where no blank line is between them', () => {
    const found = find(
      '69: small numbers, drop it\n12: which team,\nand since when?\n[4] is odd\nclaim 6 - why one?\n',
    );
    expect(said(found)).toEqual([
      'glue/69: 69: small numbers, drop it',
      'projects/12: 12: which team,\nand since when?\n[4] is odd',
      'projects/6: claim 6 - why one?',
    ]);
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

  it('has answers above the questions, and those of three readers in one file', () => {
    const asked = '**What did I leave out?**';
    expect(said(find(copyWith([asked, `The runbook.\n\n${asked}`])))).toEqual(['projects/16: The runbook.']);
    const all = copyWith([
      asked,
      `${asked}\n\nJo Park: the runbook.\n\n[Ana] who was on call.\n\nOne more thing. -- EM`,
    ]);
    const { comments, suggestions } = find(all);
    const people = ['Jo Park', 'Ana Ruiz', 'Elin Maas'];
    const items = itemsOf(comments, suggestions, samplePaper, 'Jo Park', people);
    expect(items.map(({ author, comment }) => `${author}, ${comment?.question?.id ?? ''}`)).toEqual(
      people.map((name) => `${name}, projects`),
    );
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

const GOAL = '- Goal: nobody stands at a machine that does not sell on 14 December 2025 [14]\n';
const PARAGRAPH = sentCopy.slice(sentCopy.indexOf('On the day of the new'), sentCopy.indexOf('- When: 2025-07'));
const ENTRY = sentCopy.slice(sentCopy.indexOf('### [Ticket shop'), sentCopy.indexOf('**What did I leave out?**'));

describe('what the reader took out', () => {
  it.each([
    ['an item', GOAL, 'Goal: nobody stands at a machine that does not sell on 14 December 2025'],
    ['a paragraph', PARAGRAPH, PARAGRAPH.replace(/\s\[10\]\s*$/, '').replaceAll('\n', ' ')],
    ['the first item', '- When: 2025-07 to 2025-12 [11]\n', 'When: 2025-07 to 2025-12'],
    [
      'the last item of a section',
      sentCopy.slice(sentCopy.indexOf('- Outcome: No standstill'), sentCopy.indexOf('\n\n**What did I leave out?**')),
      'Outcome: No standstill on 14 December 2025, at 2.3 times the orders of a usual Sunday; an order took 1.9 s in its slowest minute, in 2024 it took 41 s ([load report](https://docs.example/r/shop-2025-12))',
    ],
  ])('is a suggestion: %s', (_, gone, words) => {
    const found = find(copyWith([gone, '']));
    expect(found.comments).toEqual([]);
    expect(changes(found)).toEqual([`projects: ${words} -> `]);
    expect(find(copyWith([gone, '']).replaceAll('\n', '\r\n')).suggestions).toEqual(found.suggestions);
  });

  it('is one suggestion for all that stood together', () => {
    const { suggestions, comments } = find(copyWith([ENTRY, '']));
    expect(comments).toEqual([]);
    expect(suggestions).toHaveLength(1);
    expect(suggestions[0]).toMatchObject({ question: { id: 'projects' }, claim: 9 });
    expect(suggestions[0]?.edits).toHaveLength(8);
    const apart = find(copyWith([GOAL, ''], ['- When: 2025-07 to 2025-12 [11]\n', '']));
    expect(apart.suggestions).toHaveLength(2);
  });

  it('is one where it is struck out, also in quoted mail', () => {
    const struck = GOAL.replace('- Goal', '- ~~Goal').replace(' [14]', '~~ [14]');
    for (const text of [copyWith([GOAL, struck]), quoted(copyWith([GOAL, struck]))])
      expect(changes(find(text))).toEqual([
        'projects: Goal: nobody stands at a machine that does not sell on 14 December 2025 -> ',
      ]);
  });

  it('is one beside a remark in its place', () => {
    const found = find(copyWith([GOAL, 'I would drop the goal here, it repeats the title.\n']));
    expect(said(found)).toEqual(['projects/13: I would drop the goal here, it repeats the title.']);
    expect(found.suggestions).toHaveLength(1);
  });

  it('may be a sentence at the end or the start of a paragraph', () => {
    const last =
      " Ten minutes ahead, the forecast is\n  within one minute for 87% of trains, the planner's was for 64% (same page).";
    expect(changes(find(copyWith([last, ''])))).toEqual([
      expect.stringMatching(/^projects: .*Ten minutes ahead.* -> /),
    ]);
    const first =
      'Planner, platform displays and app computed delays each in their own way, and showed three\ndifferent minutes for the same train. ';
    expect(changes(find(copyWith([first, ''])))).toEqual([
      expect.stringMatching(/^projects: Planner.* same train\. -> $/),
    ]);
  });
});

describe('what did not come back', () => {
  const section = (heading: string): string => {
    const start = sentCopy.indexOf(`## ${heading}`);
    return sentCopy.slice(start, sentCopy.indexOf('\n## ', start) + 1);
  };
  const glue = section('Glue work');
  const glueText = glue.slice(glue.indexOf('\n') + 1, glue.indexOf('**What did I leave out?**'));
  const untilHeading = sentCopy.slice(sentCopy.indexOf(GOAL), sentCopy.indexOf('## High-leverage'));

  it.each([
    ['a section with its heading', copyWith([glue, ''])],
    ['all of a section’s text', copyWith([glueText, '\n'])],
    ['the end of the file', sentCopy.slice(0, sentCopy.indexOf('- Goal: nobody'))],
    ['the beginning of the file', sentCopy.slice(sentCopy.indexOf('- Goal: nobody'))],
    ['a stretch up to the next section', copyWith([untilHeading, ''])],
    ['an item that is not quoted', quoted(copyWith([GOAL, '']))],
    ['an item, with a sign that more was there', copyWith([GOAL, '\n[...]\n\n'])],
    [
      'most of a section',
      copyWith([sentCopy.slice(sentCopy.indexOf('Planner, platform'), sentCopy.indexOf(GOAL)), '']),
    ],
    ['what stands somewhere else now', copyWith([GOAL, ''], ['- When: 2025-07', `${GOAL}- When: 2025-07`])],
    ['the heading of an entry, but not its text', copyWith([ENTRY.slice(0, ENTRY.indexOf('\n') + 1), ''])],
  ])('is lost and no suggestion: %s', (_, text) => {
    expect(find(text).suggestions).toEqual([]);
  });
});
