import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { answeredQuestions } from '../../../src/core/document/answered-questions.ts';
import { answerOf, parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { packetText } from '../../support/packet-text.ts';
import { plainTemplate } from '../../support/plain-template.ts';

/** What the whole document says, and what the short way says. */
function bothOf(text: string): [full: readonly string[], short: readonly string[]] {
  const document = parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
  const ids = plainTemplate.questions.map(({ id }) => id);
  const short = answeredQuestions(document.source, document.frontMatter, plainTemplate);
  return [ids.filter((id) => answerOf(document, id).state !== 'open'), ids.filter((id) => short.has(id))];
}

describe('answeredQuestions', () => {
  it('says what the whole document says', () => {
    fc.assert(
      fc.property(packetText, (text) => {
        const [full, short] = bothOf(text);
        expect(short).toEqual(full);
      }),
    );
  });

  const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: C\nstarted: 2026-11-20\n---\n\n# A\n\n';
  it.each([
    ['a section twice', '## Quantifiable impact\n\n## Quantifiable impact\n\n- One\n'],
    ['a section of the user’s own at once', '## Quantifiable impact\n\n## Mine\n\ntext\n'],
    ['an underlined heading of the user’s own', '## Quantifiable impact\n\nMine\n----\n\ntext\n'],
    ['a rule', '## Quantifiable impact\n\n---\n'],
    ['a heading in a fence', '## Quantifiable impact\n\n```\n## Mine\n```\n'],
    ['the phrase in bold', '## Quantifiable impact\n\n**Not answered yet.**\n'],
    ['a comment', '## Quantifiable impact\n\n<!-- later -->\n'],
    ['an escaped phrase', '## Quantifiable impact\n\n\\_Not answered yet._\n'],
  ])('says the same of %s', (_, body) => {
    const [full, short] = bothOf(`${head}${body}`);
    expect(short).toEqual(full);
  });
});
