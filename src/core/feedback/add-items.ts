import { PacketError } from '../errors.ts';
import { editRefusal } from '../document/front-matter-edit.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import type { HeadingNames } from '../document/heading-names.ts';
import { appendItem, formatItem } from '../document/page-edits.ts';
import { parsePage, partsUnder, type Page, type PageItem } from '../document/page.ts';
import { oneLine, splice } from '../document/source-text.ts';
import { parseRound, roundHeadings, type Round } from '../rounds/round.ts';
import { isSame } from '../sameness.ts';
import { itemKey, type FeedbackItem } from './feedback-items.ts';

/** The items that a round's file does not have yet, each once. */
export function newItems({ feedback }: Round, items: readonly FeedbackItem[]): readonly FeedbackItem[] {
  const seen = new Set(feedback.map(({ item }) => itemKey(item.text)));
  return items.filter(({ text }) => {
    const key = itemKey(text);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/**
 * A round with more to work on: under Feedback, and under Unplaced what belongs nowhere. No other byte changes.
 * @throws PacketError what made the file unreadable, `E_EDIT` where a hand has to do it.
 */
export function addItems(round: Round, items: readonly FeedbackItem[], read: FrontMatterReader): Round {
  const { file } = round.page.source;
  if (round.page.error !== undefined) throw round.page.error;
  let { page } = round;
  for (const [headings, isUnplaced] of [
    [roundHeadings.feedback, false],
    [roundHeadings.unplaced, true],
  ] as const) {
    const texts = items.filter((item) => item.isUnplaced === isUnplaced).map(({ text }) => safeText(text, read));
    if (texts.length > 0) page = withItems(page, headings, texts, read);
  }
  return parseRound(file, page.source.text, read);
}

/** A text as an item can hold it: on one line, where it would not come back as it is. */
function safeText(text: string, read: FrontMatterReader): string {
  const empty = parsePage('', '', read);
  try {
    appendItem(empty, { headings: roundHeadings.feedback, text, isDone: false }, read);
    return text;
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    return oneLine(text);
  }
}

/** All of them in one insertion, so that a long list takes no longer than a short one. */
function withItems(page: Page, headings: HeadingNames, texts: readonly string[], read: FrontMatterReader): Page {
  const [first = '', ...rest] = texts;
  const { source } = page;
  const begun = parsePage(source.file, appendItem(page, { headings, text: first, isDone: false }, read), read);
  const before = contents(begun);
  const last = partsUnder(begun, headings)
    .slice(0, 1)
    .flatMap(({ items }) => items)
    .filter(({ level }) => level === 0)
    .at(-1);
  if (last === undefined || rest.length === 0) return begun;
  const margin = ' '.repeat(last.indentation);
  const marker = /^\d/.test(last.marker) ? '-' : last.marker;
  const lines = rest.map((text) => `\n${margin}${formatItem({ text, isDone: false }, marker, last.indentation)}`);
  const { end } = last.range;
  const after = parsePage(source.file, splice(begun.source, { start: end, end }, lines.join('')), read);
  const all = contents(after);
  const at = allItems(begun).indexOf(last) + 1;
  if (isSame(before, all.toSpliced(at, rest.length)) && all.length === before.length + rest.length) return after;
  throw editRefusal(begun.source, last.range);
}

function allItems({ parts }: Page): readonly PageItem[] {
  return parts.flatMap(({ items }) => items);
}

function contents(page: Page): readonly unknown[] {
  return allItems(page).map(({ level, text, isDone }) => [level, text, isDone ?? null]);
}
