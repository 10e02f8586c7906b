import type { SourceText } from './source-text.ts';

/** What a line of a page is; `indentation` counts columns, a tab reaches to the next multiple of four. */
export type PageLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly indentation: number }
  /** A rule, or in a fence or a comment, its own first and last line included; the indentation is that of the first. */
  | { readonly kind: 'hidden'; readonly indentation: number }
  | {
      readonly kind: 'heading';
      readonly depth: number;
      readonly heading: string;
      readonly indentation: number;
      /** The next line underlines it. */
      readonly isUnderlined: boolean;
    }
  | {
      readonly kind: 'item';
      readonly indentation: number;
      /** `-`, `*`, `+`, `1.` or `1)`. */
      readonly marker: string;
      /** What stands between the brackets of a task's box, in UTF-16 units of the line; empty for `[]`. */
      readonly box: { readonly start: number; readonly end: number; readonly isTicked: boolean } | undefined;
      /** Where the item's text begins, in UTF-16 units of the line. */
      readonly textStart: number;
    };

const ITEM = /^([ \t]*)([-+*]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[([ \txX]?)\](?=[ \t]|$)[ \t]*)?/;
const HEADING = /^([ ]*)(#{1,6})(?=[ \t]|$)/;
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const BOM = '\uFEFF';
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;

/**
 * What each line from `firstLine` (0-based) on is. A fence or a comment hides its lines only where it is closed before the next
 * line that begins with `## `: what somebody forgot to close must not swallow the rest.
 */
export function pageLines(source: SourceText, firstLine: number): readonly PageLine[] {
  const lines: PageLine[] = source.lines.slice(0, firstLine).map(() => ({ kind: 'hidden', indentation: 0 }));
  const closings = new Closings(source);
  for (let at = firstLine; at < source.lines.length; at += 1) {
    const { text = '' } = source.lines[at] ?? {};
    const closing = closings.closingOf(at);
    if (closing !== undefined) {
      const indentation = indentationOf(text);
      for (; at <= closing; at += 1) lines.push({ kind: 'hidden', indentation });
      at -= 1;
      continue;
    }
    const underline = /^ {0,3}[=-]/.test(text) ? UNDERLINE.exec(text)?.[1] : undefined;
    const before = lines[at - 1];
    if (underline !== undefined && before?.kind === 'text' && before.indentation < 4 && isAlone(lines, at - 1)) {
      const depth = underline.startsWith('=') ? 1 : 2;
      const heading = (source.lines[at - 1]?.text ?? '').trim();
      lines[at - 1] = { kind: 'heading', depth, heading, indentation: before.indentation, isUnderlined: true };
      lines.push({ kind: 'hidden', indentation: indentationOf(text) });
    } else if (at === 0 && text.startsWith(BOM)) lines.push(moved(pageLine(text.slice(BOM.length)), BOM.length));
    else lines.push(pageLine(text));
  }
  return lines;
}

/** Whether no text stands before a line to which an underline could belong as well. */
function isAlone(lines: readonly PageLine[], at: number): boolean {
  const before = lines[at - 1]?.kind;
  return before !== 'text' && before !== 'item';
}

function pageLine(text: string): PageLine {
  const first = text.trimStart().charAt(0);
  if (first === '') return { kind: 'blank' };
  // Most lines are text, and a look at their first character says so.
  if (!/[-+*_#\d]/.test(first)) return { kind: 'text', indentation: indentationOf(text) };
  if (RULE.test(text)) return { kind: 'hidden', indentation: indentationOf(text) };
  const item = ITEM.exec(text);
  if (item !== null) {
    const [whole, space = '', marker = '', box] = item;
    const bracket = whole.lastIndexOf(']');
    return {
      kind: 'item',
      indentation: columnsOf(space),
      marker,
      box: box === undefined ? undefined : { start: bracket - box.length, end: bracket, isTicked: /x/i.test(box) },
      textStart: whole.length,
    };
  }
  const heading = HEADING.exec(text);
  if (heading !== null) {
    const [whole, space = '', marks = ''] = heading;
    const words = text.slice(whole.length).trim();
    return {
      kind: 'heading',
      depth: marks.length,
      heading: withoutClosing(words),
      indentation: space.length,
      isUnderlined: false,
    };
  }
  return { kind: 'text', indentation: indentationOf(text) };
}

/** A line that something stands before which is no part of it. */
function moved(line: PageLine, by: number): PageLine {
  if (line.kind !== 'item') return line;
  const { box, textStart } = line;
  return {
    ...line,
    textStart: textStart + by,
    box: box === undefined ? undefined : { ...box, start: box.start + by, end: box.end + by },
  };
}

function indentationOf(text: string): number {
  return columnsOf(/^[ \t]*/.exec(text)?.[0] ?? '');
}

function withoutClosing(heading: string): string {
  const closing = /(?<!#)#+$/.exec(heading)?.[0].length ?? 0;
  const before = heading.slice(0, heading.length - closing);
  return closing === 0 || /[^ \t]$/.test(before) ? heading : before.trim();
}

/** Columns that white space at the start of a line takes. */
export function columnsOf(space: string): number {
  let columns = 0;
  for (const character of space) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** Finds where fences and comments end, each stretch looked through once, however many of them are never closed. */
class Closings {
  readonly #source: SourceText;
  /** For each way to close, the line up to which it was sought and not found. */
  readonly #notBefore = new Map<string, number>();

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** The 0-based last line of what is opened in this one; undefined where nothing is, or it has no end. */
  closingOf(at: number): number | undefined {
    const text = this.#text(at);
    if (!/^[ \t]*[`~<]/.test(text)) return undefined;
    const fence = FENCE.exec(text)?.[1];
    if (fence !== undefined) {
      if (fence.startsWith('`') && text.trim().slice(fence.length).includes('`')) return undefined;
      const mark = fence.charAt(0);
      return this.#seek(at, fence, (line) => {
        const found = FENCE.exec(line)?.[1] ?? '';
        return found.startsWith(mark) && found.length >= fence.length && line.trim().length === found.length;
      });
    }
    const start = text.trimStart();
    if (!start.startsWith('<!--')) return undefined;
    if (start.includes('-->')) return start.trimEnd().endsWith('-->') ? at : undefined;
    return this.#seek(at, '<!--', (line) => line.includes('-->'));
  }

  #seek(at: number, way: string, isClosing: (line: string) => boolean): number | undefined {
    if (at < (this.#notBefore.get(way) ?? 0)) return undefined;
    let line = at + 1;
    for (; line < this.#source.lines.length && !/^##[ \t]/.test(this.#text(line)); line += 1) {
      if (isClosing(this.#text(line))) return line;
    }
    this.#notBefore.set(way, line);
    return undefined;
  }

  #text(line: number): string {
    return this.#source.lines[line]?.text ?? '';
  }
}
