import { sharedOptions, type CommandSpec } from '../../app/command-spec.ts';

export const helpSpec: CommandSpec = {
  name: 'help',
  arguments: [
    { name: '[topic]', about: 'a command or a topic' },
    { name: '[subcommand]', about: 'a command of that command' },
  ],
  summary: 'commands and topics',
  description: 'Explains a command or a topic: answers, dates, declined, environment, exit-codes, files, privacy.',
  group: 'Now and then',
  options: [sharedOptions.json, sharedOptions.color, sharedOptions.noColor, sharedOptions.debug],
  examples: [
    { line: 'packet help', about: 'all commands and topics' },
    { line: 'packet help dates', about: 'how dates can be written' },
  ],
};
