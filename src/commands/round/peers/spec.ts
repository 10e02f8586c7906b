import { askingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundPeersSpec: CommandSpec = {
  name: 'peers',
  arguments: [],
  summary: 'ask peers what is left out, inflated, or lost on them',
  description:
    'Opens a peers round, or shows the open one. Each reader gets a Markdown file in rounds/, with a letter, the packet without what is not for them, a number behind each claim and questions under each section; beside it lie the same as plain text and as HTML that prints well. What was left out, and why, is said on standard error.',
  group: 'Every day',
  options: [
    { flags: '--with <name>', about: 'a reader, NAME or NAME:LEVEL; given again, one more', isRepeated: true },
    { flags: '--due <date>', about: 'by when you would like to have it back, such as "in 1 week"' },
    {
      flags: '--include <what>',
      about:
        'a question that this audience would not see, by its id, or planned for planned entries; given again, one more',
      isRepeated: true,
    },
    { flags: '--letter <file>', about: 'another letter, a Handlebars layout; - is standard input' },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet round peers --with "Jo Park" --with "Ana Ruiz:Staff" --due "in 1 week"', about: 'ask two readers' },
    { line: 'packet round peers --with "Jo Park" --dry-run', about: 'what would be written' },
  ],
};
