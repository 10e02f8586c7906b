import { formatDay, formatPlainDay } from '../calendar-date.ts';
import { isDateWords, parsePastDateWords } from '../date-words.ts';
import { PacketError } from '../errors.ts';
import type { CommittedVersion } from '../ports.ts';
import type { Review } from '../reviews/review.ts';
import type { Round } from '../rounds/round.ts';
import type { Version } from '../store/history.ts';

/** A moment to compare with. */
export interface Moment {
  /** As a sentence has it after "since": `the 1:1 of Fri 4 Dec`. */
  readonly words: string;
  /** ISO date of it; undefined where nobody knows. */
  readonly date: string | undefined;
  /** Git's blob hash (SHA-1, 40 hex digits) of packet.md at that moment. */
  readonly version: string;
}

/** Where moments are looked up. */
export interface KnownMoments {
  /** Those that took place, the earliest first. */
  readonly reviews: readonly Review[];
  readonly rounds: readonly Round[];
  /** The texts that packet wrote or found, the oldest first. */
  readonly versions: readonly Version[];
  /** Those that git has of packet.md, the oldest first; asked for only where a day, or a part of a hash, is looked for. */
  readonly committed: () => readonly CommittedVersion[];
  /** ISO date. */
  readonly today: string;
}

const HASH = /^[0-9a-f]{40}$/;
const PART_OF_HASH = /^[0-9a-f]{7,40}$/;

/**
 * The moment that a text names: `review` and `round` are the last one; a day is as it began; a version is its number, its hash, or
 * seven digits of that or more. Without a text it is the last 1:1 that says which version it was about, else such a round, else the
 * first version that is known.
 * @throws PacketError `E_VERSION` where there is no such moment, or nothing says which version it had, `E_USAGE` for any other text.
 */
export function momentOf(since: string | undefined, known: KnownMoments): Moment {
  if (since === undefined) return usualMoment(known);
  const text = since.trim().toLowerCase();
  if (text === 'review') return reviewMoment(known);
  if (text === 'round') return roundMoment(known);
  const version = byNumber(text, known) ?? byHash(text, known);
  if (version !== undefined) return version;
  if (isDateWords(text, known.today)) return dayMoment(parsePastDateWords(text, known.today), known);
  throw new PacketError('E_USAGE', `Unexpected moment "${since}", expected review, round, a date or a version`, {
    hint: 'packet versions     lists versions',
  });
}

function usualMoment(known: KnownMoments): Moment {
  const [first] = known.versions;
  const moment =
    momentIn(known.reviews, (review) => momentOfReview(review, known.today)) ??
    momentIn(begunRounds(known), (round) => momentOfRound(round, known.today)) ??
    (first === undefined ? undefined : ofVersion(first, known.today));
  if (moment !== undefined) return moment;
  throw noVersion('No version of packet.md is known to compare with', 'git log -p packet.md     where it is in git');
}

/** The last of a list that has one. */
function momentIn<Item>(list: readonly Item[], momentFor: (item: Item) => Moment | undefined): Moment | undefined {
  return list.toReversed().flatMap((item) => momentFor(item) ?? [])[0];
}

function reviewMoment({ reviews, today }: KnownMoments): Moment {
  const review = reviews.at(-1);
  if (review === undefined)
    throw noVersion('No 1:1 to compare with yet', 'packet diff     compares with what there is');
  return momentOfReview(review, today) ?? unnamed(review.place.file, review.date);
}

function roundMoment(known: KnownMoments): Moment {
  const round = begunRounds(known).at(-1);
  if (round === undefined)
    throw noVersion('No round of editing to compare with yet', 'packet diff     compares with what there is');
  return momentOfRound(round, known.today) ?? unnamed(round.page.source.file, round.opened);
}

/** Rounds that have begun, the latest last; those without a day first. */
function begunRounds({ rounds, today }: KnownMoments): readonly Round[] {
  return rounds
    .filter(({ opened }) => opened === undefined || opened <= today)
    .toSorted((one, other) => ((one.opened ?? '') < (other.opened ?? '') ? -1 : 1));
}

/** The moment at which a round began, by `base` of its file; undefined where it names none. `today` is ISO. */
export function momentOfRound({ base, kind, number, opened }: Round, today: string): Moment | undefined {
  if (base === undefined || !HASH.test(base)) return undefined;
  const name = [
    'round',
    ...(number === undefined ? [] : [String(number)]),
    ...(kind === undefined ? [] : [`(${kind})`]),
  ];
  const day = opened === undefined ? '' : `, opened ${formatDay(opened, today)}`;
  return { words: `${name.join(' ')}${day}`, date: opened, version: base };
}

function ofVersion({ number, date, version }: Version, today: string): Moment {
  return { words: `version ${String(number)} of ${formatDay(date, today)}`, date, version };
}

/** Throws for a number that no version has. */
function byNumber(text: string, { versions, today }: KnownMoments): Moment | undefined {
  if (!/^[1-9]\d{0,5}$/.test(text)) return undefined;
  const version = versions.find(({ number }) => number === Number(text));
  if (version !== undefined) return ofVersion(version, today);
  const expected = versions.length === 0 ? 'none is known' : `expected one from 1 to ${String(versions.length)}`;
  throw noVersion(`Unexpected version ${text}, ${expected}`, 'packet versions     lists them');
}

/** Throws for the beginning of several hashes, and of none. */
function byHash(text: string, known: KnownMoments): Moment | undefined {
  if (!PART_OF_HASH.test(text)) return undefined;
  const bases = [...known.reviews, ...known.rounds].flatMap(({ base }) => (base === undefined ? [] : [base]));
  const hashes = [...known.versions.map(({ version }) => version), ...bases.filter((base) => HASH.test(base))];
  let found = startingWith(hashes, text);
  if (found.length === 0 && !HASH.test(text))
    found = startingWith(
      known.committed().map(({ version }) => version),
      text,
    );
  if (found.length > 1)
    throw noVersion(`Unexpected beginning ${text} of ${String(found.length)} versions, expected one`, VERSIONS_HINT);
  const hash = found[0] ?? (HASH.test(text) ? text : undefined);
  if (hash === undefined) throw noVersion(`No version begins with ${text}`, VERSIONS_HINT);
  const version = known.versions.findLast((each) => each.version === hash);
  return version === undefined
    ? { words: `version ${hash.slice(0, 7)}`, date: undefined, version: hash }
    : ofVersion(version, known.today);
}

const VERSIONS_HINT = 'packet versions --json     lists versions with their hashes';

function startingWith(hashes: readonly string[], text: string): readonly string[] {
  return [...new Set(hashes.filter((hash) => hash.startsWith(text)))];
}

/** As a day began: the last text of a day before it, of those that packet and git know. */
function dayMoment(day: string, known: KnownMoments): Moment {
  const { versions, today } = known;
  if (day > today)
    throw new PacketError('E_USAGE', `Unexpected date ${day} in the future, expected one until today, ${today}`, {
      hint: 'packet diff --since "2 weeks ago"',
    });
  const committed = known.committed();
  const version = lastVersion((date) => date < day, versions, committed);
  if (version !== undefined) return { words: formatDay(day, today), date: day, version };
  const dates = [...versions, ...committed].map(({ date }) => date).toSorted();
  const first = dates[0] === undefined ? '' : `; the first is of ${formatPlainDay(dates[0], today)}`;
  throw noVersion(
    `No version of packet.md from before ${formatDay(day, today)} is known${first}`,
    'packet diff --since 1     compares with the first version that packet wrote',
  );
}

/**
 * The moment of a 1:1 by the version that it was about, `base` of its file; undefined where it names none. `today` is ISO.
 */
export function momentOfReview({ base, date }: Pick<Review, 'base' | 'date'>, today: string): Moment | undefined {
  if (base === undefined || !HASH.test(base)) return undefined;
  return { words: `the 1:1${date === undefined ? '' : ` of ${formatDay(date, today)}`}`, date, version: base };
}

/** As a day (ISO) ended: the last text until then, of those that packet and git know; undefined where neither knows one. */
export function momentAtEndOf(
  day: string,
  { versions, committed, today }: Pick<KnownMoments, 'versions' | 'committed' | 'today'>,
): Moment | undefined {
  const version = lastVersion((date) => date <= day, versions, committed());
  return version === undefined ? undefined : { words: `the end of ${formatDay(day, today)}`, date: day, version };
}

/** The last version of a day that is wanted. */
function lastVersion(
  isWanted: (date: string) => boolean,
  versions: readonly Version[],
  committed: readonly CommittedVersion[],
): string | undefined {
  const isIn = ({ date }: { readonly date: string }): boolean => isWanted(date);
  return laterOf(versions.findLast(isIn), committed.findLast(isIn), committed);
}

/** Of two versions the later; on one day packet's own, unless git has that one and a later one. */
function laterOf(
  own: Version | undefined,
  git: CommittedVersion | undefined,
  committed: readonly CommittedVersion[],
): string | undefined {
  if (own === undefined || git === undefined) return own?.version ?? git?.version;
  const isCommitted = committed.some(({ date, version }) => date === git.date && version === own.version);
  return git.date > own.date || (git.date === own.date && isCommitted) ? git.version : own.version;
}

function unnamed(file: string, date: string | undefined): never {
  throw noVersion(
    `${file} does not say which version of packet.md it was about (base:)`,
    date === undefined
      ? 'packet versions     lists versions'
      : `packet diff --since ${date}     takes the text as that day began`,
  );
}

function noVersion(message: string, hint: string): PacketError {
  return new PacketError('E_VERSION', message, { hint });
}
