import { askingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const reviewDoneSpec: CommandSpec = {
  name: 'done',
  arguments: [],
  summary: 'keep what came of a 1:1',
  description:
    'Keeps what was heard and agreed in reviews/DATE.md, which is private, with the version of packet.md that was on the table; asks for it in a terminal, or takes it from flags. Once more on the same day it adds. Steps that they add go into plan.md, gaps that they name into packet.md, the questions that were queued into the review.',
  group: 'Every day',
  options: [
    { flags: '--heard <text>', about: 'what they said', isRepeated: true },
    { flags: '--agreed <text>', about: 'who does what: "Sam: ask who decides, by 2027-01-08"', isRepeated: true },
    { flags: '--goal-shared', about: 'they know what you are after' },
    { flags: '--step <text>', about: 'a step that your process adds', isRepeated: true },
    {
      flags: '--gap <text>',
      about: 'a gap that they name: "Scope: lead the queue memo, by 2027-02-01"',
      isRepeated: true,
    },
    { flags: '--not-asked <numbers>', about: 'questions of your queue that stay there, such as 2,3, or all' },
    { flags: '--date <date>', about: 'when it was (default: the planned day, else today)' },
    { flags: '--next <date>', about: 'when the next one with the manager is, or never' },
    { flags: '--with <name>', about: 'with somebody else than the manager' },
    { flags: '--as <relation>', about: 'what they are to you: skip-level, sponsor, manager' },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet review done', about: 'asked for, one after the other' },
    {
      line: 'packet review done --goal-shared --heard "The numbers are not there yet" --agreed "Sam: who decides?" --next "in 4 weeks"',
      about: 'at once',
    },
    {
      line: 'packet review done --with "Kim Cho" --as skip-level --heard "Knows the depot work"',
      about: 'with somebody else',
    },
  ],
};
