import { readingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const reviewListSpec: CommandSpec = {
  name: 'list',
  arguments: [],
  summary: 'the 1:1s of which something is kept',
  description:
    'Lists the files of reviews/, the latest first: with whom, whether the goal was shared, and how many agreements are open. What cannot be read is told of with its place.',
  group: 'Every day',
  options: [{ flags: '--with <name>', about: 'only those with this person' }, ...readingOptions],
  examples: [
    { line: 'packet review list', about: 'all of them' },
    { line: 'packet review list --with Kim --json', about: 'for a script' },
  ],
};
