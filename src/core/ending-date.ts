import { PacketError } from './errors.ts';
import { parseDateWords } from './date-words.ts';

/** A line that ends in a day by which something is to be: `ask who decides, by friday`. */
export interface EndingDate {
  /** What stands before it, without the comma and the word that leads to it. */
  readonly before: string;
  /** ISO. */
  readonly date: string;
  /** Where the words of the day begin in the line, from 0 on; they go on to its end. */
  readonly start: number;
}

/** The last of these words counts: what is led by somebody can be due by a day. */
const LEADING = /^(.*)(?<=\s)(?:by|due|until)\s+/isu;

/** Undefined where no day that exists stands at the end. `today` is ISO. */
export function endingDate(line: string, today: string): EndingDate | undefined {
  const [lead, before = ''] = LEADING.exec(line) ?? [];
  const date = lead === undefined ? undefined : dateOrNone(line.slice(lead.length).replace(/\.\s*$/, ''), today);
  if (lead === undefined || date === undefined) return undefined;
  return { before: before.replace(/[,;]?\s*$/, ''), date, start: lead.length };
}

function dateOrNone(words: string, today: string): string | undefined {
  try {
    return parseDateWords(words, today);
  } catch (error) {
    if (error instanceof PacketError) return undefined;
    throw error;
  }
}
