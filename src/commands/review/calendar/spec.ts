import { writingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const reviewCalendarSpec: CommandSpec = {
  name: 'calendar',
  arguments: [],
  summary: 'the dates as an .ics file, for a calendar',
  description:
    'Prints the next 1:1 and those after it, rounds that are due, gaps to look at again, and the dates of the cycle, as whole days with an alarm the day before. Imported again after a change, the same events are updated: plan.md keeps their number. Titles only, marked as private; --with-text adds what you want to ask, what is agreed and what is planned.',
  group: 'Every day',
  options: [
    { flags: '-o, --output <file>', about: 'write it into this file; - is standard output' },
    { flags: '--alarm <days>', about: 'how many days before an alarm rings, at nine: 1 where it is left out, 0, none' },
    { flags: '--with-text', about: 'texts too, not only titles: think of who can see the calendar' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet review calendar -o packet.ics', about: 'to be imported, now and after each change' },
    { line: 'packet review calendar -o p.ics && khal import --batch p.ics', about: 'into khal, which updates' },
    {
      line: 'calcurse --purge --filter-pattern "^Packet: "',
      about: 'before calcurse -i packet.ics, which would double what is there',
    },
  ],
};
