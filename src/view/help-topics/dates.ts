import type { Topic } from './topic.ts';

export const datesTopic: Topic = {
  name: 'dates',
  summary: 'how dates and cadences can be written',
  body: [
    'Files hold dates as 2026-12-04. Where a date is asked for, these are understood too; the whole text must be a date.',
    {
      terms: [
        ['2026-12-04', 'that day'],
        ['today, tomorrow', 'from the day that it is here'],
        ['friday, next friday', 'the next one after today'],
        ['in 2 weeks, in 10 days', 'also months, quarters, years; 3 days ago'],
        ['4 Dec, dec 4, 4 Dec 2027', 'without a year the next such day'],
        ['eom, eoq', 'the last day of the month, of the quarter'],
      ],
    },
    'A date with slashes is refused: 3/4 is two different days.',
    'The end of a month stays one: a month after 31 January is the last day of February.',
    'How often 1:1s come is a cadence: 1 week, 2w, month, quarter, never.',
    { terms: [['packet init . --next-review "in 2 weeks"', 'sets the next 1:1']] },
  ],
};
