import { writingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundAnsweredSpec: CommandSpec = {
  name: 'answered',
  arguments: [{ name: '<name>', about: 'the reader' }],
  summary: 'a reader has answered, or declined',
  description: 'Notes in the round that a reader has answered, today or on another day.',
  group: 'Every day',
  options: [
    { flags: '--on <date>', about: 'the day, such as yesterday' },
    { flags: '--declined', about: 'they would rather not; nobody waits for them any more' },
    { flags: '--round <round>', about: 'its number or kind, where several are open' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet round answered "Jo Park"', about: 'today' },
    { line: 'packet round answered Jo --on yesterday', about: 'on another day' },
  ],
};
