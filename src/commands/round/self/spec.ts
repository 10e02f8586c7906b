import { askingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundSelfSpec: CommandSpec = {
  name: 'self',
  arguments: [],
  summary: 'read it as a stranger would, question by question',
  description:
    'Opens a self round, or goes on with the open one: each question with its answer, what is plainly missing, and what to look for in content, clarity and context. It is best two days after the first full text; earlier it asks whether that is meant. Outside of a terminal it opens the round and --read marks questions.',
  group: 'Every day',
  options: [
    {
      flags: '--read <question>',
      about: 'mark a question as read, by its id or heading, or all; given again, one more',
      isRepeated: true,
    },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet round self', about: 'in a terminal' },
    { line: 'packet round self --read projects --read impact', about: 'without one' },
  ],
};
