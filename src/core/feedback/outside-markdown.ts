import { linesOf } from '../document/source-text.ts';

/**
 * Backslashes; what would begin HTML, a comment or an address in pointed brackets (CommonMark 0.31, 6.5 and 6.6); an image, which is
 * fetched by whoever shows it; controls.
 */
const SIGNS = /\\+|<(?=[A-Za-z/!?])|!\[|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** A line that makes a heading of the one above it, a rule, or a table of the one above it. */
const LINE_OF_MARKS = /^(?:=+|[-*_](?:[ \t]*[-*_])+|(?=.*-)[|:\- \t]+)$/;
/** What defines a link or a footnote, or could on the next line. */
const DEFINITION = /^\[(?![^\]\\]*\](?!:))/;

/**
 * Somebody else's text as Markdown that shows it as it was typed: nothing in it is HTML, a comment, an image, a definition, a quote
 * or a rule. Headings, lists and fences are for whoever writes it down as an item. `isBehind`: whether words stand before it.
 */
export function escapeOutside(text: string, isBehind: boolean): string {
  return linesOf(text)
    .map((line, index) => (index === 0 && isBehind ? escapeInline(line) : escapeStart(escapeInline(line, 'line'))))
    .join('\n');
}

/** The same for words within a line. `at`: where they stand; what begins a line gets one backslash more where it is written. */
export function escapeInline(text: string, at: 'line' | 'words' = 'words'): string {
  const start = at === 'line' ? text.length - text.trimStart().length : -1;
  let slashes = { end: -1, start: -1 };
  return text.replace(SIGNS, (sign, offset: number) => {
    if (sign.startsWith('\\')) {
      slashes = { start: offset, end: offset + sign.length };
      return /^(?:<[A-Za-z/!?]|!\[)/.test(text.slice(slashes.end, slashes.end + 2)) ? sign + sign : sign;
    }
    if (sign === '<') return (slashes.end === offset ? slashes.start : offset) === start ? sign : `\\${sign}`;
    return sign === '![' ? '\\!\\[' : pictureOf(sign.charCodeAt(0));
  });
}

function escapeStart(line: string): string {
  const indentation = line.length - line.trimStart().length;
  const rest = line.trim();
  const isEscaped = LINE_OF_MARKS.test(rest) || DEFINITION.test(rest) || rest.startsWith('>');
  return isEscaped ? `${line.slice(0, indentation)}\\${line.slice(indentation)}` : line;
}

/** A control character as the sign that pictures it (Unicode, Control Pictures), or says that there was one. */
function pictureOf(code: number): string {
  if (code > 0x7f) return '\uFFFD';
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
}
