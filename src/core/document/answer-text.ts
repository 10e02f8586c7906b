import { PacketError } from '../errors.ts';
import { normalizeText } from './source-text.ts';

/** Whether a UTF-8 text file can hold a text: no NUL, no half of a surrogate pair. YAML can write both as escapes. */
export function isFileText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/**
 * A text that can stand in a Markdown file, as it will come back: LF, no blank lines around it.
 * @throws PacketError `E_TEXT` for NUL and ill-formed Unicode, which no UTF-8 text file can hold.
 */
export function parseAnswerText(text: string): string {
  if (text.includes('\0')) throw refused('NUL');
  if (!text.isWellFormed()) throw refused('half of a surrogate pair');
  return normalizeText(text);
}

/**
 * A title as it will come back: one line, trimmed; empty where there was nothing but white space.
 * @throws PacketError `E_TEXT` as `parseAnswerText`, and for several lines.
 */
export function parseTitle(text: string): string {
  const title = parseAnswerText(text).trim();
  if (title.includes('\n')) {
    throw new PacketError('E_TEXT', 'Unexpected line break in a title, expected one line', {
      hint: 'put the rest into the text',
    });
  }
  return title;
}

function refused(what: string): PacketError {
  return new PacketError('E_TEXT', `Unexpected ${what} in a text, expected well-formed Unicode`, {
    hint: 'type it anew without that character',
  });
}
