import { isCalendarDate } from '../calendar-date.ts';
import type { PacketDocument, Section } from '../document/document.ts';
import type { LocatedField } from '../document/entries.ts';
import { parsePeriod } from '../period.ts';
import type { Found, PacketRule } from './packet-rule.ts';
import { LetterPattern } from '../letter-pattern.ts';

const ADDRESS = /\]\([^()\s]*\)|https?:\/\/[^\s<>]+/g;
/** A day, a month, a quarter or a half, as a file has them. */
const DATE_LIKE = new LetterPattern(
  String.raw`(?<![\p{L}\p{N}-])\d{4}-(?:[QqHh]\d+|\d{1,2}(?:-\d{1,2})?)(?![\p{L}\p{N}-])`,
  'gu',
);

/** In the fields that say when; prose may hold what looks like a date and is none. */
export const dateImpossible: PacketRule = {
  rule: 'date-impossible',
  find: (document) =>
    document.sections.flatMap((section) =>
      section.entries.flatMap(({ fields }) =>
        fields.filter(({ id }) => saysWhen(section, id)).flatMap((field) => datesIn(document, section, field)),
      ),
    ),
};

function saysWhen({ question }: Section, id: string): boolean {
  const field = question.fields.find((each) => each.id === id);
  return field === undefined ? id === 'planned' || id === 'consent' : field.type === 'date' || field.type === 'period';
}

function datesIn({ source }: PacketDocument, { question }: Section, { valueRange }: LocatedField): readonly Found[] {
  const raw = source.text.slice(valueRange.start, valueRange.end);
  const text = raw.replace(ADDRESS, (match) => ' '.repeat(match.length));
  return [...text.matchAll(DATE_LIKE.for(text))]
    .filter(({ 0: found }) => !isCalendarDate(found) && parsePeriod(found) === undefined)
    .map(({ 0: found, index }) => ({
      offset: valueRange.start + index,
      message: `Unexpected date "${found}", expected one that exists, such as 2026-12-04 or 2026-09`,
      question,
      parts: [found],
    }));
}
