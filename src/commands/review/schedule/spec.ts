import { writingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const reviewScheduleSpec: CommandSpec = {
  name: 'schedule',
  arguments: [{ name: '[date]', about: 'of the next 1:1, such as friday or "in 2 weeks"; never ends the reminders' }],
  summary: 'set when the next 1:1 is',
  description:
    'Sets next-review in plan.md, and with --every how often they come. Without a date it is the one that the cadence has after the last 1:1; a Saturday or Sunday becomes the Monday after it, as skip-weekends in "packet config" says.',
  group: 'Every day',
  options: [{ flags: '--every <cadence>', about: 'how often: 1 week, 2w, month, quarter, never' }, ...writingOptions],
  examples: [
    { line: 'packet review schedule friday', about: 'the next Friday' },
    { line: 'packet review schedule 2026-12-04 --every month', about: 'and monthly from then on' },
    { line: 'packet review schedule never', about: 'no more reminders' },
  ],
};
