import { writingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const reviewTickSpec: CommandSpec = {
  name: 'tick',
  arguments: [{ name: '<what>', about: 'its number in the agenda, or words that only it has' }],
  summary: 'close an agreement, or a question',
  description:
    'Ticks the box of what was agreed, or of a question that was put, in the file of reviews/ in which it stands; ticking it by hand is as good. The numbers are those of "packet review".',
  group: 'Every day',
  options: [
    { flags: '--with <name>', about: 'in the agenda with this person' },
    { flags: '--as <relation>', about: 'what they are to you, where no review says so' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet review tick 2', about: 'the second line of the agenda' },
    { line: 'packet review tick "queue memo"', about: 'what has these words' },
  ],
};
