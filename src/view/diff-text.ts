import { structuredPatch } from 'diff';
import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

/** How long a comparison may take, in milliseconds; ten thousand changed words took 11 s without a limit. */
const PATIENCE = 2000;

/**
 * What changes in a file, as a unified diff; undefined stands for no file. Ends with a line break; empty where nothing changes. On a
 * terminal of a `width` in columns a longer line is broken at words, each of its rows with the sign of the line.
 */
export function diffText(
  path: string,
  before: string | undefined,
  after: string | undefined,
  style: Styler,
  width?: number,
): string {
  if (before === after) return '';
  const patch = structuredPatch('', '', before ?? '', after ?? '', undefined, undefined, {
    context: 3,
    timeout: PATIENCE,
  });
  const names = [
    style.title(`--- ${before === undefined ? '/dev/null' : path}`),
    style.title(`+++ ${after === undefined ? '/dev/null' : path}`),
  ];
  if (patch === undefined) return ended([...names, style.quiet('the whole text is another one')]);
  const hunks = patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    style.quiet(`@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`),
    ...lines
      .flatMap((line) => rowsOf(line, width))
      .map((line) =>
        line.startsWith('+') ? style.done(line) : line.startsWith('-') ? style.error(line) : style.text(line),
      ),
  ]);
  return ended([...names, ...hunks]);
}

function rowsOf(line: string, width: number | undefined): readonly string[] {
  if (width === undefined || textWidth(line) <= width) return [line];
  const sign = line.slice(0, 1);
  const indent = /^\s*/.exec(line.slice(1))?.[0] ?? '';
  return wrappedText(line.slice(1 + indent.length), width, `${sign}${indent}`).split('\n');
}

/** Of no lines the place is the line before them (POSIX, diff, "Diff -u Output Format"). */
function rangeOf(start: number, lines: number): string {
  return `${String(lines === 0 ? start - 1 : start)},${String(lines)}`;
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
