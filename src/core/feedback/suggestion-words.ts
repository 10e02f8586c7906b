import type { Range } from '../document/source-text.ts';
import type { Suggestion } from './found-feedback.ts';
import type { SentPaper } from './sent-paper.ts';
import type { TextEdit } from './text-edits.ts';

/** Words of the text around a change that are shown with it. */
const CONTEXT = 3;

/** One place of a suggestion, in the text as it was sent: some words, and what the reader would say. */
export interface SuggestedWords extends Range {
  readonly before: string;
  readonly after: string;
}

/** What a suggestion would change, with some words around it; changes beside each other are one. */
export function suggestedWords({ edits }: Suggestion, paper: SentPaper): readonly SuggestedWords[] {
  const { text } = paper.words;
  const windows: { start: number; end: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const { start, end } = windowOf(edit, paper);
    const last = windows.at(-1);
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else windows.push({ start, end, edits: [edit] });
  }
  return windows.map(({ start, end, edits: inside }) => {
    const after = inside.reduceRight(
      (sofar, edit) => sofar.slice(0, edit.start - start) + edit.text + sofar.slice(edit.end - start),
      text.slice(start, end),
    );
    return { start, end, before: tidy(text.slice(start, end)), after: tidy(after) };
  });
}

/** The same in a sentence: `change "the preparation" to "most of the preparation"`, `take out "Adoption: 8 teams"`. */
export function suggestionWords(suggestion: Suggestion, paper: SentPaper): string {
  const changed = suggestedWords(suggestion, paper);
  if (changed.every(({ after }) => after === ''))
    return `take out "${shortened(changed.map(({ before }) => before).join(' '))}"`;
  return changed
    .map(({ before, after }) => (after === '' ? `take out "${shortened(before)}"` : `change "${before}" to "${after}"`))
    .join('; ');
}

/** How much of a text that is taken out stands in an item, in UTF-16 code units: its first and its last words. */
const SHOWN = { head: 120, tail: 60 };

function shortened(text: string): string {
  if (text.length <= SHOWN.head + SHOWN.tail + 20) return text;
  const head = text.slice(0, SHOWN.head).replace(/\s\S*$/, '');
  return `${head} … ${text.slice(-SHOWN.tail).replace(/^\S*\s/, '')}`;
}

/** A change with whole words around it, of the same block. */
function windowOf(edit: TextEdit, { words, places }: SentPaper): { start: number; end: number } {
  const next = firstFrom(words.ends, edit.start);
  const block = places[next]?.block;
  const isOf = (at: number): boolean => places[at]?.block === block && places[at]?.kind === 'own';
  let first = next;
  const isSentenceEnd = (at: number): boolean =>
    /[.!?]\S*\s/.test(words.text.slice(words.ends[at], words.starts[at + 1]));
  for (let many = 0; many < CONTEXT && isOf(first - 1) && !isSentenceEnd(first - 1); many += 1) first -= 1;
  let last = next;
  while (isOf(last + 1) && (words.starts[last + 1] ?? 0) < edit.end) last += 1;
  for (let many = 0; many < CONTEXT && isOf(last + 1) && !isSentenceEnd(last); many += 1) last += 1;
  return {
    start: Math.min(edit.start, words.starts[first] ?? edit.start),
    end: Math.max(edit.end, isOf(last) ? (words.ends[last] ?? edit.end) : edit.end),
  };
}

/** The index of the first of these growing numbers that is no smaller. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
