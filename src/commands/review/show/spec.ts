import { readingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const reviewShowSpec: CommandSpec = {
  name: 'show',
  arguments: [{ name: '[date]', about: 'of which 1:1, such as 2026-12-04, or next (default: the last one)' }],
  summary: 'what is kept of one 1:1',
  description: 'Prints the file, or the files, of one day in reviews/ as they are; "next" is the coming 1:1.',
  group: 'Every day',
  options: [...readingOptions],
  examples: [
    { line: 'packet review show', about: 'the last one' },
    { line: 'packet review show 2026-12-04', about: 'that of a day' },
  ],
};
