import type { Page, PageItem } from './page.ts';
import { parsePrivateMarks } from './private-marks.ts';
import { saysPrivate } from './private-parts.ts';
import type { Range } from './source-text.ts';

/**
 * Tells which items of a private page are private even to whom it was held with: marked, or below an item that says `Private:`. All
 * of them are where a mark lacks its other half, or the page says so outside of its items: there is no telling how far it reaches.
 */
export function privateItems({ source, parts }: Page): (item: PageItem) => boolean {
  const marks = parsePrivateMarks(source.text);
  const items = parts.flatMap((part) => part.items);
  const said = source.lines.filter(({ text }) => saysPrivate(text));
  const isWithin = (inner: Range, outer: Range): boolean => inner.start <= outer.end && inner.end >= outer.start;
  const holders = items.filter(({ level, range }) => level === 0 && said.some((line) => isWithin(line, range)));
  const isOutside = said.some((line) => !items.some(({ range }) => isWithin(line, range)));
  if (isOutside || marks.unclosed.length > 0 || marks.unopened.length > 0) return () => true;
  const ranges = [...marks.ranges, ...holders.map(({ range }) => range)];
  return ({ range }) => ranges.some((each) => isWithin(range, each));
}
