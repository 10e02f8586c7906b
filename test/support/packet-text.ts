import fc from 'fast-check';

/** Front matter as people write it: order, quoting, comments, flow style. */
const frontMatters = [
  'packet: 1\nauthor: Dana Reyes\nfrom: Senior\nto: Staff\nstarted: 2026-11-20',
  '# mine\nto: "Staff Engineer"   # soon\nfrom: \'Senior\'\n\nauthor: Dana Reyes\nteam: [a, b]\npacket: 1\nstarted: 2026-11-20',
  '{ packet: 1, author: Dana, from: Senior, to: Staff, started: 2026-11-20 }',
];

/** What people really write below a heading; `Quantifiable impact` has list items, `What did you do?` headings or items. */
const bodies = [
  '_Not answered yet._',
  '',
  'None yet: asked Sam on 3 May',
  'Just prose, over\ntwo lines.\n\nAnd a second paragraph with `code`.',
  '### One\n\nSome prose.\n\n- When: 2026\n- **Outcome:** from 9 to 3\n\n### Two\n\n- Outcome : late',
  '### [A link](https://docs.example/x) ###\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. numbered\n2. list\n\n- When: 2026-02\n  to 2026-03\n- something else',
  '- **Label latency**, p95\n  - For: split\n  - Before: 900 ms\n  - __After__: 310 ms\n- [ ] A task that is\n  wrapped over lines\n  - Before: x\n\n  A paragraph in the item.\n',
  'An introduction.\n\n* [Linked](https://docs.example/y) and more\n    * Before: tabbed\n\n* Plain words. A second sentence.\n\n```js\n### not a heading\n- When: not a field\n```',
  '1. First\n   - Before: 1\n2. Second\n   - After: 2\n\nTrailing paragraph.',
  '### 昇進 👩‍🚀\n\n- Outcome: é → e\u0301\n- Planned: 2027-Q1\n\n### \\# odd \\#\n\n> quote\n> - When: quoted\n\n- When: 2026',
];

const own = ['', '## My own notes\n\nKept as they are.\n\n', '# Another title\n\ntext\n\n## Ünother\n\n- x\n\n'];

/** A packet.md of the plain template by a hand that has its own habits. */
export const packetText: fc.Arbitrary<string> = fc
  .record({
    frontMatter: fc.constantFrom(...frontMatters),
    work: fc.constantFrom(...bodies),
    impact: fc.constantFrom(...bodies),
    workHeading: fc.constantFrom(
      'What did you do?',
      '1. What did you do',
      'WHAT DID YOU DO',
      '**What did you do?**',
      'work',
    ),
    own: fc.constantFrom(...own),
    isSwapped: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.constantFrom('', '\ufeff'),
    end: fc.constantFrom('', '\n', '\n\n'),
  })
  .map((parts) => {
    const work = `## ${parts.workHeading}\n\n${parts.work}\n\n`;
    const impact = `## Quantifiable impact\n${parts.impact}\n\n`;
    const sections = parts.isSwapped ? [impact, parts.own, work] : [work, parts.own, impact];
    const text = `---\n${parts.frontMatter}\n---\n\n# Dana Reyes\n\n${sections.join('').trimEnd()}${parts.end}`;
    return parts.bom + text.replaceAll('\n', parts.eol);
  });
