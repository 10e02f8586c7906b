import { linesOf } from '../document/source-text.ts';

/** What would begin HTML, a comment or an address in pointed brackets (CommonMark 0.31, 6.5 and 6.6), with backslashes before it. */
const TAG = /(\\*)<(?=[A-Za-z/!?])/g;
/** An image is fetched by whoever shows it. */
const IMAGE = /(\\*)!(?=\[)/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/** A line that makes a heading of the one above it, a rule, or a table of the one above it. */
const LINE_OF_MARKS = /^[ \t]*(?:=+|(?:[-*_][ \t]*){2,}|[|:\- \t]*-[|:\- \t]*)[ \t]*$/;
/** What defines a link or a footnote, or could on the next line. */
const DEFINITION = /^[ \t]*\[(?![^\]\\]*\](?!:))/;

/**
 * Somebody else's text as Markdown that shows it as it was typed: nothing in it is HTML, a comment, an image, a definition, a quote
 * or a rule. Headings, lists and fences are for whoever writes it down as an item.
 */
export function escapeOutside(text: string): string {
  return linesOf(text)
    .map((line) => escapeStart(escapeInline(line, 'line')))
    .join('\n');
}

/** The same for words within a line. `at`: where they stand; what begins a line gets one backslash more where it is written. */
export function escapeInline(text: string, at: 'line' | 'words' = 'words'): string {
  return text
    .replace(CONTROL, (character) => pictureOf(character.charCodeAt(0)))
    .replace(TAG, (_, slashes: string, offset: number, whole: string) => {
      const isStart = at === 'line' && /^[ \t]*$/.test(whole.slice(0, offset));
      return `${slashes}${slashes}${isStart ? '' : '\\'}<`;
    })
    .replace(IMAGE, (_, slashes: string) => `${slashes}${slashes}\\!`)
    .replace(/\\!\[/g, '\\!\\[');
}

function escapeStart(line: string): string {
  const indentation = line.length - line.trimStart().length;
  const isEscaped = LINE_OF_MARKS.test(line) || DEFINITION.test(line) || line.startsWith('>', indentation);
  return isEscaped ? `${line.slice(0, indentation)}\\${line.slice(indentation)}` : line;
}

/** A control character as the sign that pictures it (Unicode, Control Pictures). */
function pictureOf(code: number): string {
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
}
