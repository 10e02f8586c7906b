import type { Range } from '../document/source-text.ts';
import type { Comparison, Suggestion } from './found-feedback.ts';
import type { SentPaper, SentPlace } from './sent-paper.ts';
import type { TextEdit } from './text-edits.ts';

/** A paragraph, item or heading of the packet's own text, as it was sent. */
interface OwnBlock {
  /** Words of the text as it was sent, 0-based; `end` exclusive, without a claim's number. */
  readonly first: number;
  readonly end: number;
  readonly place: SentPlace;
}

/** Whether what was sent between two words, and is not there, was taken out by the reader. */
export type IsCut = (gap: Gap) => boolean;

/** Two words that came back as they were sent, with none between them that did. */
export interface Gap {
  /** Words that came back, 0-based. */
  readonly before: number;
  readonly at: number;
}

/**
 * Tells what a reader has taken out from what was lost on its way, or left away to quote less (docs/file-format.md, rounds): what was
 * taken out has something of its section on both sides that came back beside each other, unquoted; nothing in between says that there was
 * more; and a third of its section's own words came back: who quotes a few sentences has taken out none.
 */
export function cutsIn({ paper, words, match, lines }: Comparison): IsCut {
  const isMostlyBack = sectionsBack(paper, match);
  return ({ before, at }) => {
    const [from, to] = [match[before] ?? -1, match[at] ?? -1];
    const [one, other] = [paper.places[from], paper.places[to]];
    if (one?.question === undefined || other === undefined || to <= from) return false;
    if (one.question !== other.question || !isMostlyBack.has(one.question.id)) return false;
    if (one.kind === 'form' && other.kind === 'form') return false;
    const [first, last] = [words.lines[before] ?? 0, words.lines[at] ?? 0];
    if (lines[first]?.mail !== lines[last]?.mail) return false;
    return lines.slice(first, last + 1).every(({ text, depth }) => depth === 0 && !isOmission(text));
  };
}

/** What people and programs write where they leave something away. */
const OMISSION =
  /^[\s[(<{*_-]*(?:\.{3,}|…|snip\w*|cut|clipped|omitted|trimmed|skipped|gekürzt|message (?:clipped|truncated))[\s\])>}*_-]*$/iu;

function isOmission(line: string): boolean {
  return line.length <= 60 && OMISSION.test(line);
}

/** The questions of which at least a third of the packet's own words came back: one of two projects may be taken out. */
function sectionsBack({ places }: SentPaper, match: Int32Array): ReadonlySet<string> {
  const came = new Set(match);
  const counts = new Map<string, { all: number; back: number }>();
  places.forEach(({ kind, question }, at) => {
    if (kind !== 'own' || question === undefined) return;
    const count = counts.get(question.id) ?? { all: 0, back: 0 };
    counts.set(question.id, { all: count.all + 1, back: count.back + (came.has(at) ? 1 : 0) });
  });
  return new Set([...counts].flatMap(([id, { all, back }]) => (3 * back >= all ? [id] : [])));
}

/** Paragraphs, items and headings that the reader took out whole, or struck out; those beside each other are one suggestion. */
export function removalsIn(comparison: Comparison, gaps: readonly Gap[], isCut: IsCut): readonly Suggestion[] {
  const { paper, words, match, isStruck } = comparison;
  const blocks = blocksOf(paper);
  const unquoted = joined(words.keys.filter((_, at) => comparison.lines[words.lines[at] ?? 0]?.depth === 0));
  const removed = new Set<OwnBlock>();
  for (const gap of gaps) {
    const [from, to] = [match[gap.before] ?? -1, match[gap.at] ?? -1];
    const back = new Set<number>();
    const struck = new Set<number>();
    for (let at = gap.before + 1; at < gap.at; at += 1) (isStruck[at] === true ? struck : back).add(match[at] ?? -1);
    const isWhole = isCut(gap);
    for (const block of within(blocks, from, to)) {
      const own = Array.from({ length: block.end - block.first }, (_, index) => block.first + index);
      const isStruckOut = own.every((at) => struck.has(at));
      const isGone =
        isWhole && !own.some((at) => back.has(at) || struck.has(at)) && !isElsewhere(block, paper, unquoted);
      if (isStruckOut || isGone) removed.add(block);
    }
  }
  const found: Suggestion[] = [];
  let last: OwnBlock | undefined;
  let edits: TextEdit[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!removed.has(block) || hasKeptParts(index, blocks, removed, paper)) continue;
    const { question, claim } = block.place;
    if (question === undefined) continue;
    const edit = { ...blockRange(block, paper), text: '' };
    if (last !== undefined && blocks[index - 1] === last && last.place.question === question) edits.push(edit);
    else {
      edits = [edit];
      found.push({ question, claim, edits });
    }
    last = block;
  }
  return found;
}

/** All blocks of the packet's own text that say something, in order. */
function blocksOf({ words, places }: SentPaper): readonly OwnBlock[] {
  const blocks: OwnBlock[] = [];
  for (let first = 0; first < places.length; first += 1) {
    const place = places[first];
    if (place?.kind !== 'own' || places[first - 1]?.block === place.block) continue;
    let end = first;
    while (places[end]?.block === place.block && places[end]?.kind === 'own') end += 1;
    const isTail = places[end]?.block !== place.block || places[end + 1]?.block !== place.block;
    const line = words.text.slice(lineStart(words.text, words.starts[first] ?? 0), words.ends[end - 1]);
    if (isTail && !UNSHOWN.test(line)) blocks.push({ first, end, place });
  }
  return blocks;
}

/** A picture or a definition, of which a browser or a mail program shows no words. */
const UNSHOWN = /^[ \t]*(?:[-+*][ \t]+)?(?:!\[|\[[^\]\n]*\]:)/;

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Blocks that lie between two words that were sent. */
function within(blocks: readonly OwnBlock[], from: number, to: number): readonly OwnBlock[] {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.first ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const found: OwnBlock[] = [];
  for (let index = low; (blocks[index]?.end ?? Infinity) <= to; index += 1) {
    const block = blocks[index];
    if (block !== undefined) found.push(block);
  }
  return found;
}

/** Whether the words of a block stand somewhere else in what came back: they were moved, not taken out. */
function isElsewhere({ first, end }: OwnBlock, { words }: SentPaper, unquoted: string): boolean {
  return unquoted.includes(joined(words.keys.slice(first, end)));
}

function joined(keys: readonly string[]): string {
  return ` ${keys.join(' ')} `;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]/;
/** What makes a line an item or a heading. */
export const BLOCK_MARK = /^[ \t]*(?:#{1,6}[ \t]+|(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/;

/** Tells of a line below another one, the first of a block, whether it belongs to it: deeper in its list, or below its heading. */
export function partOf(first: string): (line: string) => boolean {
  const depth = HEADING.exec(first)?.[1]?.length;
  return (line) => {
    if (depth === undefined) return indentation(line) > indentation(first);
    const other = HEADING.exec(line)?.[1]?.length;
    return other === undefined || other > depth;
  };
}

/** Whether what belongs to a heading or an item stays. */
function hasKeptParts(
  index: number,
  blocks: readonly OwnBlock[],
  removed: ReadonlySet<OwnBlock>,
  { words }: SentPaper,
): boolean {
  const lineOf = ({ first }: OwnBlock): string => words.text.slice(lineStart(words.text, words.starts[first] ?? 0));
  const block = blocks[index];
  if (block === undefined) return false;
  const isPart = partOf(lineOf(block));
  const below = blocks.slice(index + 1);
  const end = below.findIndex((each) => each.place.question !== block.place.question || !isPart(lineOf(each)));
  return below.slice(0, end === -1 ? below.length : end).some((each) => !removed.has(each));
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether a change is about all of a block. */
export function isWholeBlock({ start, end }: Range, paper: SentPaper): boolean {
  return blocksOf(paper).some((block) => {
    const range = blockRange(block, paper);
    return range.start === start && range.end === end;
  });
}

/** A block's text without the mark of its heading or item, and without a claim's number. */
function blockRange({ first, end }: OwnBlock, { words }: SentPaper): Range {
  const { text } = words;
  const line = lineStart(text, words.starts[first] ?? 0);
  let last = words.ends[end - 1] ?? 0;
  while (last < text.length && !/[\s[]/.test(text[last] ?? '')) last += 1;
  return { start: line + (BLOCK_MARK.exec(text.slice(line))?.[0].length ?? 0), end: last };
}
