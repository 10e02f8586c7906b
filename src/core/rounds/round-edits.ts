import { appendItem, setPageKey, tickItem } from '../document/page-edits.ts';
import { editRefusal } from '../document/front-matter-edit.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { parsePage, partsUnder, type Page, type PageItem } from '../document/page.ts';
import { splice } from '../document/source-text.ts';
import { isSame } from '../sameness.ts';
import { formatClaim, placeKey, type Claim } from './claim.ts';
import { formatReader, type NewReader } from './round-file.ts';
import { parseRound, roundHeadings, type Round } from './round.ts';
import type { Reader } from './reader.ts';

/** What can become of a reader's line after it was asked. */
export type ReaderEvent = 'answered' | 'declined' | 'reminded';

/**
 * Edits of a round's file, each giving the round as it is then; what is said already is not said twice.
 * @throws PacketError what made the file unreadable, `E_EDIT` where a hand has to do it.
 */
export class RoundEdits {
  readonly #read: FrontMatterReader;
  #round: Round;

  constructor(round: Round, read: FrontMatterReader) {
    this.#round = round;
    this.#read = read;
  }

  get round(): Round {
    return this.#round;
  }

  get text(): string {
    return this.#page.source.text;
  }

  close(date: string): void {
    if (!this.#round.isClosed) this.#take(setPageKey(this.#page, 'closed', date, this.#read));
  }

  addReader(reader: NewReader, date: string): void {
    const item = { headings: roundHeadings.readers, text: formatReader(reader, date), isDone: false };
    this.#take(appendItem(this.#page, item, this.#read));
  }

  /** Puts what is not in the record yet at its end. */
  addClaims(claims: readonly Claim[]): void {
    const known = new Set(this.#round.claims.map(placeKey));
    for (const claim of claims.filter((each) => !known.has(placeKey(each)))) {
      const item = { headings: roundHeadings.claims, text: formatClaim(claim), isDone: undefined };
      this.#take(appendItem(this.#page, item, this.#read));
    }
  }

  /** Something to work on, under Feedback, such as `impact: who measured it?`. */
  addFeedback(text: string): void {
    const item = { headings: roundHeadings.feedback, text, isDone: false };
    this.#take(appendItem(this.#page, item, this.#read));
  }

  tick(item: PageItem): void {
    if (item.isDone !== true) this.#take(tickItem(this.#page, item, true, this.#read));
  }

  /** Says of a reader what became of them on a day (ISO). An answer ticks the box. */
  mark(reader: Reader, event: ReaderEvent, date: string): void {
    if (hasSaid(reader, event, date)) return;
    const index = this.#round.readers.indexOf(reader);
    this.#append(reader.item, `, ${event} ${date}`);
    const now = this.#round.readers[index];
    if (event === 'answered' && now !== undefined) this.tick(now.item);
  }

  get #page(): Page {
    return this.#round.page;
  }

  /** Puts words behind an item's own text. */
  #append(item: PageItem, words: string): void {
    const { source, parts } = this.#page;
    if (this.#page.error !== undefined) throw this.#page.error;
    const items = parts.flatMap((part) => part.items);
    const nested = items.find(({ range }) => range.start > item.range.start && range.end <= item.range.end);
    const limit = nested === undefined ? item.range.end : nested.range.start;
    const end = source.text.slice(0, limit).trimEnd().length;
    const isBare = !/[:：]/.test(item.text);
    const text = splice(source, { start: end, end }, isBare ? words.replace(/^,/, ':') : words);
    const after = parsePage(source.file, text, this.#read);
    const said = `${item.text}${isBare ? words.replace(/^,/, ':') : words}`;
    const wanted = items.map((each) => (each === item ? said : each.text));
    const isKept = isSame(
      wanted,
      after.parts.flatMap((part) => part.items).map((each) => each.text),
    );
    if (!isKept) throw editRefusal(source, item.range);
    this.#take(text);
  }

  #take(text: string): void {
    this.#round = parseRound(this.#page.source.file, text, this.#read);
  }
}

function hasSaid({ hasAnswered, answered, hasDeclined, reminded }: Reader, event: ReaderEvent, date: string): boolean {
  if (event === 'reminded') return reminded.includes(date);
  return event === 'answered' ? hasAnswered && answered !== undefined : hasDeclined;
}

/** The questions of a self round with whether they are read, as its file has them. */
export function readMarks(round: Round): readonly { readonly id: string; readonly item: PageItem }[] {
  return partsUnder(round.page, roundHeadings.read)
    .flatMap(({ items }) => items)
    .filter(({ level, isDone }) => level === 0 && isDone !== undefined)
    .map((item) => ({ id: item.text.trim(), item }));
}
