import { sharedOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundCloseSpec: CommandSpec = {
  name: 'close',
  arguments: [{ name: '[round]', about: 'its number, or its kind; without it the open one' }],
  summary: 'end a round',
  description:
    'Says what is still open and asks whether to close all the same; without a terminal it closes with a warning. Then it says what changed in the packet since the round was opened.',
  group: 'Every day',
  options: [
    sharedOptions.dryRun,
    sharedOptions.directory,
    sharedOptions.packet,
    sharedOptions.json,
    sharedOptions.quiet,
    sharedOptions.color,
    sharedOptions.noColor,
    sharedOptions.noInput,
    sharedOptions.accessible,
    sharedOptions.ascii,
    sharedOptions.noKeys,
    sharedOptions.noCommit,
    sharedOptions.debug,
  ],
  examples: [
    { line: 'packet round close', about: 'the open one' },
    { line: 'packet round close peers --no-input', about: 'without being asked' },
  ],
};
