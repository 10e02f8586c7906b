import type { EntryContent } from '../document/answer.ts';
import { comparable, wordsOf } from './word-changes.ts';

/** An entry before and after; one of both is undefined where it was added or removed. */
export interface EntryPair {
  readonly before: EntryContent | undefined;
  readonly after: EntryContent | undefined;
}

/** Beyond so many pairs one does not look for entries that were renamed and reworded at once. */
const MANY_PAIRS = 10_000;
/** The part of their words that two texts share at least where one was made from the other. */
const ALIKE = 0.5;

/**
 * Which entry became which: those that say the same, else have the same title, else say the same below another title, else have
 * most of their words in common. In the order of the entries after; what was removed stands behind what it stood behind.
 */
export function pairedEntries(
  before: readonly EntryContent[],
  after: readonly EntryContent[],
): { readonly pairs: readonly EntryPair[]; readonly isReordered: boolean } {
  const [old, fresh] = [before.map(texts), after.map(texts)];
  /** Index before, by index after. */
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (at: number, index: number): void => {
    found.set(index, at);
    taken.add(at);
  };
  const matchBy = (keyOf: (entry: EntryContent) => string | undefined): void => {
    const waiting = new Map<string, number[]>();
    old.forEach((entry, at) => {
      const key = taken.has(at) ? undefined : keyOf(entry);
      if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), at]);
    });
    fresh.forEach((entry, index) => {
      const key = found.has(index) ? undefined : keyOf(entry);
      const at = key === undefined ? undefined : waiting.get(key)?.shift();
      if (at !== undefined) pair(at, index);
    });
  };
  matchBy((entry) => JSON.stringify(entry));
  matchBy(({ title }) => title);
  matchBy((entry) => (hasBody(entry) ? JSON.stringify([entry.text, entry.fields]) : undefined));
  if ((old.length - taken.size) * (fresh.length - found.size) <= MANY_PAIRS) {
    fresh.forEach((entry, index) => {
      const at = found.has(index) ? -1 : old.findIndex((each, one) => !taken.has(one) && isAlike(each, entry));
      if (at !== -1) pair(at, index);
    });
  }
  const order = fresh.flatMap((_, index) => found.get(index) ?? []);
  const isReordered = order.some((at, index) => at < (order[index - 1] ?? -1));
  return { pairs: inOrder(before, after, found), isReordered };
}

function inOrder(
  before: readonly EntryContent[],
  after: readonly EntryContent[],
  found: ReadonlyMap<number, number>,
): readonly EntryPair[] {
  const kept = new Set(found.values());
  /** What was removed behind an index before; behind -1 what stood before all others. */
  const removedBehind = (at: number): readonly EntryPair[] => {
    const end = before.findIndex((_, index) => index > at && kept.has(index));
    return before.slice(at + 1, end === -1 ? undefined : end).map((entry) => ({ before: entry, after: undefined }));
  };
  return [
    ...removedBehind(-1),
    ...after.flatMap((entry, index) => {
      const at = found.get(index);
      if (at === undefined) return [{ before: undefined, after: entry }];
      return [{ before: before[at], after: entry }, ...removedBehind(at)];
    }),
  ];
}

/** An entry with its texts as comparisons take them. */
function texts({ title, text, fields }: EntryContent): EntryContent {
  return {
    title: comparable(title),
    text: comparable(text),
    fields: fields.map(({ id, value }) => ({ id, value: comparable(value) })),
  };
}

function hasBody({ text, fields }: EntryContent): boolean {
  return text !== '' || fields.length > 0;
}

function isAlike(one: EntryContent, other: EntryContent): boolean {
  const [words, others] = [allWords(one), allWords(other)];
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return shared > 0 && (2 * shared) / (words.length + others.length) >= ALIKE;
}

function allWords({ title, text, fields }: EntryContent): readonly string[] {
  return wordsOf([title, text, ...fields.map(({ value }) => value)].join('\n').toLowerCase());
}
