import { describe, expect, it } from 'vitest';
import { thanksOwed } from '../../../src/core/people/thanks.ts';
import { papersOf } from '../../support/papers.ts';

const today = '2027-04-01';

describe('whom to thank', () => {
  it('is who managed, met and read, each once, the one named most often first', () => {
    const papers = papersOf({
      keys: 'manager: Kim Cho',
      plan: '## Managers\n\n- Sam Lee: 2026-05-04 to 2027-01-10\n- Old Boss: 2020-01-01 to 2021-01-01\n',
      reviews: {
        '2026-12-04.md': '---\ndate: 2026-12-04\nwith: Sam Lee\n---\n',
        '2027-02-04.md': '---\ndate: 2027-02-04\nwith: Kim\n---\n',
        '2027-03-04.md': '---\ndate: 2027-03-04\nwith: Kim Cho\n---\n',
      },
      rounds: {
        '01-peers.md':
          '---\nround: 1\nkind: peers\nopened: 2026-12-01\n---\n\n## Readers\n\n- [x] Sam Lee: asked 2026-12-01, answered 2026-12-03\n- [ ] Silent One: asked 2026-12-01\n',
      },
    });
    expect(thanksOwed(papers, today)).toEqual([
      { name: 'Sam Lee', for: ['manager before', 'a 1:1', 'read it as a peer'] },
      { name: 'Kim Cho', for: ['manager', '2 1:1s'] },
    ]);
  });

  it('is nobody where nobody is named, and never oneself', () => {
    expect(thanksOwed(papersOf({}), today)).toEqual([]);
    const { author } = papersOf({}).header;
    expect(thanksOwed(papersOf({ keys: `manager: ${author}` }), today)).toEqual([]);
  });
});
