/**
 * The one escape rule of the file format. A line that would carry structure where an answer stands gets a backslash before
 * (or, for a label, a backslash before its colon); where a backslash was typed there already it is doubled; reading takes
 * one away. So `unescapeLine(escapeLine(line, …)) === line` for every line, whatever is escaped beyond need.
 *
 * Documented in docs/file-format.md; Markdown shows such a backslash as nothing.
 */
export interface StructuralTokens {
  /** Escapes headings, fences and HTML: what could end an entry or swallow what follows. */
  readonly blocks: boolean;
  /** Escapes list markers: what could be taken for an entry. */
  readonly lists: boolean;
  /** Whether `- Label:` would be read as a field here. */
  readonly isLabel: (label: string) => boolean;
  /** Whether `## Heading` at the start of a line would open a section. */
  readonly isSectionHeading: (heading: string) => boolean;
}

/** Indentation, backslashes, then what Markdown or git gives a meaning at the start of a line. */
const LINE_TOKEN = /^([ \t]*)(\\*)(#{1,6}(?=[ \t]|$)|`{3}|~{3}|<(?!<<<<<<)|<{7}|>{7}|\|{7}|[-+*](?=[ \t]|$))/;
/** `1.` and `1)`: a backslash before a digit would show, so it goes before the mark. */
const ORDERED_TOKEN = /^([ \t]*\d{1,9})(\\*)([.)])(?=[ \t]|$)/;
/** A list item that begins like a field: marker, task box, label, colon. */
const LABEL_TOKEN = /^([ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)([^\\:：]*)(\\*)([:：])/;

const SECTION_HEADING = /^##[ \t]+(.*)$/s;
const CONFLICT_TOKENS = new Set(['<<<<<<<', '>>>>>>>', '|||||||']);

export function escapeLine(line: string, tokens: StructuralTokens): string {
  const block = LINE_TOKEN.exec(line);
  if (block !== null) {
    const [, indentation = '', slashes = '', token = ''] = block;
    if (slashes !== '' || isStructural(line, indentation, token, tokens)) {
      return `${indentation}\\${line.slice(indentation.length)}`;
    }
  }
  const ordered = ORDERED_TOKEN.exec(line);
  if (ordered !== null) {
    const [, digits = '', slashes = ''] = ordered;
    if (slashes !== '' || tokens.lists) return `${digits}\\${line.slice(digits.length)}`;
  }
  const label = LABEL_TOKEN.exec(line);
  if (label !== null) {
    const [, marker = '', name = '', slashes = ''] = label;
    if (slashes !== '' || tokens.isLabel(name)) {
      const colon = marker.length + name.length;
      return `${line.slice(0, colon)}\\${line.slice(colon)}`;
    }
  }
  return line;
}

function isStructural(line: string, indentation: string, token: string, tokens: StructuralTokens): boolean {
  if (CONFLICT_TOKENS.has(token)) return true;
  if (/^[-+*]$/.test(token)) return tokens.lists;
  const heading = indentation === '' ? SECTION_HEADING.exec(line) : null;
  return tokens.blocks || (heading !== null && tokens.isSectionHeading(heading[1] ?? ''));
}

export function unescapeLine(line: string): string {
  const block = LINE_TOKEN.exec(line);
  if (block !== null && block[2] !== '') return dropBackslash(line, block[1]?.length ?? 0);
  const ordered = ORDERED_TOKEN.exec(line);
  if (ordered !== null && ordered[2] !== '') return dropBackslash(line, ordered[1]?.length ?? 0);
  const label = LABEL_TOKEN.exec(line);
  if (label !== null && label[3] !== '') {
    return dropBackslash(line, (label[1]?.length ?? 0) + (label[2]?.length ?? 0));
  }
  return line;
}

function dropBackslash(line: string, at: number): string {
  return line.slice(0, at) + line.slice(at + 1);
}
