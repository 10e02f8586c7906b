import type { EntryContent } from '../document/answer.ts';
import { itemLine } from '../document/page-reading.ts';
import type { PageItem } from '../document/page.ts';
import type { CopiedSection } from '../sharing/packet-copy.ts';

/** What of an answer a claim is: the title of an entry, its prose, one of its fields; a section's own prose, its reason for none yet. */
export type ClaimPart = 'title' | 'text' | 'field' | 'reason';

/** A place in a packet, by names: it is found again where entries were moved. */
export interface ClaimPlace {
  /** The question's id. */
  readonly question: string;
  readonly part: ClaimPart;
  /** The field's id; undefined for other parts. */
  readonly field: string | undefined;
  /** The entry's title as it was sent, Markdown on one line; undefined for what belongs to the section itself. */
  readonly entry: string | undefined;
  /** Which of the entries with that title it is, from 1 on. */
  readonly occurrence: number;
}

/** A claim that readers may point at by its number. */
export interface Claim extends ClaimPlace {
  /** From 1 on, the same for every reader of a round. */
  readonly number: number;
}

/** A claim with what was sent of it. */
export interface SentClaim extends Claim {
  /** Markdown, without the number behind it. */
  readonly text: string;
}

/** Every claim of a copy in its order, with the numbers that a round has given already, and new ones for what is new. */
export function numberClaims(sections: readonly CopiedSection[], earlier: readonly Claim[]): readonly SentClaim[] {
  const numbers = new Map(earlier.map((claim) => [placeKey(claim), claim.number]));
  let next = Math.max(0, ...numbers.values()) + 1;
  return sections.flatMap(placesIn).map((claim) => {
    const number = numbers.get(placeKey(claim)) ?? next++;
    return { ...claim, number };
  });
}

/** Two claims of the same key are the same one. */
export function placeKey({ question, part, field, entry, occurrence }: ClaimPlace): string {
  return JSON.stringify([question, part, field ?? null, entry ?? null, occurrence]);
}

function placesIn({ question: { id }, answer }: CopiedSection): readonly Omit<SentClaim, 'number'>[] {
  const own = { question: id, field: undefined, entry: undefined, occurrence: 1 };
  switch (answer.state) {
    case 'open':
      return [];
    case 'none-yet':
      return [{ ...own, part: 'reason', text: answer.reason }];
    case 'answered': {
      const seen = new Map<string, number>();
      const entries = answer.entries.flatMap((entry) => {
        const occurrence = (seen.get(entry.title) ?? 0) + 1;
        seen.set(entry.title, occurrence);
        return entryPlaces(id, entry, occurrence);
      });
      return [...(answer.text === '' ? [] : [{ ...own, part: 'text', text: answer.text } as const]), ...entries];
    }
  }
}

function entryPlaces(
  question: string,
  { title, text, fields }: EntryContent,
  occurrence: number,
): readonly Omit<SentClaim, 'number'>[] {
  const own = { question, field: undefined, entry: title, occurrence };
  const firsts = fields.filter(({ id }, index) => fields.findIndex((field) => field.id === id) === index);
  return [
    { ...own, part: 'title', text: title },
    ...(text === '' ? [] : [{ ...own, part: 'text', text } as const]),
    ...firsts.map(({ id, value }) => ({ ...own, part: 'field', field: id, text: value }) as const),
  ];
}

/** What a round's record says of a claim behind its number: `impact field after (2): Label latency`. */
export function formatClaim({ question, part, field, entry, occurrence }: ClaimPlace): string {
  const words = [question, part, ...(field === undefined ? [] : [field])];
  const which = occurrence > 1 ? ` (${String(occurrence)})` : '';
  return `${words.join(' ')}${entry === undefined ? '' : `${which}: ${entry}`}`;
}

const RECORD = /^(\S+) (?:(title|text|reason)|(field) (\S+?))(?: \((\d{1,4})\))?(?:: (.*))?$/;

/** Reads an item of a round's record; undefined where it is none. */
export function readClaim(item: PageItem): Claim | undefined {
  const number = /^(\d{1,4})[.)]$/.exec(item.marker)?.[1];
  const found = RECORD.exec(itemLine(item));
  if (number === undefined || found === null) return undefined;
  const [, question = '', part = 'field', , field, occurrence = '1', entry] = found;
  return {
    number: Number(number),
    question,
    part: part as ClaimPart,
    field,
    entry,
    occurrence: Number(occurrence),
  };
}
