import { setContent } from '../document/content-edits.ts';
import { sectionOf, type PacketDocument } from '../document/document.ts';
import type { Editing } from '../document/verified-edit.ts';
import { alignWords } from './alignment.ts';
import type { Suggestion } from './found-feedback.ts';
import { escapeInline } from './outside-markdown.ts';
import type { SentPaper } from './sent-paper.ts';
import { wordsOf, type Words } from './words.ts';

/**
 * packet.md as a suggestion would have it; undefined where what it is about does not stand there any more. `edited`: with these words
 * in place of the suggested ones, one text for each change.
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
  const find = finder(paper, question.id, wordsOf(content));
  let text = content;
  for (const edit of edits.toReversed()) {
    const [from, to] = [find(edit.start), find(edit.end)];
    if (from === undefined || to === undefined || to < from) return undefined;
    if (bare(content.slice(from, to)) !== bare(paper.words.text.slice(edit.start, edit.end))) return undefined;
    text = text.slice(0, from) + escapeInline(edit.text) + text.slice(to);
  }
  const file = document.source.file;
  return setContent(document, question, { file, text }, editing);
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

function bare(text: string): string {
  return text.replace(/\s+/g, ' ');
}
