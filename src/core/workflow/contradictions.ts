import type { RuleId } from '../checks/rules.ts';
import { isSamePerson, personKey } from '../people/person-name.ts';
import type { Place, Problem, Severity } from '../problem.ts';
import type { Round, RoundKind } from '../rounds/round.ts';
import type { Papers } from './papers.ts';

/** What cannot be, though each file by itself is readable. */
type Contradiction = (papers: Papers, today: string) => readonly Problem[];

const rules: readonly Contradiction[] = [
  writtenTooEarly,
  reviewInTheFuture,
  roundInTheFuture,
  twoOpenRounds,
  roundNumberTwice,
  nameInTwoSpellings,
  ownerWhoReads,
];

/** Everything in the papers that contradicts itself or the calendar, in the order of files and lines. Gaps in numbers are none. */
export function contradictions(papers: Papers, today: string): readonly Problem[] {
  return rules.flatMap((rule) => rule(papers, today));
}

function problem(place: Place, rule: RuleId, message: string, hint: string, severity: Severity = 'warning'): Problem {
  return { ...place, rule, severity, message, hint };
}

function writtenTooEarly({ plan, header }: Papers, today: string): Problem[] {
  const place = plan.page.keys.get('written')?.place;
  const { written } = plan;
  if (written === undefined || place === undefined) return [];
  if (written > today) return [inTheFuture(place, `written ${written}`, today)];
  if (written >= header.started) return [];
  const message = `Unexpected date ${written} of the first full text before the packet was started on ${header.started}, expected it after`;
  return [problem(place, 'date-order', message, 'correct the one that is wrong, in plan.md or in packet.md')];
}

function reviewInTheFuture({ reviewPages }: Papers, today: string): Problem[] {
  return reviewPages.flatMap(({ reviews }) =>
    reviews
      .filter(({ date, isHeld }) => isHeld && date !== undefined && date > today)
      .map(({ place, date = '' }) => {
        const message = `Unexpected review of ${date} that is said to be held, expected one until today, ${today}`;
        return problem(place, 'date-future', message, 'what is still to come stands in reviews/next.md');
      }),
  );
}

function roundInTheFuture({ rounds }: Papers, today: string): Problem[] {
  return rounds.flatMap(({ page, opened, closed, readers }) => {
    const dates: (readonly [string, string | undefined, Place | undefined])[] = [
      ['opened', opened, page.keys.get('opened')?.place],
      ['closed', closed, page.keys.get('closed')?.place],
      ...readers.map(({ answered, item }) => ['answer', answered, item.place] as const),
    ];
    return dates.flatMap(([what, date, place]) =>
      date !== undefined && date > today && place !== undefined ? [inTheFuture(place, `${what} ${date}`, today)] : [],
    );
  });
}

function inTheFuture(place: Place, what: string, today: string): Problem {
  return problem(
    place,
    'date-future',
    `Unexpected ${what} in the future, expected a day until today, ${today}`,
    'correct the date',
  );
}

function twoOpenRounds({ rounds }: Papers): Problem[] {
  const first = new Map<RoundKind, Round>();
  return rounds.flatMap((round) => {
    if (round.kind === undefined || round.isClosed) return [];
    const other = first.get(round.kind);
    if (other === undefined) {
      first.set(round.kind, round);
      return [];
    }
    const place = round.page.keys.get('kind')?.place ?? topOf(round);
    const message = `Unexpected second open round of kind ${round.kind}, expected one (the other is ${other.page.source.file})`;
    return [problem(place, 'round-open-twice', message, 'close the earlier one: closed: and a date')];
  });
}

function roundNumberTwice({ rounds }: Papers): Problem[] {
  const first = new Map<number, Round>();
  return rounds.flatMap((round) => {
    if (round.number === undefined) return [];
    const other = first.get(round.number);
    if (other === undefined) {
      first.set(round.number, round);
      return [];
    }
    const place = round.page.keys.get('round')?.place ?? topOf(round);
    const message = `Unexpected second round ${String(round.number)}, expected another number (the first is ${other.page.source.file})`;
    return [problem(place, 'round-number-twice', message, 'give one of them the next free number', 'info')];
  });
}

function topOf({ page }: Round): Place {
  return { file: page.source.file, line: 1, column: 1 };
}

interface Mention {
  readonly name: string;
  readonly place: Place;
  /** Whether it stands before what they agreed to, where one writes as one speaks. */
  readonly isOwner: boolean;
}

/** The same name with other capitals, accents or blanks; and, as a question, one that differs by one letter. */
function nameInTwoSpellings(papers: Papers): Problem[] {
  const first = new Map<string, Mention>();
  const spellings = new Set<string>();
  return mentionsIn(papers).flatMap(({ name, place, isOwner }) => {
    if (spellings.has(name)) return [];
    spellings.add(name);
    const key = personKey(name);
    if (key === '') return [];
    const other = first.get(key) ?? nearName(key, first);
    if (!first.has(key)) first.set(key, { name, place, isOwner });
    if (other === undefined) return [];
    const where = `${other.place.file}:${String(other.place.line)}`;
    const isSure = personKey(other.name) === key;
    const message = isSure
      ? `Unexpected spelling "${name}", expected "${other.name}" as in ${where}`
      : `Unexpected name "${name}" so near to "${other.name}" in ${where}, expected one spelling of one person`;
    return [
      problem(place, 'name-twice', message, 'write it the same way in both', isSure && !isOwner ? 'warning' : 'info'),
    ];
  });
}

/** Beyond so many names two that are alike are no longer looked for: each is compared with each. */
const MANY_NAMES = 200;

/** A name of two words or more that differs by one letter, or two that changed places. */
function nearName(key: string, known: ReadonlyMap<string, Mention>): Mention | undefined {
  if (!key.includes(' ') || key.length < 7 || known.size > MANY_NAMES) return undefined;
  return [...known].find(([each]) => isOneLetterAway(each, key))?.[1];
}

function isOneLetterAway(one: string, other: string): boolean {
  if (!one.includes(' ') || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const isSwap = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return isSwap || Math.max(left.length, right.length) <= 1;
}

function mentionsIn({ plan, reviewPages, rounds }: Papers): readonly Mention[] {
  const manager = plan.page.keys.get('manager')?.place;
  const named = [
    ...(plan.manager === undefined || manager === undefined ? [] : [{ name: plan.manager, place: manager }]),
    ...plan.managers,
    ...reviewPages.flatMap(({ reviews, page }) =>
      reviews.flatMap((review) =>
        review.with.map((name) => ({ name, place: page.keys.get('with')?.place ?? review.place })),
      ),
    ),
    ...rounds.flatMap(({ readers }) => readers.map(({ name, item }) => ({ name, place: item.place }))),
  ].map(({ name, place }) => ({ name, place, isOwner: false }));
  const owners = reviewPages.flatMap(({ reviews }) =>
    reviews.flatMap(({ agreed }) =>
      agreed.flatMap(({ owner, item }) =>
        owner === undefined || isMe(owner) ? [] : [{ name: owner, place: item.place, isOwner: true }],
      ),
    ),
  );
  return [...named, ...owners];
}

function isMe(owner: string): boolean {
  return /^(?:me|i|myself)$/i.test(owner);
}

/** What a reader of a round is to do belongs into the round; in a 1:1 it may be meant for somebody else. */
function ownerWhoReads({ reviewPages, rounds }: Papers): Problem[] {
  const readers = rounds.flatMap((round) => round.readers.map(({ name }) => name));
  return reviewPages.flatMap(({ reviews }) =>
    reviews.flatMap(({ agreed, with: names }) =>
      agreed.flatMap(({ owner, item, isDone }) => {
        if (owner === undefined || isDone || names.length === 0 || isMe(owner)) return [];
        const isReader = readers.some((name) => isSamePerson(name, owner));
        if (!isReader || names.some((name) => isSamePerson(name, owner))) return [];
        const message = `Unexpected owner "${owner}", a reader who was not in this 1:1, expected me or ${names.join(' or ')}`;
        return [problem(item.place, 'owner-elsewhere', message, 'name who tells them, or leave it as it is', 'info')];
      }),
    ),
  );
}
