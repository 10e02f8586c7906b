import { isCalendarDate } from '../calendar-date.ts';
import { endingDate } from '../ending-date.ts';
import type { PageReading } from '../document/page-reading.ts';
import type { PageItem } from '../document/page.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** What somebody said they would do: `- [ ] Sam: ask who sits on the committee, by 2027-01-08`. */
export interface Agreement {
  /** Who does it, as it stands before the colon; undefined where nobody is named. */
  readonly owner: string | undefined;
  readonly text: string;
  readonly isDone: boolean;
  /** ISO date of the 1:1; undefined where the file has none. */
  readonly since: string | undefined;
  /** ISO date after `by`, `due` or `until`. */
  readonly due: string | undefined;
  readonly item: PageItem;
}

/** A name is short and has no digits; `me` is whose packet it is. */
const OWNER = new LetterPattern(String.raw`^(\p{L}[\p{L}\p{M} .'’-]{0,40})[:：](?:\s+|$)`);
const DUE = /\b(?:by|due|until)\s+(\d{4}-\d{1,2}-\d{1,2})(?!\d)/iu;

/** What was agreed as files hold it: a day in words at the end of a line, `by friday`, is a date from then on. `today` is ISO. */
export function formatAgreement(text: string, today: string): string {
  return text
    .split('\n')
    .map((line) => {
      const ending = endingDate(line, today);
      return ending === undefined ? line : line.slice(0, ending.start) + ending.date;
    })
    .join('\n');
}

/** `date` is that of the 1:1, `above` the owner that the item above a nested one names. */
export function readAgreement(
  reading: PageReading,
  item: PageItem,
  date: string | undefined,
  above: string | undefined,
): Agreement {
  const owner = OWNER.for(item.text).exec(item.text);
  const text = item.text.slice(owner?.[0].length ?? 0).trim();
  const dueText = DUE.exec(text)?.[1];
  const due = dueText === undefined || isCalendarDate(dueText) ? dueText : reading.dateIn(item, dueText);
  return { owner: owner?.[1]?.trim() ?? above, text, isDone: item.isDone === true, since: date, due, item };
}

/** Who does what is nested below an item that says no more than that: `- Sam:`. */
export function ownerAbove({ text }: PageItem): string | undefined {
  const line = text.trim();
  const owner = OWNER.for(line).exec(line);
  return owner?.[0] === text.trim() ? owner[1]?.trim() : undefined;
}
