import { sharedOptions, type CommandSpec } from '../../app/command-spec.ts';

export const statusSpec: CommandSpec = {
  name: 'status',
  arguments: [],
  summary: 'where you stand, and the one next thing (also: packet alone)',
  description: 'Shows the questions with their state, the next 1:1, and the one thing to do next.',
  group: 'Every day',
  options: [
    sharedOptions.directory,
    sharedOptions.packet,
    sharedOptions.json,
    sharedOptions.color,
    sharedOptions.noColor,
    sharedOptions.debug,
  ],
  examples: [
    { line: 'packet', about: 'in a packet folder, or anywhere below its repository' },
    { line: 'packet --json | jq .next', about: 'for a script' },
  ],
};
