/** The index of a token in one list, and of the same token in the other one. */
export type Anchor = readonly [before: number, after: number];

/**
 * Where two lists of tokens plainly have the same: pairs of neighbouring words that both have exactly once, as many of them as have
 * the same order in both. Between them there is little left to compare, where one text was made from the other.
 */
export function anchorsBetween(
  before: readonly string[],
  after: readonly string[],
  isWord: (token: string) => boolean,
): readonly Anchor[] {
  const [one, other] = [uniquePairs(before, isWord), uniquePairs(after, isWord)];
  const common = [...one].flatMap(([pair, index]): Anchor[] => {
    const at = other.get(pair);
    return at === undefined ? [] : [[index, at]];
  });
  return longestIncreasing(common);
}

/** Of each pair that there is once, the index of its first word, in the order of the list. */
function uniquePairs(tokens: readonly string[], isWord: (token: string) => boolean): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  let last: number | undefined;
  tokens.forEach((token, index) => {
    if (!isWord(token)) return;
    if (last !== undefined) {
      const pair = `${tokens[last] ?? ''} ${token}`;
      if (found.has(pair)) repeated.add(pair);
      else found.set(pair, last);
    }
    last = index;
  });
  for (const pair of repeated) found.delete(pair);
  return found;
}

/** The longest list of these, which are in the order before, that is in the order after too. */
function longestIncreasing(anchors: readonly Anchor[]): readonly Anchor[] {
  /** For each length the index of the anchor that ends such a list lowest, and for each anchor the one before it. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  const positionOf = (index: number | undefined): number => (index === undefined ? -1 : (anchors[index]?.[1] ?? -1));
  anchors.forEach(([, position], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (positionOf(ends[middle]) < position) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1];
    ends[low] = index;
  });
  const longest: Anchor[] = [];
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    const anchor = anchors[index];
    if (anchor !== undefined) longest.push(anchor);
  }
  return longest.reverse();
}
