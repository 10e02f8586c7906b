import { wrappedText } from './wrapped-text.ts';

/** A text broken into lines as by `wrappedText`, but never within `Fri 4 Dec 2026` or `in 11 weeks`: a date in two halves is misread. */
export function datedText(text: string, columns: number, first = '', further = first): string {
  const joined = text.replace(WHOLE, (words) => words.replaceAll(' ', JOINT));
  return wrappedText(joined, columns, first, further).replaceAll(JOINT, ' ');
}

/** A blank at which no line is broken. */
const JOINT = '\u00a0';
const WHOLE =
  /(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4}\b)?|\bin \d+ (?:day|week|month)s?\b/g;
