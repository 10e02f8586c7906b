import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/adapters/gray-matter.ts';
import { shippedTemplate } from '../../src/adapters/shipped-template.ts';
import { answerOf, parseDocument } from '../../src/core/document/document.ts';
import { parseNotes } from '../../src/core/notes/notes.ts';
import { parsePlan } from '../../src/core/plan/plan.ts';
import { parseReviewPage } from '../../src/core/reviews/review.ts';
import { parseRound } from '../../src/core/rounds/round.ts';
import { parsePacketHeader } from '../../src/core/packet/packet.ts';

describe('docs/file-format.md', () => {
  const page = readFileSync('docs/file-format.md', 'utf8');
  const packets = [...page.matchAll(/^```packet\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');

  it('shows packets that are read as it says', () => {
    expect(packets).toHaveLength(1);
    for (const packet of packets) {
      const document = parseDocument('packet.md', packet, shippedTemplate, readFrontMatter);
      expect(document.problems.filter(({ rule }) => rule !== 'section-missing')).toEqual([]);
      expect(parsePacketHeader(document.source, document.frontMatter).author).toBe('Dana Reyes');
      expect(answerOf(document, 'projects')).toMatchObject({
        entries: [{ title: '[Depot scans in one stream](https://docs.example/scans)' }],
      });
      expect(answerOf(document, 'impact')).toMatchObject({ entries: [{ title: 'Calls to depots' }] });
      expect(answerOf(document, 'glue')).toEqual({ state: 'open' });
      expect(answerOf(document, 'gaps')).toEqual({ state: 'none-yet', reason: 'asked Sam on 3 May, none named yet' });
    }
  });

  const blocks = (kind: string): readonly string[] =>
    [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\`$`, 'gm'))].map((match) => match[1] ?? '');

  it('shows a plan that is read as it says', () => {
    const [text = ''] = blocks('plan');
    const plan = parsePlan('plan.md', text, readFrontMatter);
    expect(plan.problems).toEqual([]);
    expect(plan).toMatchObject({
      manager: 'Sam Lee',
      readyFor: 3,
      dates: { 'evidence-from': '2026-01-01', decision: '2027-03-30' },
      ownSteps: [{ due: '2027-03-01' }],
      done: [{ step: 'expectations' }],
      waived: [{ step: 'peer-edit' }],
      managers: [{ name: 'Ana Ruiz' }],
      cycles: [{ name: '2026-H2', reason: 'scope beyond one team' }],
    });
    for (const key of plan.page.keys.keys()) expect(page).toContain(`${key}:`);
  });

  it('shows notes that are read as it says', () => {
    const [text = ''] = blocks('notes');
    const { notes, problems } = parseNotes('notes.md', text, readFrontMatter);
    expect(problems).toEqual([]);
    expect(notes).toMatchObject([
      { date: '2026-11-20', text: 'Cut label p95 from 900 to 310 ms', tag: 'impact', state: 'open' },
      { text: 'Ana asked for the runbook\nand where it is', state: 'open' },
      { state: 'placed', to: 'impact: Failed labels' },
      { text: 'Lunch with the depot team', state: 'struck' },
    ]);
    expect(notes[0]?.links).toEqual([{ title: 'dashboard', address: 'https://docs.example/m' }]);
  });

  it('shows a round and a review that are read as it says', () => {
    const [round = '', review = ''] = [...blocks('round'), ...blocks('review')];
    const foundRound = parseRound('rounds/02-peers.md', round, readFrontMatter);
    expect(foundRound.problems).toEqual([]);
    expect(foundRound).toMatchObject({ kind: 'peers', isClosed: true, readers: [{ hasAnswered: true }, {}] });
    const foundReview = parseReviewPage('reviews/2026-12-04.md', review, readFrontMatter);
    expect(foundReview.problems).toEqual([]);
    expect(foundReview.reviews).toMatchObject([{ isGoalShared: true, agreed: [{ owner: 'Sam' }, { owner: 'me' }] }]);
  });
});
