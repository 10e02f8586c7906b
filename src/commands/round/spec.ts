import { sharedOptions, type CommandSpec } from '../../app/command-spec.ts';

export const roundSpec: CommandSpec = {
  name: 'round',
  arguments: [],
  summary: 'edit in rounds: alone, with peers, with your manager, with a sponsor',
  description: 'Without a word behind it, the rounds that there were and that are open.',
  group: 'Every day',
  options: [
    sharedOptions.directory,
    sharedOptions.packet,
    sharedOptions.json,
    sharedOptions.quiet,
    sharedOptions.color,
    sharedOptions.noColor,
    sharedOptions.debug,
  ],
  examples: [
    { line: 'packet round', about: 'all of them' },
    { line: 'packet round peers --with "Jo Park" --with "Ana Ruiz:Staff"', about: 'ask two readers' },
  ],
};
