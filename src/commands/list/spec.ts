import { sharedOptions, type CommandSpec } from '../../app/command-spec.ts';

export const listSpec: CommandSpec = {
  name: 'list',
  arguments: [],
  summary: 'all packets of this repository, or below this folder',
  description: 'Lists the packets with their levels, how many questions are answered, and the next 1:1.',
  group: 'Keeping house',
  options: [
    sharedOptions.directory,
    sharedOptions.json,
    sharedOptions.color,
    sharedOptions.noColor,
    sharedOptions.debug,
  ],
  examples: [
    { line: 'packet list', about: 'in a repository with several' },
    { line: 'packet list -C ~/packets --json', about: 'for a script' },
  ],
};
