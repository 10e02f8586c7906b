import { escapeLine, type StructuralTokens } from './escape-rule.ts';
import { formatScalar } from './format-scalar.ts';
import { isSame } from '../sameness.ts';
import type { FrontMatterReader } from './front-matter.ts';
import { editRefusal, removeFrontMatterKey, setFrontMatterKey } from './front-matter-edit.ts';
import type { HeadingNames } from './heading-names.ts';
import { ITEM_START, keyName, parsePage, partsUnder, type Page, type PageItem } from './page.ts';
import { linesOf, normalizeText, splice, type Range } from './source-text.ts';

/**
 * Edits of a page replace or insert one range and touch no other byte; the result is read again, and refused if anything else
 * changed its meaning. Each gives the new text.
 * @throws PacketError `E_EDIT` where a hand has to do it; what made the page unreadable, where it is.
 */
export function setPageKey(page: Page, key: string, value: string, read: FrontMatterReader): string {
  const { source, frontMatter } = writable(page);
  if (frontMatter !== undefined) {
    const there = frontMatter.keys.find((each) => keyName(each.key) === key)?.key ?? key;
    return setFrontMatterKey(source, frontMatter, there, value, read);
  }
  const start = source.text.startsWith('\uFEFF') ? 1 : 0;
  const block = `---\n${formatScalar(key)}: ${formatScalar(value)}\n---\n${source.text.length > start ? '\n' : ''}`;
  const text = splice(source, { start, end: start }, block);
  const after = parsePage(source.file, text, read);
  const keys = new Map([...keysOf(page), [key, value.trim()]]);
  const isKept =
    after.keys.size === keys.size &&
    [...keys].every(([name, text]) => after.keys.get(name)?.value === text) &&
    isSame(contentOf(page), contentOf(after));
  if (isKept) return text;
  throw editRefusal(source, { start: 0, end: 0 });
}

/** Takes a key out, with its line; nothing where it is not there. */
export function removePageKey(page: Page, key: string, read: FrontMatterReader): string {
  const { source, frontMatter } = writable(page);
  const found = page.keys.get(key);
  if (found === undefined) return source.text;
  const there = frontMatter?.keys.find((each) => keyName(each.key) === key);
  if (frontMatter !== undefined && there !== undefined)
    return removeFrontMatterKey(source, frontMatter, there.key, read);
  const { start = 0, end = 0 } = source.lines[found.place.line - 1] ?? {};
  throw editRefusal(source, { start, end });
}

/** Ticks an item's box, or takes its tick away; an item without a box gets one. */
export function tickItem(page: Page, item: PageItem, isDone: boolean, read: FrontMatterReader): string {
  const { source } = writable(page);
  const mark = isDone ? 'x' : ' ';
  const at = { start: item.textStart, end: item.textStart };
  const text = item.boxRange === undefined ? splice(source, at, `[${mark}] `) : splice(source, item.boxRange, mark);
  const wanted = contentOf(page, (each) => (each === item ? isDone : each.isDone));
  if (isSame(wanted, contentOf(parsePage(source.file, text, read)))) return text;
  throw editRefusal(source, item.range);
}

/** An item's own text: from behind its marker and box to the end of its last line before nested items. */
export function ownTextRange(page: Page, item: PageItem): Range {
  const nested = page.parts
    .flatMap(({ items }) => items)
    .find(({ range }) => range.start > item.range.start && range.start < item.range.end);
  const text = page.source.text.slice(item.textStart, nested?.range.start ?? item.range.end);
  const start = item.textStart + text.length - text.trimStart().length;
  return { start, end: item.textStart + text.trimEnd().length };
}

/** Replaces a part of an item's own text; that the item says then what it should is for the caller to see. */
export function changeItem(
  page: Page,
  item: PageItem,
  range: Range,
  replacement: string,
  read: FrontMatterReader,
): string {
  const { source } = writable(page);
  const text = splice(source, range, replacement);
  const after = parsePage(source.file, text, read);
  const changed = itemsOf(after)[itemsOf(page).indexOf(item)];
  const asChanged = (each: PageItem): PageItem => (each === item ? { ...each, text: changed?.text ?? '' } : each);
  const wanted = { ...page, parts: page.parts.map((part) => ({ ...part, items: part.items.map(asChanged) })) };
  if (isSame(contentOf(wanted), contentOf(after)) && isSame(keysOf(page), keysOf(after))) return text;
  throw editRefusal(source, item.range);
}

function itemsOf({ parts }: Page): readonly PageItem[] {
  return parts.flatMap(({ items }) => items);
}

/** An item to put under a heading. */
export interface NewItem {
  /** Where it belongs: the first heading of these that is there. Where none is, the first one is written. */
  readonly headings: HeadingNames;
  /** Any text; what would carry structure comes back as it was given. */
  readonly text: string;
  /** A task's box, ticked or not; undefined for an item without one. */
  readonly isDone: boolean | undefined;
  /** Before the items that are there already. */
  readonly isFirst?: boolean;
}

/** Puts an item under a heading, in the manner of those that are there. A heading that is missing is made at the end. */
export function appendItem(page: Page, item: NewItem, read: FrontMatterReader): string {
  const { source } = writable(page);
  const [range, inserted] = insertion(page, item);
  const text = splice(source, range, inserted);
  const after = parsePage(source.file, text, read);
  if (isSame(contentWith(page, item), contentOf(after)) && isSame(keysOf(page), keysOf(after))) return text;
  throw editRefusal(source, range);
}

/** Takes an item out, with the items below it; its heading stays. */
export function removeItem(page: Page, item: PageItem, read: FrontMatterReader): string {
  const { source } = writable(page);
  const { lines, text: all } = source;
  const first = lines.findLast(({ start }) => start <= item.range.start);
  const last = lines.findIndex(({ end }) => end >= item.range.end);
  const end = lines[last + 1]?.start ?? all.length;
  const start = first?.start ?? item.range.start;
  // At the end of a file no blank line is left behind.
  const above = lines.findLast((line) => line.end <= start && line.text.trim() !== '');
  const isLast = all.slice(end).trim() === '' && above !== undefined;
  const range = isLast ? { start: lines[lines.indexOf(above) + 1]?.start ?? start, end: all.length } : { start, end };
  const text = splice(source, range, '');
  const isOut = (each: PageItem): boolean => each.range.start >= item.range.start && each.range.end <= item.range.end;
  const wanted = contentOf(page, undefined, (each) => !isOut(each));
  const after = parsePage(source.file, text, read);
  if (isSame(wanted, contentOf(after)) && isSame(keysOf(page), keysOf(after))) return text;
  throw editRefusal(source, item.range);
}

/** Where an item goes, and what is put there. */
function insertion(page: Page, item: NewItem): [Range, string] {
  const { text } = page.source;
  const part = partsUnder(page, item.headings)[0];
  const outer = part?.items.filter(({ level }) => level === 0) ?? [];
  const beside = item.isFirst === true ? outer[0] : outer.at(-1);
  if (part === undefined) {
    const end = text.length;
    const gap =
      end === 0 || /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)[ \t]*$/.test(text) ? '' : /[\r\n]$/.test(text) ? '\n' : '\n\n';
    return [{ start: end, end }, `${gap}## ${item.headings.first}\n\n${formatItem(item, '-', 0)}\n`];
  }
  if (beside === undefined) {
    const { end } = part.contentRange;
    const isFollowed = /^(?:\r\n?|\n)[ \t]*[^\s]/.test(text.slice(end, end + 200));
    return [{ start: end, end }, `\n\n${formatItem(item, '-', 0)}${isFollowed ? '\n' : ''}`];
  }
  const { marker, indentation } = beside;
  const margin = ' '.repeat(indentation);
  const { start, end } = beside.range;
  return item.isFirst === true
    ? [{ start, end: start }, `${formatItem(item, marker, indentation)}\n${margin}`]
    : [{ start: end, end }, `\n${margin}${formatItem(item, nextMarker(marker), indentation)}`];
}

/** What a page would say with one more item. */
function contentWith(page: Page, item: NewItem): readonly unknown[][] {
  const parts = contentOf(page).map((part) => [...part]);
  const added = [0, wordsOf(item), item.isDone ?? null];
  const part = partsUnder(page, item.headings)[0];
  const at = part === undefined ? -1 : page.parts.indexOf(part);
  if (at === -1) return [...parts, [`2 ${item.headings.first}`, added]];
  return parts.with(at, (parts[at] ?? []).toSpliced(item.isFirst === true ? 1 : Number.MAX_SAFE_INTEGER, 0, added));
}

function writable(page: Page): Page {
  if (page.error !== undefined) throw page.error;
  return page;
}

function wordsOf({ text }: Pick<NewItem, 'text'>): string {
  return normalizeText(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimStart();
}

const ITEM_TOKENS: StructuralTokens = {
  blocks: true,
  lists: true,
  isLabel: () => false,
  isSectionHeading: () => true,
};

/** An item as it stands in a file; its further lines are indented below its first. */
export function formatItem(item: Pick<NewItem, 'text' | 'isDone'>, marker: string, indentation: number): string {
  const [first = '', ...further] = linesOf(wordsOf(item));
  const box = item.isDone === undefined ? '' : item.isDone ? '[x] ' : '[ ] ';
  const start = ITEM_START.test(first) ? `\\${first}` : escapeLine(first, ITEM_TOKENS);
  const margin = ' '.repeat(indentation + marker.length + 1);
  const rest = further.map((line) => (line === '' ? '' : `${margin}${escapeLine(line, ITEM_TOKENS)}`));
  return [`${marker} ${box}${start}`, ...rest].join('\n');
}

function nextMarker(marker: string): string {
  const number = /^\d+/.exec(marker)?.[0];
  return number === undefined ? marker : `${String(Number(number) + 1)}${marker.slice(number.length)}`;
}

function keysOf({ keys }: Page): readonly (readonly [string, string | undefined])[] {
  return [...keys].map(([name, { value }]) => [name, value]);
}

/** What a page says below its front matter. */
function contentOf(
  page: Page,
  isDone = (item: PageItem): boolean | undefined => item.isDone,
  isThere: (item: PageItem) => boolean = () => true,
): readonly unknown[][] {
  return page.parts.map(({ heading, depth, items }) => [
    `${String(depth)} ${heading}`,
    ...items.filter(isThere).map((item) => [item.level, item.text, isDone(item) ?? null]),
  ]);
}
