import { readingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundListSpec: CommandSpec = {
  name: 'list',
  arguments: [],
  summary: 'the rounds that there were and that are open',
  description: 'One line a round, the latest first.',
  group: 'Every day',
  options: [...readingOptions],
  examples: [
    { line: 'packet round list', about: 'all of them' },
    { line: 'packet round list --json', about: 'for a script' },
  ],
};
