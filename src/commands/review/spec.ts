import { sharedOptions, type CommandSpec } from '../../app/command-spec.ts';

export const reviewSpec: CommandSpec = {
  name: 'review',
  arguments: [],
  summary: '1:1s, and what is kept of them',
  description: 'Lists the 1:1s of which something is kept, as list does.',
  group: 'Every day',
  options: [
    { flags: '--with <name>', about: 'only those with this person' },
    sharedOptions.directory,
    sharedOptions.packet,
    sharedOptions.json,
    sharedOptions.quiet,
    sharedOptions.color,
    sharedOptions.noColor,
    sharedOptions.debug,
  ],
  examples: [
    { line: 'packet review', about: 'all of them' },
    { line: 'packet review --with Kim --json', about: 'for a script' },
  ],
};
