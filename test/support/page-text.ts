import fc from 'fast-check';

const fronts = [
  '',
  '---\nplan: 1\nmanager: Sam Lee\n---\n',
  '---\n# mine\nmanager: "Sam: Lee"   # since May\nsteps: [a, b]\n---\n\n',
  '---\n{ manager: Sam, cycle: 2027-H1 }\n---\n',
  '---\nmanager: "Sam\n---\n',
  '---\nmanager: Sam\n\n',
  'Manager: Sam Lee\n**Cycle:** 2027-H1\n\n',
];

const bodies = [
  '',
  '# Plan\n\n## Why\n\nBecause.\n\n',
  '## Our own steps\n- [ ] One\n- [x] Two\n  over two lines\n\n  and a paragraph\n',
  '## Our own steps ##\n\n* One\n+ [X] Two\n1. [ ] three\n2) []\n\n',
  'Agreed\n------\n\n- Sam:\n  - [ ] asks\n\t- [ ] tells\n- me: writes\n\n',
  '## Notes\n\n```\n- [ ] not an item\n## not a heading either\n```\n',
  '## Open fence\n\n```\n- [ ] an item\n\n## After it\n\n- [ ] another\n',
  '<!--\n- [ ] hidden\n-->\n\n<!-- private -->\n- 2026-11-20 Cut p95 (a: b)\n<!-- /private -->\n',
  '<!-- never closed\n\n## After\n- x\n',
  '- \n-\n- [ ]\n-[x] none\n***\n---\n\n    - deep\n',
  '### 3. **Ünder**\n\n- 昇進 👩‍🚀: e\u0301\n\n> - quoted\n\n| a |\n|---|\n',
];

/** A private page by a hand that has its own habits, some of it broken. */
export const pageText: fc.Arbitrary<string> = fc
  .record({
    bom: fc.constantFrom('', '\uFEFF'),
    front: fc.constantFrom(...fronts),
    bodies: fc.array(fc.constantFrom(...bodies), { maxLength: 4 }),
    eol: fc.constantFrom('\n', '\r\n'),
    isTrimmed: fc.boolean(),
  })
  .map(({ bom, front, bodies, eol, isTrimmed }) => {
    const text = front + bodies.join('');
    return bom + (isTrimmed ? text.trimEnd() : text).replaceAll('\n', eol);
  });

/** Text of any kind, that of pages among it, put together without sense. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  pageText,
  fc
    .array(
      fc.oneof(
        fc.constantFrom('---', '\n', '\r', '- ', '[x] ', '[ ]', '#', '## ', '```', '<!--', '-->', ': ', '\t', '    '),
        fc.constantFrom('2026-02-31', '2026-12-04', 'closed', 'asked', 'round', 'Sam Lee', '(', ')', ',', '~~', '->'),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);
