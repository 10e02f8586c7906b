import { setContent } from '../document/content-edits.ts';
import { sectionOf, type PacketDocument } from '../document/document.ts';
import { linesOf, type Range } from '../document/source-text.ts';
import type { Editing } from '../document/verified-edit.ts';
import { alignWords } from './alignment.ts';
import type { Suggestion } from './found-feedback.ts';
import { escapeInline } from './outside-markdown.ts';
import { BLOCK_MARK, isWholeBlock, partOf } from './removed-blocks.ts';
import type { SentPaper } from './sent-paper.ts';
import type { TextEdit } from './text-edits.ts';
import { wordKey, wordsOf, type Words } from './words.ts';

/**
 * packet.md as a suggestion would have it, which it may be already; undefined where what it is about does not stand there any more.
 * @throws PacketError `E_TEXT`, `E_EDIT` where a hand has to do it.
 */
export function takeSuggestion(
  document: PacketDocument,
  suggestion: Suggestion,
  paper: SentPaper,
  editing: Editing,
): string | undefined {
  const { question, edits } = suggestion;
  const section = sectionOf(document, question.id);
  if (section === undefined) return undefined;
  const { start, end } = section.contentRange;
  const content = document.source.text.slice(start, end);
  const isTaken = hasChanges(content, suggestion, paper);
  // What only adds words would find its place once more.
  if (isTaken && edits.every(({ text }) => text.trim() !== '')) return document.source.text;
  const find = finder(paper, question.id, wordsOf(content));
  const replacements: (Range & { readonly text: string })[] = [];
  const removed: Range[] = [];
  for (const edit of edits) {
    const [from, to] = [find(edit.start), find(edit.end)];
    const isThere = from !== undefined && to !== undefined && to >= from;
    if (!isThere || bare(content.slice(from, to)) !== bare(paper.words.text.slice(edit.start, edit.end)))
      return isTaken ? document.source.text : undefined;
    if (edit.text === '' && isWholeBlock(edit, paper)) {
      const lines = wholeLines(content, from, to);
      if (lines === undefined) return undefined;
      removed.push(lines);
    } else replacements.push({ start: from, end: to, text: escapeInline(edit.text) });
  }
  const stretches = joined(content, removed);
  if (removed.some((lines) => hasPartsBelow(content, lines, stretches))) return undefined;
  replacements.push(...stretches.map((range) => ({ ...range, text: '' })));
  const text = replacements
    .sort((one, other) => other.start - one.start)
    .reduce((sofar, { start: from, end: to, text: now }) => sofar.slice(0, from) + now + sofar.slice(to), content);
  const file = document.source.file;
  return setContent(document, question, { file, text }, editing);
}

/** So many words around a change say that it stands there. */
const AROUND = 3;

/** Whether a section has the changes already: a command took them that was cut off behind it, or a hand. */
function hasChanges(content: string, suggestion: Suggestion, { words, places }: SentPaper): boolean {
  const { question } = suggestion;
  const edits = suggestion.edits.map((edit) => wholeWords(edit, words));
  const now = ` ${wordKey(content)} `;
  const keys: string[] = [];
  const spans: { readonly start: number; readonly end: number }[] = [];
  const take = (isReached: (start: number) => boolean): void => {
    for (let edit = edits[spans.length]; edit !== undefined && isReached(edit.start); edit = edits[spans.length]) {
      const start = keys.length;
      keys.push(...wordsOf(edit.text).keys);
      spans.push({ start, end: keys.length });
    }
  };
  for (const [at, { kind, question: about }] of places.entries()) {
    if (kind !== 'own' || about?.id !== question.id) continue;
    const [start, end] = [words.starts[at] ?? 0, words.ends[at] ?? 0];
    take((edit) => edit < end);
    if (!edits.some((edit) => edit.start < end && start < edit.end)) keys.push(words.keys[at] ?? '');
  }
  take(() => true);
  return spans.every((span, index) => {
    const { start = 0, end = 0, text = '' } = edits[index] ?? {};
    const around = keys.slice(Math.max(0, span.start - AROUND), span.end + AROUND);
    const wanted = ` ${around.join(' ')} `;
    // What changes signs alone cannot be told by words.
    const isOfWords = wordKey(text) !== wordKey(words.text.slice(start, end));
    // A few words can stand anywhere, unless they are all that there is.
    return isOfWords && (around.length > AROUND ? now.includes(wanted) : now === wanted);
  });
}

/** A change of the words, where it began or ended within one. */
function wholeWords({ start, end, text }: TextEdit, words: Words): TextEdit {
  const around = (offset: number): number =>
    words.starts.findIndex((from, at) => from < offset && offset < (words.ends[at] ?? 0));
  const [from, to] = [words.starts[around(start)] ?? start, words.ends[around(end)] ?? end];
  return { start: from, end: to, text: words.text.slice(from, start) + text + words.text.slice(end, to) };
}

/** Gives where a place in the text as it was sent is in a section's text now; undefined where it is not to be found. */
function finder({ words, places }: SentPaper, questionId: string, now: Words): (offset: number) => number | undefined {
  const own = places.flatMap(({ kind, question }, at) => (kind === 'own' && question?.id === questionId ? [at] : []));
  const match = alignWords(
    now.keys,
    own.map((at) => words.keys[at] ?? ''),
  );
  return (offset) => {
    const index = own.findLastIndex((at) => (words.starts[at] ?? 0) <= offset);
    const next = own.findIndex((at) => (words.starts[at] ?? 0) >= offset);
    for (const [place, side] of [
      [index, 'before'],
      [next, 'after'],
    ] as const) {
      const to = match[place] ?? -1;
      const at = own[place];
      if (at === undefined || to === -1) continue;
      const [wordStart, wordEnd] = [words.starts[at] ?? 0, words.ends[at] ?? 0];
      const [start, end] = [now.starts[to] ?? 0, now.ends[to] ?? 0];
      if (side === 'after') {
        const gap = wordStart - offset;
        if (words.text.slice(offset, wordStart) === now.text.slice(start - gap, start)) return start - gap;
      } else if (offset <= wordEnd) return Math.min(start + offset - wordStart, end);
      else {
        const gap = offset - wordEnd;
        if (words.text.slice(wordEnd, offset) === now.text.slice(end, end + gap)) return end + gap;
      }
    }
    return undefined;
  };
}

/** The lines that a range takes up; undefined where something else is on them. */
function wholeLines(content: string, from: number, to: number): Range | undefined {
  const start = content.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = content.indexOf('\n', to);
  const end = lineEnd === -1 ? content.length : lineEnd + 1;
  const rest = content.slice(start, from).replace(BLOCK_MARK, '') + content.slice(to, end);
  return rest.trim() === '' ? { start, end } : undefined;
}

/** Lines, in order, as stretches with the blank ones between them; where a blank line is above, also those below. */
function joined(content: string, lines: readonly Range[]): readonly Range[] {
  const stretches: Range[] = [];
  for (const range of lines) {
    const last = stretches.at(-1);
    if (last !== undefined && content.slice(last.end, range.start).trim() === '')
      stretches[stretches.length - 1] = { start: last.start, end: range.end };
    else stretches.push(range);
  }
  return stretches.map(({ start, end }) => {
    const isBlankAbove = /(?:^|\n)[ \t]*\r?\n$/.test(content.slice(0, start)) || start === 0;
    const blank = isBlankAbove ? (/^(?:[ \t]*\r?\n)+/.exec(content.slice(end))?.[0].length ?? 0) : 0;
    return { start, end: end + blank };
  });
}

/** Whether something stays below lines that are taken out and would belong to something else then: parts of an item, text of an entry. */
function hasPartsBelow(content: string, { start, end }: Range, stretches: readonly Range[]): boolean {
  const next = stretches.find((stretch) => stretch.start <= start && stretch.end >= end)?.end ?? end;
  const isPart = partOf(content.slice(start, end));
  const line = linesOf(content.slice(next)).find((each) => each.trim() !== '');
  return line !== undefined && isPart(line);
}

function bare(text: string): string {
  return text.replace(/\s+/g, ' ');
}
