import { askingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundCloseSpec: CommandSpec = {
  name: 'close',
  arguments: [{ name: '[round]', about: 'its number, or its kind; without it the open one' }],
  summary: 'end a round',
  description:
    'Says what is still open and asks whether to close all the same; without a terminal it closes with a warning. Then it says what changed in the packet since the round was opened.',
  group: 'Every day',
  options: [...askingOptions],
  examples: [
    { line: 'packet round close', about: 'the open one' },
    { line: 'packet round close peers --no-input', about: 'without being asked' },
  ],
};
