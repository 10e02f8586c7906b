import { describe, expect, it } from 'vitest';
import { briefOf } from '../../../src/core/hand-off/brief.ts';
import { briefMarkdown } from '../../../src/view/brief-markdown.ts';
import { papersOf, type PapersText } from '../../support/papers.ts';

const today = '2027-01-11';
const keys =
  'manager: Kim Cho\nmanager-since: 2027-01-11\ncycle: 2027-H1\ndocument-due: 2027-02-12\ndecision: 2027-01-02\n';
const plan =
  '## Why\n\nSECRET\n\n## Our own steps\n\n- [ ] SECRET\n\n## Managers\n\n- Sam Lee: 2026-05-04 to 2027-01-10\n';

function brief(text: PapersText): string {
  const papers = papersOf(text);
  return briefMarkdown(briefOf(papers, papers.answers, papers.reviewPages, today));
}

describe('a hand-off brief', () => {
  it('has what was agreed with the manager before, its dates and sources, and nothing else', () => {
    const reviews = {
      '2026-12-04.md':
        '---\nwith: Sam Lee\ngoal-shared: yes\n---\n\n## To ask\n\n- [ ] SECRET\n\n## Heard\n\n- SECRET\n\n## Agreed\n\n' +
        '- [ ] Sam: asks who sits there,\n  by 2027-01-08\n- [x] me: draft of the [memo](https://docs.example/m)\n- [ ] no owner\n',
      '2026-12-11.md': '---\nwith: Ana Ruiz\nrelation: skip-level\n---\n\n## Agreed\n\n- [ ] Ana: SECRET\n',
      '2026-12-18.md': '# 1:1\n\n## Agreed\n\n- [ ] me: without a name above it\n',
      '2027-01-12.md': '# 1:1 with Sam Lee\n\n## Agreed\n\n- [ ] me: SECRET of tomorrow\n',
      'next.md': '---\nwith: Sam Lee\n---\n\n## Agreed\n\n- [ ] SECRET\n',
    };
    const rounds = {
      '01-self.md': '---\nround: 1\nkind: self\nclosed: 2026-11-24\n---\n\n## Feedback\n\n- SECRET\n',
      '02-peers.md': '---\nround: 2\nkind: peers\n---\n\n## Readers\n\n- [ ] SECRET\n',
    };
    expect(brief({ keys: `${keys}written: 2026-11-21\nready-for: 3 cycles\n`, plan, reviews, rounds })).toBe(
      `# Hand-off: Dana Reyes, Senior to Staff

Sam Lee hands it over, Kim Cho takes it on, 2027-01-11. What was agreed so far, with its dates and where each of it is written down, so that it need not be agreed again.

## Where it stands

- Goal: Staff, shared with Sam Lee (1:1 of 2026-12-04)
- Cycle: 2027-H1: document due 2027-02-12
- The packet: first full text since 2026-11-21, self round closed 2026-11-24

## Agreed so far

- [ ] Sam: asks who sits there, by 2027-01-08 (1:1 of 2026-12-04)
- [x] Dana Reyes: draft of the [memo](https://docs.example/m) (1:1 of 2026-12-04)
- [ ] no owner (1:1 of 2026-12-04)
- [ ] Dana Reyes: without a name above it (1:1 of 2026-12-18)

## Signed off

- [ ] Sam Lee, on:
- [ ] Kim Cho, on:
- [ ] Dana Reyes, on:
`,
    );
  });

  it.each([
    ['between marks', '- [ ] me: seen\n<!-- private -->\n- [ ] me: SECRET\n<!-- /private -->\n'],
    ['between marks on its own line', '- [ ] me: seen\n- [ ] me: SECRET <!-- private -->x<!-- /private -->\n'],
    ['by a field', '- [ ] me: seen\n- [ ] me: SECRET\n  - Private: yes\n'],
    ['below one that is', '- [ ] me: seen\n- Sam:\n  - Private: yes\n  - [ ] SECRET\n'],
  ])('leaves out what is private %s', (_, agreed) => {
    const reviews = { '2026-12-04.md': `# 1:1 with Sam Lee\n\n## Agreed\n\n${agreed}` };
    const text = brief({ keys, plan, reviews });
    expect(text).not.toContain('SECRET');
    expect(text).toContain('- [ ] Dana Reyes: seen (1:1 of 2026-12-04)');
  });

  it.each([
    ['a mark without its end', '<!-- private -->\n\n## Agreed\n\n- [ ] me: SECRET\n'],
    ['a mark without its beginning', '## Agreed\n\n- [ ] me: SECRET\n\n<!-- /private -->\n'],
    ['a key', '---\nprivate: yes\n---\n\n## Agreed\n\n- [ ] me: SECRET\n'],
    ['prose', 'Private: all of it\n\n## Agreed\n\n- [ ] me: SECRET\n'],
  ])('leaves out a whole 1:1 that is private by %s', (_, text) => {
    const name = { '2026-12-04 with Sam Lee.md': text.startsWith('---') ? text : `# 1:1 with Sam Lee\n\n${text}` };
    expect(brief({ keys, plan, reviews: name })).toContain('Nothing is written down as agreed yet.');
  });

  it('is by the manager of today, for nobody yet, once that one knows or was the only one', () => {
    const told = { '2027-01-11.md': '---\nwith: Kim Cho\ngoal-shared: yes\n---\n' };
    for (const text of [brief({ keys, plan, reviews: told }), brief({ keys })]) {
      expect(text).toContain('\n\nKim Cho hands it over, 2027-01-11. ');
      expect(text).toContain('## Signed off\n\n- [ ] Kim Cho, on:\n- [ ] Dana Reyes, on:\n');
    }
  });

  it('has a gap with its plan, where one is shown', () => {
    const text = brief({});
    expect(text).toContain('# Hand-off: Dana Reyes, Senior to Staff\n\n2027-01-11. What');
    expect(text).not.toContain('## Gaps');
  });

  it('is no other document for what stands in names and agreements', () => {
    const reviews = {
      '2026-12-04.md': '# 1:1 with Sam\n\n## Agreed\n\n- [ ] me: a\n\n      b\n- [ ] \\# not a heading\n',
    };
    const text = brief({ keys: 'manager: "Sam <!-- # x"\n', reviews });
    expect(text.match(/^#/gm)).toHaveLength(4);
    expect(text).not.toContain('SECRET');
    expect(text).not.toMatch(/(?<!\\)<!--/);
  });

  it('steers no terminal', () => {
    const reviews = { '2026-12-04.md': '# 1:1 with Sam\n\n## Agreed\n\n- [ ] me: \u001b[31mred\u202e word\n' };
    expect(brief({ keys: 'manager: Sam\n', reviews })).toContain('- [ ] Dana Reyes: [31mred word (1:1 of 2026-12-04)');
  });
});
