import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { formatClaim, numberClaims } from '../../../src/core/rounds/claim.ts';
import { formatReaderCopy } from '../../../src/core/rounds/reader-copy.ts';
import { parseRound } from '../../../src/core/rounds/round.ts';
import { copyFor, includedOf } from '../../../src/core/sharing/packet-copy.ts';
import { readerText } from '../../../src/view/reader-text.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const packet = `---
packet: 1
---

# Dana Reyes: Senior to Staff

## What did you do?

### [Label split](https://docs.example/split)

I chose the seam.

- When: 2026
- Outcome: p95 from 900
  to 310 ms
- Private: no

### Later

- Planned: 2027-Q1

## Quantifiable impact

- **Label latency**, p95
  - Before: 900 ms
- **Label latency**
  - After: 310 ms
`;

function copyOf(text = packet, include: readonly string[] = []): string {
  const document = parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
  const { sections } = copyFor(document, 'peers', includedOf(include, plainTemplate.questions), parseYamlBlock);
  const claims = numberClaims(sections, []);
  const title = 'Dana Reyes: Senior to Staff';
  return formatReaderCopy({
    kind: 'peers',
    letter: 'Jo,\n\nplease.',
    title,
    sections,
    claims,
    template: plainTemplate,
  });
}

describe("a reader's file", () => {
  it('has the letter, numbered claims, questions under each section and at the end', () => {
    expect(copyOf()).toBe(`Jo,

please.

# Dana Reyes: Senior to Staff

## What did you do?

### [Label split](https://docs.example/split) [1]

I chose the seam. [2]

- When: 2026 [3]
- Outcome: p95 from 900
  to 310 ms [4]

**What did I leave out?**

**Which part sounds inflated?**

**Where are you lost?**

## Quantifiable impact

- **Label latency [5]**, p95 [6]
  - Before: 900 ms [7]

- **Label latency [8]**
  - After: 310 ms [9]

**What did I leave out?**

**Which part sounds inflated?**

**Where are you lost?**

## At the end

**What would you say for me in the room?**
`);
  });

  it('has prose behind the title of an item only where it goes on with it', () => {
    const beside = (prose: string): string =>
      copyOf(packet.replace('**Label latency**, p95', `**Lea Brandt** ${prose}`));
    for (const prose of ['who came in March', '(migration)', '; since March'])
      expect(beside(prose)).toContain(`- **Lea Brandt [5]**${prose.startsWith(';') ? '' : ' '}${prose} [6]\n`);
    for (const prose of ['Came to us in March.', '12 weeks with us', '"Ours"'])
      expect(beside(prose)).toContain(`- **Lea Brandt [5]**\n\n  ${prose} [6]\n`);
    const whole = beside('Came to us in March.');
    expect(readerText(whole)).toContain('- Lea Brandt [5]\n\n  Came to us in March. [6]\n');
  });

  it('holds planned work where it is asked for', () => {
    expect(copyOf(packet, ['planned'])).toContain('### Later [5]\n\n- Planned: 2027-Q1 [6]\n');
  });
});

describe('the record of claims', () => {
  it('comes back from the file of the round', () => {
    const document = parseDocument('packet.md', packet, plainTemplate, parseYamlBlock);
    const { sections } = copyFor(document, 'peers', includedOf([], plainTemplate.questions), parseYamlBlock);
    const claims = numberClaims(sections, []);
    const list = claims.map((claim) => `${String(claim.number)}. ${formatClaim(claim)}`).join('\n');
    expect(list).toBe(`1. work title: [Label split](https://docs.example/split)
2. work text: [Label split](https://docs.example/split)
3. work field when: [Label split](https://docs.example/split)
4. work field outcome: [Label split](https://docs.example/split)
5. impact title: Label latency
6. impact text: Label latency
7. impact field before: Label latency
8. impact title (2): Label latency
9. impact field after (2): Label latency`);
    const round = parseRound('rounds/01-peers.md', `# Peers\n\n## Claims\n\n${list}\n`, parseYamlBlock);
    expect(round.feedback).toEqual([]);
    expect(claims).toMatchObject(round.claims);
    expect(round.claims).toHaveLength(9);
    expect(numberClaims(sections.toReversed(), round.claims).map(({ number }) => number)).toEqual([
      5, 6, 7, 8, 9, 1, 2, 3, 4,
    ]);
  });
});
