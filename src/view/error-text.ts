import type { PacketError } from '../core/errors.ts';
import type { Styler } from './styler.ts';

/** Breaks a text at words; every line after the first is indented as this text says. */
export type Wrap = (text: string, further: string) => string;

/** For what is no terminal, whose lines stay whole. */
const whole: Wrap = (text) => text;

/** `path:line:column  CODE  Unexpected X, expected Y`, the line with a caret, a hint. `columns`: the width of a terminal. */
export function errorText(error: PacketError, style: Styler, wrap: Wrap = whole, columns = Infinity): string {
  const { place, code, message, excerpt, hint } = error;
  const at =
    place === undefined ? '' : `${style.path(`${place.file}:${String(place.line)}:${String(place.column)}`)}  `;
  const lines = [wrap(`${at}${style.error(code)}  ${style.text(message)}`, '  ')];
  if (place !== undefined && excerpt !== undefined)
    lines.push(...excerptLines(excerpt, place.line, place.column, style, columns));
  if (hint !== undefined) lines.push(wrap(`${style.quiet('hint:')} ${style.text(hint)}`, '  '));
  return `${lines.join('\n')}\n`;
}

/** Columns of a source line that are shown around the place, at most. */
const SHOWN = 72;

function excerptLines(excerpt: string, line: number, column: number, style: Styler, columns: number): string[] {
  const gutter = `  ${String(line)} | `;
  const width = Math.max(10, Math.min(SHOWN, columns - gutter.length - 1));
  const from = column > width ? column - Math.floor(width / 2) : 0;
  const shown = style.text(excerpt.slice(from, from + width).replaceAll('\t', ' '));
  const before = style.text(excerpt.slice(from, column - 1).replaceAll('\t', ' '));
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
