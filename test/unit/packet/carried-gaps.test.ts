import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/document/answer.ts';
import { parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { carriedGaps, type CarriedGaps } from '../../../src/core/packet/carried-gaps.ts';
import type { Template } from '../../../src/core/packet/template.ts';
import { gapTemplate } from '../../support/gap-template.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const template = gapTemplate('holes', [
  ['source', 'heard-from'],
  ['next', 'plan'],
]);
const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n## What is missing?\n\n';

function carried(body: string, to: Template = template, from: Template = template): CarriedGaps {
  return carriedGaps(parseDocument('packet.md', `${head}${body}\n`, from, parseYamlBlock), to);
}

/** The one answer that was carried over. */
function answerOf({ answers }: CarriedGaps, question = 'holes'): Answer | undefined {
  expect([...answers.keys()]).toEqual([question]);
  return answers.get(question);
}

const nothing = { answers: new Map(), isLeft: false };

describe('gaps on their way into the next packet', () => {
  it('are entries with their fields, or prose', () => {
    expect(answerOf(carried('- **Scope**\n  - Source: Sam\n  - Next: the queue'))).toEqual({
      state: 'answered',
      text: '',
      entries: [
        {
          title: 'Scope',
          text: '',
          fields: [
            { id: 'source', value: 'Sam' },
            { id: 'next', value: 'the queue' },
          ],
        },
      ],
    });
    expect(answerOf(carried('Scope, says Sam.'))).toEqual({ state: 'answered', text: 'Scope, says Sam.', entries: [] });
  });

  it.each([
    ['an open question', '_Not answered yet._', template, template],
    ['none yet', 'None yet: asked', template, template],
    ['a template that does not ask for them', '- **Scope**', plainTemplate, template],
    ['a packet that was not asked for them', '- **Scope**', template, plainTemplate],
  ])('are none from or for %s', (_, body, to, from) => {
    expect(carried(body, to, from)).toEqual(nothing);
  });

  it('take the fields of another template by their meaning, the rest as lines of their text', () => {
    const other = gapTemplate('lacks', [
      ['who', 'heard-from'],
      ['size', 'none'],
    ]);
    const body = '- **Scope**\n  - Source: Sam\n  - Next: the queue\n  - Private: yes';
    expect(answerOf(carried(body, other), 'lacks')).toEqual({
      state: 'answered',
      text: '',
      entries: [
        {
          title: 'Scope',
          text: 'Next: the queue',
          fields: [
            { id: 'who', value: 'Sam' },
            { id: 'private', value: 'yes' },
          ],
        },
      ],
    });
    const bare = gapTemplate('lacks', []);
    expect(answerOf(carried('- **Scope**\n\n  Words.\n\n  - Source: Sam\n  - Next: x', bare), 'lacks')).toMatchObject({
      entries: [{ text: 'Words.\n\nSource: Sam\n\nNext: x', fields: [] }],
    });
  });

  it('are private as a whole where a part is', () => {
    const marked = '- **Scope**\n  - Source: <!-- private -->Sam<!-- /private -->\n\n- **Depth**';
    expect(answerOf(carried(marked))).toMatchObject({
      entries: [
        {
          title: 'Scope',
          fields: [
            { id: 'source', value: 'Sam' },
            { id: 'private', value: 'yes' },
          ],
        },
        { title: 'Depth', fields: [] },
      ],
    });
    const around = '- **Depth**\n\n<!-- private -->\n\n- **Salary**\n\n<!-- /private -->';
    expect(answerOf(carried(around))).toMatchObject({
      entries: [
        { title: 'Depth', fields: [] },
        { title: 'Salary', fields: [{ id: 'private', value: 'yes' }] },
      ],
    });
  });

  it('stay behind as prose with private parts', () => {
    expect(carried('Scope. <!-- private -->Sam says so.<!-- /private -->')).toEqual({
      answers: new Map(),
      isLeft: true,
    });
  });
});
