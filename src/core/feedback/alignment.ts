import { diffArrays } from 'diff';

/** A stretch of words, 0-based, `end` exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words in a row that make a place certain, the longest first. */
const ANCHOR_LENGTHS: readonly number[] = [3, 2, 1];
/** Single words make a place certain only where no more than this many times as many were sent, and a few. */
const SPARSE = { times: 4, few: 20 };
/** A stretch of this many words is compared word by word at most; a longer one counts as another text. */
const LEAF_WORDS = 3000;
const LEAF_EDITS = 300;
/** Steps that all comparisons word by word may take together. */
const LEAF_STEPS = 2_000_000;
/** So many words in a row of what was sent are no quotation any more, but a copy. */
const COPY_RUN = 6;
/** So many words of what was sent make a further copy of it. */
const COPY_WORDS = 60;

/**
 * For each word that came back, which of those that were sent it is (0-based), or -1. Words that were sent may come back several
 * times, as copies. The time it takes grows little faster than the texts, whatever they say.
 */
export function alignWords(sent: readonly string[], returned: readonly string[]): Int32Array {
  return new Alignment(sent, returned).run();
}

class Alignment {
  readonly #sent: Int32Array;
  /** The same numbers; 0 for what was not sent. */
  readonly #returned: Int32Array;
  readonly #match: Int32Array;
  readonly #base: number;
  #steps = LEAF_STEPS;

  constructor(sent: readonly string[], returned: readonly string[]) {
    const numbers = new Map<string, number>();
    this.#sent = Int32Array.from(sent, (key) => {
      const number = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, number);
      return number;
    });
    this.#returned = Int32Array.from(returned, (key) => numbers.get(key) ?? 0);
    this.#match = new Int32Array(returned.length).fill(-1);
    this.#base = numbers.size + 1;
  }

  run(): Int32Array {
    const sent = { start: 0, end: this.#sent.length };
    const returned = { start: 0, end: this.#returned.length };
    this.#align(sent, returned, false);
    for (const gap of this.#gaps(returned)) this.#findCopies(sent, gap, 3);
    return this.#match;
  }

  /** Fills in a stretch: by places that are certain, then what is between them, in the same way. */
  #align(sent: Span, returned: Span, isInner: boolean): void {
    const work: (readonly [Span, Span, boolean])[] = [[sent, returned, isInner]];
    for (let item = work.pop(); item !== undefined; item = work.pop()) {
      const [outer, inner, isOnce] = item;
      if (outer.start >= outer.end || inner.start >= inner.end) continue;
      const chain = this.#anchors(outer, inner, isOnce);
      if (chain.length > 0) for (const [one, other] of this.#extend(chain, outer, inner)) work.push([one, other, true]);
      else if (!isSparse(outer, inner)) this.#compare(outer, inner);
    }
  }

  /** Places that are certain, as pairs of positions that grow; `isOnce`: only of words that come back once. */
  #anchors(sent: Span, returned: Span, isOnce: boolean): (readonly [number, number])[] {
    for (const length of isSparse(sent, returned) ? ANCHOR_LENGTHS.slice(0, 1) : ANCHOR_LENGTHS) {
      if (!isOnce && length < (ANCHOR_LENGTHS[0] ?? 0)) return this.#anchors(sent, returned, true);
      const places = uniqueGrams(this.#sent, sent, length, this.#base);
      const counts = isOnce ? uniqueGrams(this.#returned, returned, length, this.#base) : undefined;
      const pairs: (readonly [number, number])[] = [];
      eachGram(this.#returned, returned, length, this.#base, (gram, at) => {
        const place = places.get(gram);
        if (place === undefined || place === -1 || (counts !== undefined && counts.get(gram) === -1)) return;
        pairs.push([place, at]);
      });
      const chain = longestGrowing(pairs);
      if (chain.length > 0) return chain;
    }
    return [];
  }

  /** Makes matches of a chain and of what is equal beside it; gives the stretches that are left in between. */
  #extend(chain: readonly (readonly [number, number])[], sent: Span, returned: Span): (readonly [Span, Span])[] {
    const gaps: (readonly [Span, Span])[] = [];
    let [s, r] = [sent.start, returned.start];
    for (const [nextS, nextR] of [...chain, [sent.end, returned.end] as const]) {
      if (nextS < s || nextR < r) continue;
      while (s < nextS && r < nextR && this.#sent[s] === this.#returned[r]) this.#match[r++] = s++;
      let [endS, endR] = [nextS, nextR];
      while (endS > s && endR > r && this.#sent[endS - 1] === this.#returned[endR - 1]) this.#match[--endR] = --endS;
      if (s < endS && r < endR)
        gaps.push([
          { start: s, end: endS },
          { start: r, end: endR },
        ]);
      [s, r] = [nextS, nextR];
      while (s < sent.end && r < returned.end && this.#sent[s] === this.#returned[r]) this.#match[r++] = s++;
    }
    return gaps;
  }

  #compare(sent: Span, returned: Span): void {
    const size = sent.end - sent.start + (returned.end - returned.start);
    if (size > LEAF_WORDS || this.#steps < size) return;
    this.#steps -= size * Math.min(size, LEAF_EDITS);
    const one = [...this.#sent.subarray(sent.start, sent.end)];
    const other = [...this.#returned.subarray(returned.start, returned.end)];
    const changes = diffArrays(one, other, { maxEditLength: LEAF_EDITS });
    let [s, r] = [sent.start, returned.start];
    for (const { added, removed, count } of changes ?? []) {
      if (added) r += count;
      else if (removed) s += count;
      else for (const end = s + count; s < end;) this.#match[r++] = s++;
    }
  }

  /** Stretches without a match. */
  #gaps(within: Span): Span[] {
    const gaps: Span[] = [];
    let start = within.start;
    for (let at = within.start; at <= within.end; at += 1) {
      if (at < within.end && this.#match[at] === -1) continue;
      if (at > start) gaps.push({ start, end: at });
      start = at + 1;
    }
    return gaps;
  }

  /** What was sent may stand in a stretch once more: quoted below an answer, or sent back by somebody else too. */
  #findCopies(sent: Span, gap: Span, depth: number): void {
    const least = Math.min(COPY_WORDS, Math.ceil((sent.end - sent.start) / 2));
    if (depth === 0 || gap.end - gap.start < least) return;
    this.#align(sent, gap, false);
    let run = 0;
    let copied = 0;
    for (let at = gap.start; at <= gap.end; at += 1) {
      if (at < gap.end && this.#match[at] !== -1) run += 1;
      else {
        if (run >= COPY_RUN) copied += run;
        run = 0;
      }
    }
    if (copied < least) this.#match.fill(-1, gap.start, gap.end);
    else for (const inner of this.#gaps(gap)) this.#findCopies(sent, inner, depth - 1);
  }
}

function isSparse(sent: Span, returned: Span): boolean {
  return sent.end - sent.start > SPARSE.times * (returned.end - returned.start) + SPARSE.few;
}

function eachGram(
  words: Int32Array,
  { start, end }: Span,
  length: number,
  base: number,
  use: (gram: number, at: number) => void,
): void {
  for (let at = start; at + length <= end; at += 1) {
    let gram = 0;
    for (let word = at; word < at + length; word += 1) {
      const number = words[word] ?? 0;
      if (number === 0) {
        gram = -1;
        break;
      }
      gram = gram * base + number;
    }
    if (gram !== -1) use(gram, at);
  }
}

/** Where each gram stands that stands once; -1 for others. */
function uniqueGrams(words: Int32Array, span: Span, length: number, base: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  eachGram(words, span, length, base, (gram, at) => places.set(gram, places.has(gram) ? -1 : at));
  return places;
}

/** The longest of the lists whose first numbers grow, in the order in which they stand. */
function longestGrowing(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([value], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}
