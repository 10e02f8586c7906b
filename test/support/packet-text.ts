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

/** The same with private parts: marks in a text, round a text, round fields, round entries; typed ones. */
const privateBodies = [
  'Prose, <!-- private -->in part\nprivate<!-- /private -->, and \\<!-- private --> as text.',
  '<!-- private -->\nAll of it.\n\nIs private.\n<!-- /private -->',
  'None yet: <!-- private -->Sam said no<!-- /private -->, and I agree',
  '### One\n\nPublic.\n\n<!-- private -->\nSecret.\n<!-- /private -->\n\n- When: 2026\n- Outcome: from <!-- private -->9<!-- /private --> to 3\n\n### Two\n\n- When: 2026',
  '### One\n\nText.\n\n<!-- private -->\n\n- When: 2026\n- Outcome: secret\n\n<!-- /private -->\n\nMore text.\n\n### Two\n\n- Outcome: x',
  'Intro.\n\n### One\n\n- When: 2026\n\n<!-- private -->\n### Two\n\nSecret.\n\n- Outcome: secret\n\n<!-- /private -->\n\n### Three\n\n- Outcome: x',
  '<!-- private -->\n\n- **Secret**, one\n  - For: split\n- **Secret**, two\n  - Before: 900 ms\n\n<!-- /private -->',
  '- **Open**, one\n  - For: <!-- private -->split\n  - Before: 9<!-- /private -->\n- <!-- private -->Secret. <!-- /private -->Text.\n  - After: \\<!-- /private -->\n- Three\n  - After: 3',
  '### <!-- private -->Secret<!-- /private --> title\n\n- Private: no\n- When: 2026\n\n### Two <!-- private -->\n\nSecret.\n\n- Outcome: secret <!-- /private -->\n\n### Three\n\n- Private: yes\n- When: 2026',
  '### One\n\n- When: 1\n- When: 2\n  <!-- private -->\n  secret\n  <!-- /private -->\n\nBetween.\n\n- When: 3',
];

const own = ['', '## My own notes\n\nKept as they are.\n\n', '# Another title\n\ntext\n\n## Ünother\n\n- x\n\n'];

/** Private marks round whole sections: before the first one, between the two, after the second one. */
const outerMarks = [
  ['', '', ''],
  ['<!-- private -->\n\n', '', '<!-- /private -->\n\n'],
  ['<!-- private -->\n\n', '<!-- /private -->\n\n', ''],
  ['', '<!-- private -->\n\n', '<!-- /private -->\n\n'],
] as const;

/** A packet.md of the plain template by a hand that has its own habits. */
export const packetText: fc.Arbitrary<string> = packetOf(bodies, outerMarks.slice(0, 1));

/** The same by a hand that keeps some of it private. */
export const privatePacketText: fc.Arbitrary<string> = packetOf([...privateBodies, ...bodies.slice(0, 5)], outerMarks);

function packetOf(
  texts: readonly string[],
  marks: readonly (readonly [string, string, string])[],
): fc.Arbitrary<string> {
  return fc
    .record({
      frontMatter: fc.constantFrom(...frontMatters),
      work: fc.constantFrom(...texts),
      impact: fc.constantFrom(...texts),
      workHeading: fc.constantFrom(
        'What did you do?',
        '1. What did you do',
        'WHAT DID YOU DO',
        '**What did you do?**',
        'work',
      ),
      own: fc.constantFrom(...own),
      marks: fc.constantFrom(...marks),
      isSwapped: fc.boolean(),
      eol: fc.constantFrom('\n', '\r\n'),
      bom: fc.constantFrom('', '\ufeff'),
      end: fc.constantFrom('', '\n', '\n\n'),
    })
    .map((parts) => {
      const work = `## ${parts.workHeading}\n\n${parts.work}\n\n`;
      const impact = `## Quantifiable impact\n${parts.impact}\n\n`;
      const [first, second] = parts.isSwapped ? [impact, work] : [work, impact];
      const [before, between, after] = parts.marks;
      const sections = [before, first, between, parts.own, second, after];
      const text = `---\n${parts.frontMatter}\n---\n\n# Dana Reyes\n\n${sections.join('').trimEnd()}${parts.end}`;
      return parts.bom + text.replaceAll('\n', parts.eol);
    });
}
