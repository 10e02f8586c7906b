import { askingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundManagerSpec: CommandSpec = {
  name: 'manager',
  arguments: [],
  summary: 'ask your manager for gaps before anything else',
  description:
    'Opens a manager round, or goes on with the open one. Each reader gets a Markdown file in rounds/, with a letter, the packet without what is not for them, a number behind each claim and questions under each section; beside it lie the same as plain text and as HTML that prints well. What was left out, and why, is said on standard error. Gaps are asked for first. What came back as a gap becomes an entry with a plan and a date, by --gap or one by one in a terminal, and the next 1:1 asks which work closes it.',
  group: 'Every day',
  options: [
    { flags: '--with <name>', about: 'your manager, where plan.md does not say who that is' },
    { flags: '--due <date>', about: 'by when you would like to have it back, such as "in 1 week"' },
    {
      flags: '--include <what>',
      about:
        'a question that this audience would not see, by its id, or planned for planned entries; given again, one more',
      isRepeated: true,
    },
    { flags: '--letter <file>', about: 'another letter, a Handlebars layout; - is standard input' },
    {
      flags: '--gap <gap>',
      about: 'a gap that came back: TITLE: PLAN, by DATE; given again, one more',
      isRepeated: true,
    },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet round manager --due friday', about: 'ask your manager' },
    {
      line: 'packet round manager --gap "Scope: lead the queue memo, by 2027-02-01"',
      about: 'a gap that came back, and its plan',
    },
  ],
};
