import type { Question, Template } from '../packet/template.ts';
import { alignWords } from './alignment.ts';
import { linkTargets } from './link-targets.ts';
import { editsIn, type TextEdit } from './text-edits.ts';
import type { ReturnedLine, ReturnedText } from './returned-text.ts';
import { remarkRanges, struckRanges } from './marked-changes.ts';
import type { SentPaper, SentPlace } from './sent-paper.ts';
import { wordKey, wordsOf, type Words } from './words.ts';

/** Something that a reader says about the packet. */
export interface Comment {
  /** Undefined where it cannot be told. */
  readonly question: Question | undefined;
  /** The number of the claim that it stands at, or names. */
  readonly claim: number | undefined;
  /** What it answers, as it was asked. */
  readonly asked: string | undefined;
  /** As the reader wrote it, LF, without marks of quoting. */
  readonly text: string;
  /** The line in which a mail program says whose words these are. */
  readonly attribution: string | undefined;
}

/** What a reader would write in the packet's own text, in one paragraph, item or heading of it. */
export interface Suggestion {
  readonly question: Question;
  readonly claim: number | undefined;
  /** In the text as it was sent, LF. */
  readonly edits: readonly TextEdit[];
}

export interface FoundFeedback {
  readonly comments: readonly Comment[];
  readonly suggestions: readonly Suggestion[];
  /** Questions of which nothing came back. */
  readonly lost: readonly Question[];
}

/** What came back, word by word beside what was sent. */
export interface Comparison {
  readonly paper: SentPaper;
  readonly lines: readonly ReturnedLine[];
  readonly words: Words;
  /** For each word that came back which one of those sent it is, or -1. */
  readonly match: Int32Array;
  /** Which of them the reader has struck out. */
  readonly isStruck: readonly boolean[];
}

/** What a reader says, found by what they did not get from us. */
export function findFeedback(paper: SentPaper, returned: ReturnedText, template: Template): FoundFeedback {
  const { lines } = returned;
  const text = lines.map((line) => line.text).join('\n');
  const words = wordsOf(text);
  const match = alignWords(paper.words.keys, words.keys);
  const isStruck = flags(words, paper.words.text.includes('~~') ? [] : struckRanges(text)).map(
    (flag, at) => flag && match[at] !== -1,
  );
  const comparison = { paper, lines, words, match, isStruck };
  settle(comparison);
  const isRemark = flags(words, remarkRanges(text));
  const pieces = piecesOf(comparison, isRemark);
  const comments = placed({ ...comparison, befores: beforesOf(match) }, pieces);
  const said = pieces.filter(({ isComment }) => isComment);
  const back = new Set<string>();
  match.forEach((at) => {
    const place = paper.places[at];
    if (place?.question !== undefined) back.add(place.question.id);
  });
  for (const { question } of comments) if (question !== undefined) back.add(question.id);
  const sent = new Set(paper.places.flatMap(({ question }) => (question === undefined ? [] : [question.id])));
  return {
    comments,
    suggestions: editsIn(comparison, said),
    lost: template.questions.filter(({ id }) => sent.has(id) && !back.has(id)),
  };
}

/** For each word whether it stands in one of these ranges, which are in order. */
function flags({ starts }: Words, ranges: readonly { readonly start: number; readonly end: number }[]): boolean[] {
  let at = 0;
  return starts.map((start) => {
    while ((ranges[at]?.end ?? Infinity) <= start) at += 1;
    return start >= (ranges[at]?.start ?? Infinity);
  });
}

/** Words that stand between others by chance are no matches; what a comment could begin with as well as end stays together. */
function settle({ paper, words, match }: Comparison): void {
  const { keys } = words;
  const sent = paper.words.keys;
  for (let start = 0; start < keys.length;) {
    let end = start + 1;
    while (end < keys.length && match[start] !== -1 && match[end] === (match[end - 1] ?? 0) + 1) end += 1;
    if (match[start] !== -1 && end - start <= 2 && isByChance({ paper, words, match }, start, end))
      match.fill(-1, start, end);
    start = end;
  }
  let next = Infinity;
  const nexts = new Float64Array(keys.length);
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    nexts[at] = next;
    if (match[at] !== -1) next = match[at] ?? next;
  }
  for (let at = 1; at < keys.length; at += 1) {
    const before = match[at - 1] ?? -1;
    if (match[at] !== -1 || before === -1 || sent[before + 1] !== keys[at]) continue;
    const after = nexts[at] ?? Infinity;
    if (after > before + 1 || after <= before) match[at] = before + 1;
  }
  preferShown(paper, words, match);
  for (let start = 0; start < keys.length; start += 1) {
    if (match[start] !== -1) continue;
    let end = start;
    while (end < keys.length && match[end] === -1) end += 1;
    const before = match[start - 1] ?? -1;
    if (before !== -1 && match[end] === before + 1) end = slide(words, match, start, end);
    start = end;
  }
}

/** A word that could be of a link's text as well as of its target is of the text: a browser shows no target. */
function preferShown({ words: sent }: SentPaper, { keys }: Words, match: Int32Array): void {
  const isTarget = flags(sent, linkTargets(sent.text));
  for (let at = 1; at < keys.length; at += 1) {
    const [before, to] = [match[at - 1] ?? -1, match[at] ?? -1];
    if (before === -1 || to <= before + 1 || to - before > MAX_SLIDE || isTarget[to] !== true) continue;
    for (let other = before + 1; other < to; other += 1) {
      if (isTarget[other] === true || sent.keys[other] !== keys[at]) continue;
      match[at] = other;
      break;
    }
  }
}

/** Whether one or two words of a line stand between others there, and not where they stood in the line that was sent. */
function isByChance(
  { paper, words, match }: Omit<Comparison, 'lines' | 'isStruck'>,
  start: number,
  end: number,
): boolean {
  const { lines } = words;
  const [first, last] = [match[start] ?? 0, match[end - 1] ?? 0];
  const isFirst = lines[start - 1] !== lines[start];
  const isLast = lines[end] !== lines[end - 1];
  if (isFirst && isLast) return false;
  const wasFirst = paper.words.lines[first - 1] !== paper.words.lines[first];
  const wasLast = paper.words.lines[last + 1] !== paper.words.lines[last];
  return (isFirst ? !wasFirst : match[start - 1] === -1) && (isLast ? !wasLast : match[end] === -1);
}

const MAX_SLIDE = 60;

/** Moves an insertion, which could stand a few words earlier or later as well, to where lines begin and end. Gives its new end. */
function slide({ keys, lines }: Words, match: Int32Array, start: number, end: number): number {
  const score = (by: number): number =>
    (lines[start + by - 1] === lines[start + by] ? 0 : 1) + (lines[end + by - 1] === lines[end + by] ? 0 : 1);
  let best = 0;
  const isMatched = (at: number, expected: number): boolean => match[at] === expected;
  for (let by = -1; by >= -MAX_SLIDE; by -= 1) {
    if (keys[start + by] !== keys[end + by] || !isMatched(start + by, (match[start + by + 1] ?? 0) - 1)) {
      if (by !== -1 || keys[start + by] !== keys[end + by] || match[start + by] === -1) break;
    }
    if (score(by) > score(best)) best = by;
  }
  for (let by = 1; by <= MAX_SLIDE; by += 1) {
    if (keys[start + by - 1] !== keys[end + by - 1] || match[end + by - 1] === -1) break;
    if (score(by) > score(best)) best = by;
  }
  if (best < 0) {
    for (let at = -1; at >= best; at -= 1) {
      match[end + at] = match[start + at] ?? -1;
      match[start + at] = -1;
    }
  }
  for (let at = 0; at < best; at += 1) {
    match[start + at] = match[end + at] ?? -1;
    match[end + at] = -1;
  }
  return end + best;
}

/** A stretch of words that are the reader's own, one paragraph or item of a list. */
export interface Piece {
  /** Words, 0-based; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether it takes up whole lines. */
  readonly isFull: boolean;
  /** Whether it is said about the text, and is no change of it. */
  readonly isComment: boolean;
}

const ITEM = /^[ \t]*(?:[-+*•]|\d{1,3}[.)])[ \t]/;

function piecesOf(comparison: Comparison, isRemark: readonly boolean[]): readonly Piece[] {
  const { paper, words, match, lines, isStruck } = comparison;
  const [firsts, lasts] = lineBounds(words, lines.length);
  const pieces: Piece[] = [];
  const isOwn = (at: number): boolean => match[at] === -1 && isStruck[at] !== true;
  /** Whether a line begins something else than the one before it. */
  const isStart = (line: number): boolean => {
    const { text = '' } = lines[line] ?? {};
    return ITEM.test(text) || isKnownLine(paper, text) || beginsClaim(paper, text);
  };
  for (let start = 0; start < words.keys.length;) {
    if (!isOwn(start)) {
      start += 1;
      continue;
    }
    let end = start + 1;
    while (end < words.keys.length && isOwn(end) && isRemark[end] === isRemark[start]) {
      const [line, next] = [words.lines[end - 1] ?? 0, words.lines[end] ?? 0];
      if (next > line + 1 && lines.slice(line + 1, next).some(({ text }) => text.trim() === '')) break;
      if (
        next > line &&
        (lines[next]?.depth !== lines[line]?.depth || isKnownLine(paper, lines[line]?.text ?? '') || isStart(next))
      )
        break;
      end += 1;
    }
    const isFull = isWholeLines(words, start, end, firsts, lasts);
    pieces.push({
      start,
      end,
      isFull,
      isComment: isFull || isRemark[start] === true || isSaid(comparison, start, end),
    });
    start = end;
  }
  return pieces;
}

/** The first word of each line, and the one after its last; both the same where it has none. */
function lineBounds({ lines, keys }: Words, count: number): readonly [Int32Array, Int32Array] {
  const [firsts, lasts] = [new Int32Array(count), new Int32Array(count)];
  for (let at = keys.length - 1; at >= 0; at -= 1) firsts[lines[at] ?? 0] = at;
  for (let at = 0; at < keys.length; at += 1) lasts[lines[at] ?? 0] = at + 1;
  return [firsts, lasts];
}

function isWholeLines({ lines }: Words, start: number, end: number, firsts: Int32Array, lasts: Int32Array): boolean {
  return firsts[lines[start] ?? 0] === start && lasts[lines[end - 1] ?? 0] === end;
}

/** Signs with which people set a remark apart from a text that they write into. */
const REMARK = /^[\s*_]*(?:[[{^@→«]|<<|>>|<-|\/\/|\/\*|##|(?:comment|note|nb|todo|q|question|remark)\b\s*:)/i;
const SAID_BY = /^[\s*_([]*\p{Lu}[\p{L}.'-]{0,20}(?: \p{Lu}[\p{L}.'-]{0,20})?\s?[:：]\s/u;

/** Whether words within a line of what was sent are said about it: beside what the file asks, behind a claim's number, set apart. */
function isSaid({ paper, words, match, lines }: Comparison, start: number, end: number): boolean {
  const line = words.lines[start];
  const isHere = (at: number): boolean => words.lines[at] === line || words.lines[at] === words.lines[end - 1];
  const place = (at: number): SentPlace | undefined => (isHere(at) ? paper.places[match[at] ?? -1] : undefined);
  const [before, after] = [place(start - 1), place(end)];
  if ((before ?? after)?.kind === 'form' || before?.kind === 'number') return true;
  if (before === undefined && after === undefined) return true;
  const lineStart = words.starts[start - 1] === undefined || words.lines[start - 1] !== line;
  const from = lineStart ? (words.starts[start] ?? 0) : (words.ends[start - 1] ?? 0);
  const text = words.text.slice(from, words.ends[end - 1]);
  const lead = text.replace(/^[)\]}.,;:!?"'”’»\s]+/, '');
  const rest = words.text.slice(words.ends[end - 1], (words.ends[end - 1] ?? 0) + 2);
  return (
    REMARK.test(lead) ||
    /^[\s).]*\[/.test(text) ||
    SAID_BY.test(`${lead} `) ||
    /^\s?\?/.test(rest) ||
    /\?\s/.test(text) ||
    lines[line ?? 0] === undefined
  );
}

/** Without the marks of a heading, emphasis, and a colon behind it. */
function withoutMarks(line: string): string {
  return line.length > MAX_HEADING ? '' : line.replace(/^[\s#*_]+|[\s#*_:]+$/g, '');
}

/** A longer line is no heading. */
const MAX_HEADING = 200;

/** For each word the last one before it that was sent (0-based), or -1. */
function beforesOf(match: Int32Array): Int32Array {
  let last = -1;
  return match.map((to, at) => {
    const before = last;
    if (to !== -1) last = at;
    return before;
  });
}

/** So many are more than anybody wants; the rest is not looked at. */
const MOST_COMMENTS = 1000;

interface Placing extends Comparison {
  /** For each word that came back the last one before it that was sent (0-based), or -1. */
  readonly befores: Int32Array;
}

/** Where the comments are that are read now. */
interface Here extends Pick<Comment, 'question' | 'claim' | 'asked'> {
  /** The word that came back from which on it holds; -1 for none. */
  readonly at: number;
}

/** The comments among pieces, each under the question where it stands, or which it names. */
function placed(comparison: Placing, pieces: readonly Piece[]): readonly Comment[] {
  const { paper, words, lines } = comparison;
  const comments: Comment[] = [];
  /** By a heading or a question of the file that came back alone. */
  let named: Here = { question: undefined, claim: undefined, asked: undefined, at: -1 };
  let last: { readonly piece: Piece; readonly comment: Comment } | undefined;
  for (const piece of pieces) {
    if (!piece.isComment) continue;
    if (comments.length === MOST_COMMENTS) break;
    const text = pieceText(comparison, piece);
    const { attribution } = lines[words.lines[piece.start] ?? 0] ?? {};
    const by = placeBefore(comparison, piece.start);
    const here = named.at > by.at ? named : by;
    const heading = paper.questionOf(withoutMarks(text));
    const asked = askedIn(paper, text);
    if (piece.isFull && !text.includes('\n') && (heading !== undefined || asked !== undefined)) {
      named = { question: heading ?? here.question, claim: undefined, asked, at: piece.start };
      continue;
    }
    if (piece.isFull && isForm(paper, text)) continue;
    const { question, claim } = here;
    const comment = { question, claim, asked: here.asked, ...citation(paper, text, question), text, attribution };
    const isMore =
      last?.comment.question === undefined && last?.comment.asked === undefined && last?.piece.end === piece.start;
    if (last !== undefined && isMore && comment.question === undefined && last.comment.attribution === attribution) {
      const joined = { ...last.comment, text: `${last.comment.text}\n\n${text}` };
      comments[comments.length - 1] = joined;
      last = { piece, comment: joined };
    } else {
      comments.push(comment);
      last = { piece, comment };
    }
  }
  return comments;
}

/** The place of the last word before this one, of the same mail, that was sent. */
function placeBefore({ paper, words, lines, match, befores }: Placing, before: number): Here {
  const mail = lines[words.lines[before] ?? 0]?.mail;
  const at = befores[before] ?? -1;
  const place = paper.places[match[at] ?? -1];
  if (place === undefined || lines[words.lines[at] ?? 0]?.mail !== mail)
    return { question: undefined, claim: undefined, asked: undefined, at: -1 };
  const { question, claim, asked, kind } = place;
  return { question, claim: kind === 'form' ? undefined : claim, asked, at };
}

function askedIn(paper: SentPaper, line: string): string | undefined {
  return line.length > MAX_HEADING ? undefined : paper.askedOf(line);
}

/** Whether a line is what the file says itself: a heading of a question, or what is asked. */
function isKnownLine(paper: SentPaper, line: string): boolean {
  return askedIn(paper, line) !== undefined || paper.questionOf(withoutMarks(line)) !== undefined;
}

/** Whether all of it is what the file says itself, come back in a way that could not be followed. */
function isForm({ lineKeys }: SentPaper, text: string): boolean {
  const lines = text
    .split('\n')
    .map(wordKey)
    .filter((key) => key !== '');
  return lines.every((key) => lineKeys.has(key));
}

/** A piece as it was typed: whole lines, or the words with the signs around them. */
function pieceText({ words, lines }: Comparison, { start, end, isFull }: Piece): string {
  const [first, last] = [words.lines[start] ?? 0, words.lines[end - 1] ?? 0];
  if (isFull)
    return lines
      .slice(first, last + 1)
      .map(({ text }) => text.trimEnd())
      .join('\n')
      .trim();
  const isFirst = words.lines[start - 1] !== first;
  const isLast = words.lines[end] !== last;
  const lineEnd = words.text.indexOf('\n', words.ends[end - 1]);
  const to = isLast ? (lineEnd === -1 ? words.text.length : lineEnd) : (words.starts[end] ?? words.text.length);
  const from = isFirst
    ? words.text.lastIndexOf('\n', (words.starts[start] ?? 0) - 1) + 1
    : (words.ends[start - 1] ?? 0);
  const text = words.text.slice(from, to).replace(/^[\s.,;:!?)\]}*_"'”’»]+/, '');
  let size = text.length;
  while (size > 0 && /[\s([{*_]/.test(text[size - 1] ?? '')) size -= 1;
  return text.slice(0, size);
}

const CLAIM =
  /^[\s\-*+•>]*(?:re:?\s*)?(?:(?:claim|no\.|nr\.?|#)\s*\[?(\d{1,4})\]?(?=$|[\s:.,–—-])|\[(\d{1,4})\](?=$|[\s:.,–—-])|\((\d{1,4})\)(?=$|[\s:.,–—-])|(\d{1,4}):(?=\s))/i;
/** The same at the start of a line below another one, where a number in brackets alone may be the middle of a sentence. */
const CLAIM_BELOW =
  /^[\s\-*+•>]*(?:re:?\s*)?(?:(?:(?:claim|no\.|nr\.?|#)\s*)?\[?(\d{1,4})\]?|\((\d{1,4})\))(?:[:：]\s|\s[–—-]\s)/i;
const NAMED = /^[\s\-*+•>#]*([^:：\n–—]{2,80}?)\s*(?:[:：]|\s[–—-]\s)/;

/** Whether a line begins with a claim's number, as in `4: who measured that?`. */
function beginsClaim({ claims }: SentPaper, line: string): boolean {
  const found = CLAIM_BELOW.exec(line.slice(0, MAX_HEADING));
  return found !== null && claims.has(Number(found[1] ?? found[2]));
}

/** The claim or question that a comment begins with. */
function citation(paper: SentPaper, text: string, question: Question | undefined): Partial<Comment> {
  const start = text.trimStart().slice(0, MAX_HEADING);
  const found = CLAIM.exec(start);
  const number = Number(found?.slice(1).find((each: string | undefined) => each !== undefined) ?? 0);
  const of = paper.claims.get(number);
  if (of !== undefined) return { question: of, claim: number };
  if (question !== undefined) return {};
  const named = paper.questionOf(withoutMarks(NAMED.exec(start)?.[1] ?? ''));
  return named === undefined ? {} : { question: named };
}
