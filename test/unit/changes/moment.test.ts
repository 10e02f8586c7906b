import { describe, expect, it } from 'vitest';
import { momentOf, type KnownMoments } from '../../../src/core/changes/moment.ts';
import { parseYamlBlock } from '../../../src/core/document/front-matter.ts';
import { PacketError } from '../../../src/core/errors.ts';
import { parseReviewPage } from '../../../src/core/reviews/review.ts';
import { parseRound } from '../../../src/core/rounds/round.ts';

const hash = (digit: string): string => digit.repeat(40);
const review = (date: string, base: string | undefined): KnownMoments['reviews'] =>
  parseReviewPage(
    `reviews/${date}.md`,
    `---\ndate: ${date}\n${base === undefined ? '' : `base: ${base}\n`}---\n# x\n`,
    parseYamlBlock,
  ).reviews;
const round = (number: number, opened: string, base: string): KnownMoments['rounds'][number] =>
  parseRound(`rounds/0${String(number)}-self.md`, `---\nopened: ${opened}\nbase: ${base}\n---\n`, parseYamlBlock);

const known: KnownMoments = {
  reviews: [...review('2026-11-01', hash('a')), ...review('2026-12-04', hash('b'))],
  rounds: [round(2, '2026-11-25', hash('d')), round(1, '2026-11-10', hash('c')), round(3, '2026-12-24', hash('e'))],
  versions: [
    { number: 1, version: hash('1'), date: '2026-10-20', by: 'init' },
    { number: 2, version: hash('2'), date: '2026-11-20', by: undefined },
    { number: 3, version: hash('3'), date: '2026-12-01', by: 'edit' },
  ],
  committed: () => [
    { date: '2026-10-20', version: hash('1') },
    { date: '2026-11-22', version: `${'5'.repeat(39)}0` },
    { date: '2026-12-01', version: hash('3') },
    { date: '2026-12-01', version: `${'5'.repeat(39)}1` },
  ],
  today: '2026-12-08',
};

function said(since: string | undefined, of: KnownMoments = known): string {
  try {
    const { words, version } = momentOf(since, of);
    return `${words}: ${version.slice(0, 1)}${version.slice(-1)}`;
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    return `${error.code} ${error.message}`;
  }
}

describe('the moment to compare with', () => {
  it.each([
    [undefined, 'the 1:1 of Fri 4 Dec: bb'],
    ['review', 'the 1:1 of Fri 4 Dec: bb'],
    ['Round', 'round 2 (self), opened Wed 25 Nov: dd'],
    ['2', 'version 2 of Fri 20 Nov: 22'],
    ['7', 'E_VERSION Unexpected version 7, expected one from 1 to 3'],
    [hash('3'), 'version 3 of Tue 1 Dec: 33'],
    ['ccccccc', 'version ccccccc: cc'],
    [`${'5'.repeat(39)}1`, 'version 5555555: 51'],
    ['5555555', 'E_VERSION Unexpected beginning 5555555 of 2 versions, expected one'],
    ['eeeeeef', 'E_VERSION No version begins with eeeeeef'],
    ['2026-12-01', 'Tue 1 Dec: 50'],
    ['2026-11-21', 'Sat 21 Nov: 22'],
    ['yesterday', 'Mon 7 Dec: 51'],
    ['2026-10-20', 'E_VERSION No version of packet.md from before Tue 20 Oct is known; the first is of 20 Oct'],
    ['tomorrow', 'E_USAGE Unexpected date 2026-12-09 in the future, expected one until today, 2026-12-08'],
    ['nonsense', 'E_USAGE Unexpected moment "nonsense", expected review, round, a date or a version'],
  ])('%s', (since, expected) => {
    expect(said(since)).toBe(expected);
  });

  const none: KnownMoments = { reviews: [], rounds: [], versions: [], committed: () => [], today: '2026-12-08' };

  it('is never guessed', () => {
    expect(said('review', none)).toBe('E_VERSION No 1:1 to compare with yet');
    expect(said('round', none)).toBe('E_VERSION No round of editing to compare with yet');
    expect(said(undefined, none)).toBe('E_VERSION No version of packet.md is known to compare with');
    expect(said('yesterday', none)).toBe('E_VERSION No version of packet.md from before Mon 7 Dec is known');
    const unnamed = { ...known, reviews: review('2026-12-04', undefined) };
    expect(said('review', unnamed)).toBe(
      'E_VERSION reviews/2026-12-04.md does not say which version of packet.md it was about (base:)',
    );
  });

  it('without a name is the last 1:1 that names a version, else such a round, else the first version', () => {
    const later = { ...known, reviews: [...known.reviews, ...review('2026-12-05', 'HEAD')] };
    expect(said(undefined, later)).toBe('the 1:1 of Fri 4 Dec: bb');
    expect(said(undefined, { ...known, reviews: [] })).toBe('round 2 (self), opened Wed 25 Nov: dd');
    expect(said(undefined, { ...none, versions: known.versions })).toBe('version 1 of Tue 20 Oct: 11');
  });
});
