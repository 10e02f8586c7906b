import type { PacketError } from '../core/errors.ts';
import type { Styler } from './styler.ts';

/** `path:line:column  CODE  Unexpected X, expected Y`, the line with a caret, a hint. */
export function errorText(error: PacketError, style: Styler): string {
  const { place, code, message, excerpt, hint } = error;
  const at =
    place === undefined ? '' : `${style.path(`${place.file}:${String(place.line)}:${String(place.column)}`)}  `;
  const lines = [`${at}${style.error(code)}  ${style.text(message)}`];
  if (place !== undefined && excerpt !== undefined)
    lines.push(...excerptLines(excerpt, place.line, place.column, style));
  if (hint !== undefined) lines.push(`${style.quiet('hint:')} ${style.text(hint)}`);
  return `${lines.join('\n')}\n`;
}

/** Columns of a source line that are shown around the place. */
const SHOWN = 72;

function excerptLines(excerpt: string, line: number, column: number, style: Styler): string[] {
  const from = column > SHOWN ? column - Math.floor(SHOWN / 2) : 0;
  const shown = style.text(excerpt.slice(from, from + SHOWN).replaceAll('\t', ' '));
  const before = style.text(excerpt.slice(from, column - 1).replaceAll('\t', ' '));
  const gutter = `  ${String(line)} | `;
  return [
    `${style.quiet(gutter)}${shown}`,
    `${style.quiet(`${' '.repeat(gutter.length - 2)}| `)}${' '.repeat(Array.from(before).length)}${style.error('^')}`,
  ];
}

/** The same for programs. */
export function errorObject(error: PacketError): object {
  const { code, message, hint, place } = error;
  return { schemaVersion: 1, error: { code, message, ...(hint === undefined ? {} : { hint }), ...place } };
}
