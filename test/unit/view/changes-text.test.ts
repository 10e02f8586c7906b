import { describe, expect, it } from 'vitest';
import { comparedTexts } from '../../../src/core/changes/compared-texts.ts';
import type { Moment } from '../../../src/core/changes/moment.ts';
import { packetChanges } from '../../../src/core/changes/packet-changes.ts';
import { parseDocument, type PacketDocument } from '../../../src/core/document/document.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { changesStat } from '../../../src/view/changes-stat.ts';
import { changesText } from '../../../src/view/changes-text.ts';
import { plainStyler, stylerOf } from '../../../src/view/styler.ts';
import { plainTemplate } from '../../support/plain-template.ts';

const head = '---\npacket: 1\nauthor: A\nfrom: B\nto: Staff Engineer\nstarted: 2026-11-20\n---\n';
const moment: Moment = { words: 'the 1:1 of Fri 4 Dec', date: '2026-12-04', version: 'a'.repeat(40) };
const plain = plainStyler((text) => text);
const tagged = stylerOf(
  (text) => text,
  (meaning, text) => (meaning === 'text' ? text : `<${meaning}>${text}</>`),
);

function packet(work: string, impact = '', start = head): PacketDocument {
  const text = `${start}\n## What did you do?\n\n${work}\n\n## Quantifiable impact\n\n${impact}\n`;
  return parseDocument('packet.md', text, plainTemplate, parseYamlBlock);
}

function shown(before: PacketDocument, after: PacketDocument, columns?: number, style = plain): string {
  const changes = packetChanges(before, after, plainTemplate);
  return changesText(moment, changes, comparedTexts(changes), 'None yet', columns, style);
}

const before = packet(
  [
    'Before all.',
    '### Forecast\n\nThree teams. Each by itself.\n\n- When: 2026\n- Outcome: fewer calls',
    '### [Label split](https://docs.example/x)\n\nText.\n\n- Role: lead',
  ].join('\n\n'),
  'None yet: asked',
);
const after = packet(
  [
    'Before any.',
    '### Night trains\n\nNew.\n\n    code\n\n- Role: lead',
    '### Forecast\n\nThree teams.\n\nEach by itself.\n\n- When: 2026\n- Outcome: fewer tickets\n- Role: lead',
  ].join('\n\n'),
  'Measured since May.',
  `${head.replace('Staff', 'Principal')}\n# A\n`,
);

describe('what packet diff shows', () => {
  it('is by question and entry, with words before and after', () => {
    expect(shown(before, after)).toBe(`Since the 1:1 of Fri 4 Dec
13 words added, 8 taken out

Front matter
~ to: [-Staff-]{+Principal+} Engineer

What did you do?
~ Before [-all-]{+any+}.
+ Night trains
    New.

        code
    Role: lead
~ Forecast
    Three teams.[- -]{+\\n\\n+}Each by itself.
    Outcome: fewer [-calls-]{+tickets+}
    Role: {+lead+}
- [Label split](https://docs.example/x)
    Text.
    Role: lead

Quantifiable impact
- None yet: asked
+ Measured since May.

Elsewhere
+ # A
`);
  });

  it('is coloured by what it means, no colour running over a line', () => {
    const [one, other] = [packet('### A\n\nx\n\ny'), packet('### A\n\nx\n\n- a\n  - b')];
    expect(shown(one, other, 80, tagged).split('\n').slice(4)).toEqual([
      '<warning>~ </><path>A</>',
      '    x',
      '',
      '    <error>[-y-]</><done>{+- a</>',
      '      <done>- b+}</>',
      '',
    ]);
  });

  it('breaks no word and no line in a pipe', () => {
    const long = 'word '.repeat(40).trim();
    const lines = shown(packet(''), packet(`### A\n\n${long}`), 40).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(shown(packet(''), packet(`### A\n\n${long}`))).toContain(`    ${long}\n`);
  });

  it('leaves out what stayed the same far from a change', () => {
    const words = Array.from({ length: 200 }, (_, index) => `w${String(index)}`);
    const text = shown(packet(words.join(' ')), packet(words.with(100, 'other').join(' ')));
    expect(text).toMatch(/^~ \[\.\.\.\] w\d\d .* w99 \[-w100-\]\{\+other\+\} w101 .* \[\.\.\.\]$/m);
    expect(text).not.toContain('w20 ');
  });

  it('says where only the layout, the order, or nothing changed', () => {
    const two = '### A\n\n### B';
    expect(shown(packet(two), packet('### A\n\n\n### B'))).toContain(
      '\n  white space, marks or the order of fields only\n',
    );
    expect(shown(packet(two), packet('### B\n\n### A'))).toContain('\n  another order of entries\n');
    expect(shown(packet(two), packet(''))).toContain('\n  open again\n- A\n- B\n');
    expect(shown(packet(two), packet(two))).toBe('Nothing changed since the 1:1 of Fri 4 Dec.\n');
  });

  it('says where whole lines are compared', () => {
    const words = (letter: string): string =>
      Array.from({ length: 1500 }, (_, at) => `${letter}${String(at)}`).join(' ');
    const text = shown(packet(`Same.\n${words('a')}\n`), packet(`Same.\n${words('b')}\n`));
    expect(text).toContain('(too much has changed to compare words: whole lines)');
    expect(text).toContain('lines)\n~ Same.\n  [-a0 a1 ');
  });
});

describe('packet diff --stat', () => {
  it('counts', () => {
    const changes = packetChanges(before, after, plainTemplate);
    const stat = (columns: number): string => changesStat(moment, changes, comparedTexts(changes), columns, plain);
    expect(stat(80)).toBe(`Since the 1:1 of Fri 4 Dec

  Front matter  +1 -1  to
  Work          +8 -6  1 added, 1 reworded, 1 removed, text
  Impact        +3 -1  text
  Elsewhere     +1 -0  titles and sections of your own

  13 words added, 8 taken out
`);
    expect(
      Math.max(
        ...stat(40)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(40);
  });
});
