import { describe, expect, it } from 'vitest';
import { contradictions } from '../../../src/core/workflow/contradictions.ts';
import { papersOf, type PapersText } from '../../support/papers.ts';

const today = '2026-12-10';

/** Problems as `file:line:column rule`. */
const found = (text: PapersText): readonly string[] =>
  contradictions(papersOf(text), today).map(
    ({ file, line, column, rule }) => `${file}:${String(line)}:${String(column)} ${rule}`,
  );

const round = (keys: string, readers = ''): string =>
  `---\nround: 1\nkind: peers\n${keys}\n---\n## Readers\n${readers}`;

describe('a contradiction', () => {
  it.each<[string, PapersText, readonly string[]]>([
    ['a text before the packet', { keys: 'written: 2026-11-19' }, ['plan.md:2:10 date-order']],
    ['a text in the future', { keys: 'written: 2026-12-11' }, ['plan.md:2:10 date-future']],
    ['a text of its first day', { keys: 'written: 2026-11-20' }, []],
    [
      'a review in the future that was held',
      { reviews: { '2026-12-11.md': '# 1:1\n\n## Heard\n- x\n' } },
      ['reviews/2026-12-11.md:1:1 date-future'],
    ],
    ['a review in the future that is prepared', { reviews: { '2026-12-11.md': '## To ask\n- x\n' } }, []],
    [
      'a round opened in the future',
      { rounds: { '1-peers.md': round('opened: 2026-12-11') } },
      ['rounds/1-peers.md:4:9 date-future'],
    ],
    [
      'a round closed in the future',
      { rounds: { '1-peers.md': round('closed: 2026-12-11') } },
      ['rounds/1-peers.md:4:9 date-future'],
    ],
    [
      'an answer in the future',
      { rounds: { '1-peers.md': round('opened: 2026-12-01', '- Jo Park: answered 2026-12-11\n') } },
      ['rounds/1-peers.md:7:3 date-future'],
    ],
    [
      'two open rounds of a kind',
      { rounds: { '1-peers.md': round('opened: 2026-12-01'), '2-peers.md': 'opened: 2026-12-02\n' } },
      ['rounds/2-peers.md:1:1 round-open-twice'],
    ],
    [
      'a reader who owes what was agreed with somebody else',
      {
        reviews: { '2026-12-04.md': '---\nwith: Sam Lee\n---\n## Agreed\n- [ ] Jo: reads it\n- [ ] me: y\n' },
        rounds: { '1-peers.md': round('opened: 2026-12-01', '- Jo Park: asked 2026-12-01\n') },
      },
      ['reviews/2026-12-04.md:5:7 owner-elsewhere'],
    ],
    [
      'an owner in another spelling',
      { reviews: { '2026-12-04.md': '---\nwith: Zoë\n---\n## Agreed\n- [ ] zoe: reads it\n' } },
      ['reviews/2026-12-04.md:5:7 name-twice'],
    ],
    ['an open one after a closed one', { rounds: { '1-peers.md': round('closed: 2026-12-01'), '2-peers.md': '' } }, []],
    [
      'two rounds of a number',
      { rounds: { '1-peers.md': round('closed: 2026-12-01'), '01-self.md': 'closed: 2026-12-02\n' } },
      ['rounds/01-self.md:1:1 round-number-twice'],
    ],
    [
      'a gap in the numbers',
      { rounds: { '1-self.md': 'closed: 2026-12-01\n', '7-peers.md': 'closed: 2026-12-02\n' } },
      [],
    ],
    [
      'a name in two spellings',
      { keys: 'manager: Zoë Müller', reviews: { '2026-12-04.md': '---\nwith: zoe muller\n---\n' } },
      ['reviews/2026-12-04.md:2:7 name-twice'],
    ],
    [
      'a name with two letters in each others place',
      { keys: 'manager: Jo Park', rounds: { '1-peers.md': round('', '- Jo Prak\n- Jo Park\n') } },
      ['rounds/1-peers.md:7:3 name-twice'],
    ],
    [
      'a name with one letter more',
      { keys: 'manager: Ana Ruiz', plan: '## Managers\n- Anna Ruiz\n' },
      ['plan.md:5:3 name-twice'],
    ],
    ['two people', { keys: 'manager: Jo Park', rounds: { '1-peers.md': round('', '- Jo Hart\n- Al\n- Ali\n') } }, []],
  ])('%s', (_, text, places) => {
    expect(found(text)).toEqual(places);
  });

  it('says what was expected, and what to do', () => {
    const text = {
      keys: 'manager: Jo Park\nwritten: 2026-11-19',
      rounds: { '1-peers.md': round('opened: 2026-12-11', '- JO PARK\n') },
    };
    for (const { message, hint } of contradictions(papersOf(text), today)) {
      expect(message).toMatch(/^Unexpected .+, expected .+[^.]$/);
      expect(hint).toMatch(/./);
    }
  });

  it('is looked for in a time that does not grow with the square of the names', () => {
    const readers = Array.from({ length: 20_000 }, (_, index) => `- Reader number ${String(index)}\n`).join('');
    const papers = papersOf({ rounds: { '1-peers.md': round('', readers) } });
    const started = performance.now();
    contradictions(papers, today);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
