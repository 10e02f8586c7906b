import { readingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundShowSpec: CommandSpec = {
  name: 'show',
  arguments: [{ name: '[round]', about: 'its number, or its kind; without it the open one' }],
  summary: 'one round with its readers and what is open',
  description: 'Who was asked, who answered, what is still to be worked on.',
  group: 'Every day',
  options: [...readingOptions],
  examples: [
    { line: 'packet round show', about: 'the open one' },
    { line: 'packet round show 2 --json', about: 'for a script' },
  ],
};
