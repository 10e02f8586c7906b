import { askingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundSponsorSpec: CommandSpec = {
  name: 'sponsor',
  arguments: [{ name: '[name]', about: 'whom you ask to speak for you' }],
  summary: 'go through it with a sponsor, and how to ask for that',
  description:
    'Opens a sponsor round, or shows the open one, with the words to ask for sponsorship and what helps a sponsor. Each reader gets a Markdown file in rounds/, with a letter, the packet without what is not for them, a number behind each claim and questions under each section; beside it lie the same as plain text and as HTML that prints well. What was left out, and why, is said on standard error.',
  group: 'Every day',
  options: [
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
    { line: 'packet round sponsor "Kim Cho"', about: 'the copy, and the words to ask' },
    { line: 'packet round sponsor "Kim Cho" --due "in 2 weeks"', about: 'with a date' },
  ],
};
