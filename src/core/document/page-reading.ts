import { isCalendarDate } from '../calendar-date.ts';
import { isFileText } from './answer-text.ts';
import type { RuleId } from '../checks/rules.ts';
import type { Place, Problem, Severity } from '../problem.ts';
import type { Page, PageItem } from './page.ts';
import { LetterPattern } from '../letter-pattern.ts';
import { oneLine } from './source-text.ts';

const DATE_LIKE = new LetterPattern(String.raw`(?<![\p{L}\p{N}-])\d{4}-\d{1,2}-\d{1,2}(?![\p{N}-])`, 'gu');

/** What is read out of one page: the values that its keys mean, and a problem for each that cannot be read. */
export class PageReading {
  readonly page: Page;
  readonly problems: Problem[];

  readonly #reported = new Set<string>();

  constructor(page: Page) {
    this.page = page;
    this.problems = [...page.problems];
  }

  /** A key's text, on one line; undefined where it is not there or empty. */
  text(key: string): string | undefined {
    const found = this.page.keys.get(key);
    if (found !== undefined && found.value === undefined) {
      const hint = `write it on one line: ${key}: …`;
      this.report(found.place, 'value-unread', `Unexpected list or map as "${key}", expected a text`, { hint });
    }
    if (found?.value !== undefined && !isFileText(found.value)) {
      const hint = `write it without escapes: ${key}: …`;
      this.report(found.place, 'value-unread', `Unexpected character in "${key}", expected text that a file can hold`, {
        hint,
      });
      return undefined;
    }
    const text = oneLine(found?.value ?? '');
    return text === '' ? undefined : text;
  }

  /** A key's date, ISO; undefined where there is none, or none that exists. */
  date(key: string): string | undefined {
    const text = this.text(key);
    const place = this.page.keys.get(key)?.place;
    return text === undefined || place === undefined ? undefined : this.dateAt(place, text);
  }

  /** A date that stands somewhere; undefined, and a problem, where it does not exist. */
  dateAt(place: Place, text: string): string | undefined {
    if (isCalendarDate(text)) return text;
    this.report(place, 'date-impossible', `Unexpected date "${text}", expected a day that exists, such as 2026-12-04`, {
      hint: 'write the year, the month and the day: 2026-12-04',
    });
    return undefined;
  }

  /** Whether a key says yes or no; a date says yes. Undefined where it says neither. */
  yesNo(key: string): boolean | undefined {
    const text = this.text(key);
    const place = this.page.keys.get(key)?.place;
    if (text === undefined || place === undefined) return undefined;
    if (YES.test(text) || isCalendarDate(text)) return true;
    if (NO.test(text)) return false;
    this.report(place, 'value-unread', `Unexpected ${key} "${text}", expected yes or no`, { hint: `${key}: yes` });
    return undefined;
  }

  /** The first date in an item's text; undefined where there is none. One that does not exist is a problem. */
  dateIn(item: PageItem, text: string = item.text): string | undefined {
    const found = text.match(DATE_LIKE.for(text))?.[0];
    return found === undefined ? undefined : this.dateAt(placeWithin(item, found), found);
  }

  report(
    { file, line, column }: Place,
    rule: RuleId,
    message: string,
    more: { readonly hint?: string; readonly severity?: Severity } = {},
  ): void {
    const { hint, severity = 'warning' } = more;
    const once = `${String(line)}:${String(column)} ${message}`;
    if (this.#reported.has(once)) return;
    this.#reported.add(once);
    this.problems.push({ file, line, column, rule, severity, message, ...(hint === undefined ? {} : { hint }) });
  }
}

const YES = /^(?:yes|y|true|1|x|done|ja|oui|si|sí)$/i;
const NO = /^(?:no|n|false|0|-|nein|non|not yet)$/i;

/** Where a part of an item's text stands; the item itself where that is not on its first line. */
export function placeWithin({ place, text }: PageItem, part: string): Place {
  const at = (text.split('\n', 1)[0] ?? '').indexOf(part);
  return at === -1 ? place : { ...place, column: place.column + at };
}

/** An item's text on one line. */
export function itemLine({ text }: Pick<PageItem, 'text'>): string {
  return text.replace(/\s+/g, ' ').trim();
}
