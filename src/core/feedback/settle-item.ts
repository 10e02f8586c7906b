import { editRefusal } from '../document/front-matter-edit.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { formatItem, tickItem } from '../document/page-edits.ts';
import { parsePage, type Page, type PageItem } from '../document/page.ts';
import { splice } from '../document/source-text.ts';
import { parseRound, type Round } from '../rounds/round.ts';
import { isSame } from '../sameness.ts';

/**
 * A round with one item ticked (0-based, among its feedback), and below it what became of it, such as `taken 2026-12-06`. What is
 * ticked already stays as it is.
 * @throws PacketError what made the file unreadable, `E_EDIT` where a hand has to do it.
 */
export function settleItem(round: Round, index: number, outcome: string, read: FrontMatterReader): Round {
  const found = round.feedback[index];
  if (found === undefined || found.isDone) return round;
  const { file } = round.page.source;
  const ticked = parsePage(file, tickItem(round.page, found.item, true, read), read);
  const at = itemsOf(round.page).indexOf(found.item);
  const item = itemsOf(ticked)[at];
  return parseRound(file, item === undefined ? ticked.source.text : withNested(ticked, item, outcome, read), read);
}

/** The text with one more item below another one, behind those that are there. */
function withNested(page: Page, item: PageItem, text: string, read: FrontMatterReader): string {
  const { end } = item.range;
  const indentation = item.indentation + item.marker.length + 1;
  const line = formatItem({ text, isDone: undefined }, '-', indentation);
  const result = splice(page.source, { start: end, end }, `\n${' '.repeat(indentation)}${line}`);
  const after = itemsOf(parsePage(page.source.file, result, read));
  const added = after.findIndex(({ range }) => range.start > end);
  const saying = ({ level, text: said, isDone }: PageItem): readonly unknown[] => [level, said, isDone ?? null];
  const wanted = itemsOf(page).map(saying);
  if (after[added]?.text === text && isSame(wanted, after.map(saying).toSpliced(added, 1))) return result;
  throw editRefusal(page.source, item.range);
}

function itemsOf({ parts }: Page): readonly PageItem[] {
  return parts.flatMap(({ items }) => items);
}
