import type { Range } from '../document/source-text.ts';
import { LINK_TARGET } from './link-targets.ts';
import { cutsIn, removalsIn, type Gap, type IsCut } from './removed-blocks.ts';
import type { SentPlace } from './sent-paper.ts';
import type { Comparison, Piece, Suggestion } from './found-feedback.ts';

/** A change of a text as it was sent: what stands in a range becomes another text, on one line. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** Longer changes are no change of a sentence any more, in UTF-16 code units. */
const MAX_CHANGE = 4000;

/** What was changed in the packet's own text, each paragraph, item or heading by itself. `said`: what is none of the text. */
export function editsIn(comparison: Comparison, said: readonly Piece[]): readonly Suggestion[] {
  const { paper, words, match } = comparison;
  const isSaid = new Uint8Array(words.keys.length);
  for (const { start, end } of said) isSaid.fill(1, start, end);
  const solid = solidWords(comparison);
  const isCut = cutsIn(comparison);
  const firsts = new Map<number, SentPlace>();
  for (const place of paper.places)
    if (place.kind === 'own' && !firsts.has(place.block)) firsts.set(place.block, place);
  const found = new Map<number, Suggestion>();
  const add = (key: number, edit: TextEdit): void => {
    const place = firsts.get(key);
    if (place?.question === undefined) return;
    const own = { question: place.question, claim: place.claim };
    const edits = found.get(key)?.edits ?? [];
    const isNew = edits.every(({ end, start, text }) =>
      start === edit.start && end === edit.end ? text !== edit.text : end <= edit.start || start >= edit.end,
    );
    if (isNew) found.set(key, { ...own, edits: [...edits, edit].sort((one, other) => one.start - other.start) });
  };
  let before = -1;
  for (const at of solid) {
    const [from, to] = [match[before] ?? -1, match[at] ?? -1];
    const [one, other] = [paper.places[from], paper.places[to]];
    if (
      before !== -1 &&
      one !== undefined &&
      other !== undefined &&
      to > from &&
      one.block === other.block &&
      isOwn(one) &&
      isOwn(other)
    ) {
      const edit = editBetween(comparison, isSaid, { before, at, from, to });
      if (edit !== undefined) add(one.block, edit);
    } else {
      if (before !== -1 && one !== undefined && isOwn(one)) {
        const edit = editAtEnd(comparison, isSaid, before, at) ?? cutAtEnd(comparison, isSaid, { before, at }, isCut);
        if (edit !== undefined) add(one.block, edit);
      }
      if (other?.kind === 'own') {
        const edit = editAtStart(comparison, isSaid, at) ?? cutAtStart(comparison, isSaid, { before, at }, isCut);
        if (edit !== undefined) add(other.block, edit);
      }
    }
    before = at;
  }
  if (before !== -1 && paper.places[match[before] ?? -1]?.kind === 'own') {
    const edit = editAtEnd(comparison, isSaid, before, words.keys.length);
    const block = paper.places[match[before] ?? -1]?.block;
    if (edit !== undefined && block !== undefined) add(block, edit);
  }
  const gaps = solid.slice(1).map((at, index) => ({ before: solid[index] ?? 0, at }));
  const suggestions = [...found.values(), ...removalsIn(comparison, gaps, isCut)];
  const startOf = ({ edits }: Suggestion): number => edits[0]?.start ?? 0;
  return suggestions.sort((one, other) => startOf(one) - startOf(other));
}

/** Words that came back as they were sent, and are not struck out. */
function solidWords({ paper, words, match, isStruck }: Comparison): readonly number[] {
  return words.keys.flatMap((_, at) => {
    const to = match[at] ?? -1;
    return to !== -1 && isStruck[at] !== true && rawOf(paper.words, to) === rawOf(words, at) ? [at] : [];
  });
}

function isOwn({ kind }: SentPlace): boolean {
  return kind !== 'form';
}

function rawOf({ text, starts, ends }: Comparison['words'], at: number): string {
  return text.slice(starts[at], ends[at]).normalize('NFKC');
}

/** A claim's number, which readers may take out. */
const NUMBER = /\[\d{1,4}\]/g;

interface Between {
  /** Words that came back. */
  readonly before: number;
  readonly at: number;
  /** The same as they were sent. */
  readonly from: number;
  readonly to: number;
}

function editBetween(
  { paper, words, isStruck }: Comparison,
  isSaid: Uint8Array,
  { before, at, from, to }: Between,
): TextEdit | undefined {
  const sent = paper.words;
  const range = { start: sent.ends[from] ?? 0, end: sent.starts[to] ?? 0 };
  const now = ownText({ words, isStruck }, isSaid, before, at, words.starts[at] ?? 0);
  const hasNumber = paper.places.slice(from + 1, to).some(({ kind }) => kind === 'number');
  if (hasNumber && isSameText(sent.text.slice(range.start, range.end).replace(NUMBER, ''), now)) return undefined;
  return changed(sent.text, range, now);
}

/** What was written behind the last word of a block of which nothing else follows. */
function editAtEnd(comparison: Comparison, isSaid: Uint8Array, before: number, next: number): TextEdit | undefined {
  const { paper, words, match } = comparison;
  const sent = paper.words;
  const from = match[before] ?? 0;
  if (words.lines[before + 1] !== words.lines[before] || isSaid[before + 1] === 1 || next === before + 1)
    return undefined;
  const block = paper.places[from]?.block;
  let last = from;
  while (paper.places[last + 1]?.block === block && paper.places[last + 1]?.kind === 'own') last += 1;
  let end = before + 1;
  while (end < next && words.lines[end] === words.lines[before] && isSaid[end] !== 1) end += 1;
  const lineEnd = endOfLine(words.text, words.ends[end - 1] ?? 0);
  const range = { start: sent.ends[from] ?? 0, end: tail(sent.text, sent.ends[last] ?? 0) };
  return changed(sent.text, range, ownText(comparison, isSaid, before, end, lineEnd));
}

/** What was written before the first word of a block. */
function editAtStart({ paper, words, match }: Comparison, isSaid: Uint8Array, at: number): TextEdit | undefined {
  const sent = paper.words;
  const to = match[at] ?? 0;
  let start = at;
  while (start > 0 && words.lines[start - 1] === words.lines[at] && match[start - 1] === -1 && isSaid[start - 1] !== 1)
    start -= 1;
  const block = paper.places[to]?.block;
  let first = to;
  while (first > 0 && paper.places[first - 1]?.block === block) first -= 1;
  if (start === at || words.lines[start - 1] === words.lines[start]) return undefined;
  const range = { start: sent.starts[first] ?? 0, end: sent.starts[to] ?? 0 };
  return changed(sent.text, range, words.text.slice(words.starts[start], words.starts[at]));
}

/** What was taken out behind the last word of a block of which more was sent. */
function cutAtEnd(comparison: Comparison, isSaid: Uint8Array, gap: Gap, isCut: IsCut): TextEdit | undefined {
  const { paper, words, match } = comparison;
  const { before, at } = gap;
  const from = match[before] ?? 0;
  const place = paper.places[from];
  if (place?.kind !== 'own' || !isOnlySaid(isSaid, before, at) || !isCut(gap)) return undefined;
  let last = from;
  while (isSameBlock(paper.places[last + 1], place)) last += 1;
  if (last === from) return undefined;
  const range = { start: paper.words.ends[from] ?? 0, end: tail(paper.words.text, paper.words.ends[last] ?? 0) };
  const end = tail(words.text, words.ends[before] ?? 0);
  return changed(paper.words.text, range, words.text.slice(words.ends[before], end));
}

/** What was taken out before the first word of a block of which more was sent. */
function cutAtStart(comparison: Comparison, isSaid: Uint8Array, gap: Gap, isCut: IsCut): TextEdit | undefined {
  const { paper, match } = comparison;
  const to = match[gap.at] ?? 0;
  const place = paper.places[to];
  if (place?.kind !== 'own' || !isOnlySaid(isSaid, gap.before, gap.at) || !isCut(gap)) return undefined;
  let first = to;
  while (isSameBlock(paper.places[first - 1], place)) first -= 1;
  const { starts } = paper.words;
  return first === to ? undefined : { start: starts[first] ?? 0, end: starts[to] ?? 0, text: '' };
}

function isSameBlock(place: SentPlace | undefined, { block }: SentPlace): boolean {
  return place?.kind === 'own' && place.block === block;
}

/** Whether nothing but what the reader says stands between two words. */
function isOnlySaid(isSaid: Uint8Array, before: number, at: number): boolean {
  return isSaid.subarray(before + 1, at).every((flag) => flag === 1);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The end of the signs that belong to the word before them. */
function tail(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\s[]/.test(text[end] ?? '')) end += 1;
  return end;
}

/** What stands between two words without what the reader says there, and without what is struck out. */
function ownText(
  { words, isStruck }: Pick<Comparison, 'words' | 'isStruck'>,
  isSaid: Uint8Array,
  before: number,
  at: number,
  end: number,
): string {
  let text = '';
  let from = words.ends[before] ?? 0;
  for (let word = before + 1; word < at; word += 1) {
    const isLeftOut = isSaid[word] === 1 || isStruck[word] === true;
    const gap = words.text.slice(from, words.starts[word]);
    if (isLeftOut) text += /\s$/.test(text) || !/^\s/.test(gap) ? '' : ' ';
    else text += gap + words.text.slice(words.starts[word], words.ends[word]);
    from = words.ends[word] ?? from;
  }
  const isAfterSaid = at - 1 > before && isSaid[at - 1] === 1;
  const rest = words.text.slice(from, end);
  return text + (isAfterSaid ? rest.replace(/^[^\s[(]+/, '') : rest);
}

/** The smallest change that makes one text of the other; undefined where they differ in white space and marks alone. */
function changed(sent: string, { start, end }: Range, now: string): TextEdit | undefined {
  if (end - start > MAX_CHANGE || now.length > MAX_CHANGE) return undefined;
  const before = sent.slice(start, end);
  if (isSameText(before, now)) return undefined;
  const text = oneLine(withoutMarks(now));
  let head = 0;
  while (head < before.length && head < text.length && isAlike(before[head], text[head])) head += 1;
  let foot = 0;
  while (
    foot < before.length - head &&
    foot < text.length - head &&
    isAlike(before[before.length - foot - 1], text[text.length - foot - 1])
  )
    foot += 1;
  let edit = { start: start + head, end: end - foot, text: text.slice(head, text.length - foot) };
  if (edit.start === edit.end) {
    while (/\s$/.test(edit.text) && edit.start > start && /\s/.test(sent[edit.start - 1] ?? ''))
      edit = { start: edit.start - 1, end: edit.end - 1, text: ` ${edit.text.slice(0, -1)}` };
  }
  return edit.start === edit.end && edit.text.trim() === '' ? undefined : edit;
}

function isAlike(one: string | undefined, other: string | undefined): boolean {
  return one === other || (/\s/.test(one ?? '') && /\s/.test(other ?? '')) || plain(one ?? '') === plain(other ?? '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Without the marks with which people track changes by hand. */
function withoutMarks(text: string): string {
  return text.replace(/\{\+\+|\+\+\}|\{--|--\}|\{~~|~>|~~\}|~~/g, '');
}

/** What word processors and mail programs put in place of plain signs. */
function plain(text: string): string {
  return text
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/[\u00a0\u2007\u202f]/g, ' ');
}

/** Whether two texts say the same, the second one perhaps copied out of a browser, which shows no targets of links. */
function isSameText(before: string, now: string): boolean {
  return [before, before.replace(LINK_TARGET, ']')].some((text) => essence(text) === essence(now));
}

/** What of a text says something: not its white space, line marks, and the marks of Markdown. */
function essence(text: string): string {
  return plain(withoutMarks(text))
    .replace(/\n[\s>]*(?:[-*+•]|\d+[.)])?/g, ' ')
    .replace(/--+/g, '-')
    .replace(/[*_~`#>|\\[\](){}<+\s"']/g, '');
}
