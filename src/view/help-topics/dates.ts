import type { Topic } from './topic.ts';

export const datesTopic: Topic = {
  name: 'dates',
  summary: 'how dates and cadences can be written',
  body: [
    'Files hold a date as 2026-12-04. Where a date is asked for, these are understood too, in capitals or not; the whole text must be the date.',
    {
      terms: [
        ['2026-12-04', 'that day'],
        ['today, tomorrow, yesterday', 'counted from the date of this machine'],
        ['friday, next friday', 'the next one after today, both of them'],
        ['in 2 weeks, 10 days ago', 'also months, quarters, years'],
        ['4 Dec, dec 4, Fri 4 Dec', 'the next such day, today included'],
        ['4 Dec 2027', 'that day'],
        ['eom, eoq', 'the last day of this month, of this quarter'],
      ],
    },
    "A date with slashes is refused, since 3/4 is one day to some and another to others. A day that does not exist is refused too, and so is a weekday that is not the day's.",
    'Where it is about something that has happened, as in packet review done --date, friday and 4 Dec are the last such day.',
    'Month ends stay: one month after 31 January is the last day of February.',
    'How often 1:1s come is a cadence: 1 week, 2w, month, quarter, never.',
    {
      terms: [
        ['packet init . --next-review "in 2 weeks"', 'sets the next 1:1 where none is set'],
        ['PACKET_TODAY=2026-11-20 packet', 'takes another day for today, for scripts and tests'],
      ],
    },
  ],
};
