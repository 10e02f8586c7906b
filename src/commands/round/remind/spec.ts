import { writingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundRemindSpec: CommandSpec = {
  name: 'remind',
  arguments: [{ name: '[name]', about: 'the reader' }],
  summary: 'a kind note to a reader who is silent, ready to send',
  description: "Prints a note, to be sent by you, and keeps its date. The reader's file is named on standard error.",
  group: 'Every day',
  options: [
    { flags: '--all', about: 'everybody who is silent' },
    { flags: '--round <round>', about: 'its number or kind, where several are open' },
    { flags: '--letter <file>', about: 'other words, a Handlebars layout; - is standard input' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet round remind "Ana Ruiz"', about: 'one reader' },
    { line: 'packet round remind --all', about: 'everybody who is silent' },
  ],
};
