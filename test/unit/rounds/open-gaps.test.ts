import { describe, expect, it } from 'vitest';
import type { PageItem } from '../../../src/core/document/page.ts';
import { allAsked } from '../../../src/core/rounds/asked-question.ts';
import { readFeedback } from '../../../src/core/rounds/feedback.ts';
import { openGaps } from '../../../src/core/rounds/open-gaps.ts';
import { staffTemplate } from '../../support/sent-copy.ts';

function gapsIn(...lines: readonly string[]): readonly string[] {
  const feedback = lines.map((line) =>
    readFeedback({ text: line.slice('[ ] '.length), isDone: line.startsWith('[x]') } as PageItem),
  );
  return openGaps({ feedback }, staffTemplate).map(({ text }) => text);
}

describe('gaps that came back', () => {
  it('are what is said of the question for gaps, and what answers a question for them', () => {
    expect(
      gapsIn(
        '[ ] gaps: Scope (Tomas Lind)',
        '[ ] Gaps, real or perceived: Reach (Tomas Lind)',
        '[ ] Which gaps do you see, real or perceived: Finance does not know you (Tomas Lind)',
        '[ ] If it were decided today, what would the "no" be about: One team only (Tomas Lind)',
      ),
    ).toEqual(['Scope', 'Reach', 'Finance does not know you', 'One team only']);
  });

  it('are no other answers, and none that are done', () => {
    const asked = 'Which work would close that?';
    expect(allAsked('manager')).toContain(asked);
    expect(gapsIn('[ ] impact: say who measured it', `[ ] ${asked} The memo`, '[x] gaps: Scope', '[ ] Scope')).toEqual(
      [],
    );
  });
});
