import { linkText, type NoteLink } from './note-link.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** What a note says, apart from when, and what became of it. */
export interface NoteBody {
  /** Markdown, LF, may have several lines; empty where there are links alone. */
  readonly text: string;
  readonly links: readonly NoteLink[];
  /** The word after `#` at its end: the question that it is about. */
  readonly tag: string | undefined;
}

const TAG = new LetterPattern(String.raw`(?:^|\s)#(\p{L}[\p{L}\p{M}\p{N}_-]*)$`);
const LINK = /\[((?:[^[\]\\\n]|\\.)*)\]\(([^()\s]+)\)/;
const LINKS = new RegExp(`(?:^|\\s)\\((${LINK.source}(?:,\\s*${LINK.source})*)\\)$`, 'u');
/** What would make a note struck through, or part of its date; backslashes may stand before it. */
const START = /^\\*(?:~~|[:：])/;

/** What was typed, with its links and its tag apart. A text that is nothing but a tag is a text. */
export function splitNoteBody(typed: string): NoteBody {
  const found = TAG.for(typed).exec(typed);
  const isTagged = found !== null && found.index > 0;
  const untagged = isTagged ? typed.slice(0, found.index).trimEnd() : typed;
  const group = LINKS.exec(untagged);
  return {
    text: group === null ? untagged : untagged.slice(0, group.index).trimEnd(),
    links: [...(group?.[1] ?? '').matchAll(new RegExp(LINK.source, 'gu'))].map(([, title = '', address = '']) => ({
      title: title.replace(/\\(.)/gsu, '$1'),
      address,
    })),
    tag: isTagged ? found[1] : undefined,
  };
}

/** Reads what follows a note's date. */
export function parseNoteBody(source: string): NoteBody {
  const body = splitNoteBody(source);
  const { text } = body;
  return START.test(text) && text.startsWith('\\') ? { ...body, text: text.slice(1) } : body;
}

/** A note's body as it stands after its date: `Cut label p95 ([dashboard](…)) #impact`; `parseNoteBody` gives it back. */
export function formatNoteBody({ text, links, tag }: NoteBody): string {
  const group = links.map(linkText).join(', ');
  return [
    ...(text === '' ? [] : [START.test(text) ? `\\${text}` : text]),
    ...(group === '' ? [] : [`(${group})`]),
    ...(tag === undefined ? [] : [`#${tag}`]),
  ].join(' ');
}
