import { structuredPatch } from 'diff';
import type { Styler } from './styler.ts';

/** How long a comparison may take, in milliseconds; ten thousand changed words took 11 s without a limit. */
const PATIENCE = 2000;

/**
 * What changes in a file, as a unified diff; undefined stands for no file. Ends with a line break; empty where nothing changes.
 */
export function diffText(path: string, before: string | undefined, after: string | undefined, style: Styler): string {
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
    style.quiet(`@@ -${String(oldStart)},${String(oldLines)} +${String(newStart)},${String(newLines)} @@`),
    ...lines.map((line) =>
      line.startsWith('+') ? style.done(line) : line.startsWith('-') ? style.error(line) : style.text(line),
    ),
  ]);
  return ended([...names, ...hunks]);
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
