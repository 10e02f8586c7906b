import type { Page, PageItem } from './page.ts';
import { parsePrivateMarks } from './private-marks.ts';
import { saysPrivate } from './private-parts.ts';
import type { Range } from './source-text.ts';

/**
 * Tells which items of a private page are private even to whom it was held with: marked, or in an outer item that says `Private:`. All
 * of them are where a mark lacks its other half, or the page says so outside of its items: there is no telling how far it reaches.
 */
export function privateItems({ source, parts }: Page): (item: PageItem) => boolean {
  const marks = parsePrivateMarks(source.text);
  if (marks.unclosed.length > 0 || marks.unopened.length > 0) return () => true;
  const outer = parts.flatMap(({ items }) => items.filter(({ level }) => level === 0)).map(({ range }) => range);
  const said = source.lines.filter(({ text }) => saysPrivate(text));
  if (said.some((line) => !touchesAny(outer, line))) return () => true;
  const holders = outer.filter((range) => touchesAny(said, range));
  return ({ range }) => touchesAny(marks.ranges, range) || touchesAny(holders, range);
}

/** Whether a range has something in common with one of others, which are in order and apart. */
function touchesAny(others: readonly Range[], { start, end }: Range): boolean {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (others[low]?.start ?? Infinity) <= end;
}
