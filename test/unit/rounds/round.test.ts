import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { openRound, parseRound, type Round } from '../../../src/core/rounds/round.ts';
import { anyText } from '../../support/page-text.ts';
import { fixtureText, placesOf } from '../../support/papers-text.ts';

const read = (text: string, name = 'rounds/02-peers.md'): Round => parseRound(name, text, parseYamlBlock);

describe('a round', () => {
  it('as the tool writes it is read', () => {
    const round = read(fixtureText('regular/rounds/02-peers.md'));
    expect(round).toMatchObject({
      number: 2,
      kind: 'peers',
      opened: '2026-12-01',
      due: '2026-12-08',
      isClosed: false,
      closed: undefined,
      base: '3b18e512dba79e4c8300dd08aeb37f8e728b8dad',
      hasAskedForGaps: false,
      readers: [
        { name: 'Jo Park', level: 'Staff', asked: '2026-12-01', answered: '2026-12-05', hasAnswered: true },
        { name: 'Ana Ruiz', level: undefined, hasAnswered: false, reminded: ['2026-12-06', '2026-12-08'] },
      ],
      feedback: [
        { about: 'impact', text: 'say who measured the baseline', from: 'Jo Park', isDone: false },
        { about: 'projects', text: 'name the design document first (Jo Park)\nand link it', isDone: true },
      ],
      problems: [],
    });
  });

  it('made by hand is read as far as it goes', () => {
    const round = read(fixtureText('by-hand/rounds/7 with peers.md'), 'staff/rounds/7 with peers.md');
    expect(round).toMatchObject({
      number: 7,
      kind: 'peers',
      opened: '2026-12-01',
      due: undefined,
      isClosed: true,
      closed: '2026-11-30',
      readers: [
        { name: 'Jo Park', hasAnswered: true },
        { name: 'JO PARK', level: 'Staff', hasAnswered: false },
        { name: 'Ana Ruiz', asked: '2026-12-05', answered: '2026-12-01', hasAnswered: true },
        { name: 'Kim Cho', hasDeclined: true },
      ],
      feedback: [
        { about: 'Quantifiable impact', text: 'the unit is missing', from: 'Jo Park' },
        { about: 'Glue work', text: 'too long (see above)', from: undefined },
        { about: 'Projects', text: 'who else?' },
      ],
    });
    expect(placesOf(round.problems)).toEqual([
      '5:6 date-impossible',
      '4:9 date-order',
      '9:20 reader-event',
      '10:47 date-order',
      '12:3 reader-unread',
      '9:3 reader-twice',
    ]);
    for (const { message, hint } of round.problems) {
      expect(message).toMatch(/^Unexpected .+, expected .+[^.]$/);
      expect(hint).toMatch(/./);
    }
  });

  it.each([
    ['01-self.md', '', { number: 1, kind: 'self' }, []],
    ['edit.md', '# Round alone', { number: undefined, kind: 'self' }, []],
    ['03.md', '---\nkind: sponsors\n---\n', { number: 3, kind: undefined }, ['2:7 round-kind']],
    ['03.md', 'kind: Peer review\n', { kind: 'peers' }, []],
    ['03.md', '', { kind: undefined }, ['1:1 round-kind']],
    ['03-self.md', '---\nround: three\n---\n', { number: 3 }, ['2:8 value-unread']],
    [
      '03-self.md',
      '---\nround: 4\nclosed: yes\n---\n',
      { number: 4, isClosed: true, closed: undefined },
      ['3:9 date-impossible'],
    ],
    ['03-self.md', '---\nclosed: no\n---\n', { isClosed: false }, []],
    ['03-manager.md', '---\nasked-for: gaps\n---\n', { hasAskedForGaps: true }, []],
    [
      '03-manager.md',
      '## Gaps\n- [ ] writing for executives (Sam Lee)\n',
      { hasAskedForGaps: true, feedback: [{ about: 'Gaps' }] },
      [],
    ],
    ['03-peers.md', '---\nopened: 2026-12-08\ndue: 2026-12-01\n---\n', { due: '2026-12-01' }, ['3:6 date-order']],
  ])('%s with %j', (name, text, values, places) => {
    const round = read(text, `rounds/${name}`);
    expect(round).toMatchObject(values);
    expect(placesOf(round.problems)).toEqual(places);
  });

  it('is found while it is open', () => {
    const rounds = [read('closed: 2026-12-01'), read('', '3-peers.md'), read('', '4-peers.md')];
    expect(openRound(rounds, 'peers')?.number).toBe(3);
    expect(openRound(rounds, 'self')).toBeUndefined();
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, name) => {
        expect(read(text, name).problems).toEqual(read(text, name).problems);
        expect(read(`## Readers\n${text}`).page.parts.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
