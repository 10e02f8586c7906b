import { boundaryAfter, boundaryBefore } from './graphemes.ts';

/** A text being typed. `cursor` is an offset in UTF-16 units, always between two graphemes. */
export interface TypedText {
  readonly text: string;
  readonly cursor: number;
}

export const emptyTyped: TypedText = { text: '', cursor: 0 };

/** A text with the cursor there, or at its end. */
export function typedText(text: string, cursor = text.length): TypedText {
  return { text, cursor: boundaryBefore(text, Math.max(0, Math.min(Math.trunc(cursor), text.length))) };
}

/** The text with another put in at the cursor. CRLF and CR become LF. */
export function inserted({ text, cursor }: TypedText, added: string): TypedText {
  const lines = added.replace(/\r\n?/g, '\n');
  return settled(text.slice(0, cursor) + lines + text.slice(cursor), cursor + lines.length);
}

/** What keys do to a text, each by its name. Where there is nothing to do, the same value comes back. */
const edits = {
  left: ({ text, cursor }) => moved(text, cursor, before(text, cursor)),
  right: ({ text, cursor }) => moved(text, cursor, after(text, cursor)),
  up: ({ text, cursor }) => moved(text, cursor, lineAbove(text, cursor)),
  down: ({ text, cursor }) => moved(text, cursor, lineBelow(text, cursor)),
  'word-left': ({ text, cursor }) => moved(text, cursor, wordBefore(text, cursor)),
  'word-right': ({ text, cursor }) => moved(text, cursor, wordAfter(text, cursor)),
  'line-start': ({ text, cursor }) => moved(text, cursor, lineStart(text, cursor)),
  'line-end': ({ text, cursor }) => moved(text, cursor, lineEnd(text, cursor)),
  'text-start': ({ text, cursor }) => moved(text, cursor, 0),
  'text-end': ({ text, cursor }) => moved(text, cursor, text.length),
  'delete-left': ({ text, cursor }) => without(text, before(text, cursor), cursor),
  'delete-right': ({ text, cursor }) => without(text, cursor, after(text, cursor)),
  'delete-word-left': ({ text, cursor }) => without(text, wordBefore(text, cursor), cursor),
  'delete-word-right': ({ text, cursor }) => without(text, cursor, wordAfter(text, cursor)),
  'delete-to-line-start': ({ text, cursor }) => without(text, lineStart(text, cursor), cursor),
  'delete-to-line-end': ({ text, cursor }) => without(text, cursor, lineEnd(text, cursor)),
} as const satisfies Record<string, (typed: TypedText) => TypedText | undefined>;

export type Edit = keyof typeof edits;

export function edited(typed: TypedText, edit: Edit): TypedText {
  return edits[edit](typed) ?? typed;
}

function moved(text: string, cursor: number, to: number): TypedText | undefined {
  return to === cursor ? undefined : { text, cursor: to };
}

function without(text: string, from: number, to: number): TypedText | undefined {
  return from === to ? undefined : settled(text.slice(0, from) + text.slice(to), from);
}

/** With the cursor at the next boundary: what is left and right of it may have become one grapheme. */
function settled(text: string, cursor: number): TypedText {
  return { text, cursor: boundaryAfter(text, cursor) };
}

function before(text: string, cursor: number): number {
  return cursor === 0 ? 0 : boundaryBefore(text, cursor - 1);
}

function after(text: string, cursor: number): number {
  return cursor === text.length ? cursor : boundaryAfter(text, cursor + 1);
}

function lineStart(text: string, cursor: number): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

/** The same place in the line above, in UTF-16 units; the start of the text in the first line. */
function lineAbove(text: string, cursor: number): number {
  const start = lineStart(text, cursor);
  if (start === 0) return 0;
  return boundaryBefore(text, Math.min(lineStart(text, start - 1) + cursor - start, start - 1));
}

/** The same place in the line below; the end of the text in the last line. */
function lineBelow(text: string, cursor: number): number {
  const end = lineEnd(text, cursor);
  if (end === text.length) return end;
  return boundaryBefore(text, Math.min(end + 1 + cursor - lineStart(text, cursor), lineEnd(text, end + 1)));
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;

function wordBefore(text: string, cursor: number): number {
  let at = cursor;
  while (at > 0 && !WORD.test(text.slice(before(text, at), at))) at = before(text, at);
  while (at > 0 && WORD.test(text.slice(before(text, at), at))) at = before(text, at);
  return at;
}

function wordAfter(text: string, cursor: number): number {
  let at = cursor;
  while (at < text.length && !WORD.test(text.slice(at, after(text, at)))) at = after(text, at);
  while (at < text.length && WORD.test(text.slice(at, after(text, at)))) at = after(text, at);
  return at;
}
