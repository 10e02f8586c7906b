import { readingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const checkSpec: CommandSpec = {
  name: 'check',
  arguments: [],
  summary: 'what is wrong or missing in the files of a packet',
  description:
    'Reads packet.md and the private files beside it, and lists what it finds, each with its place: file, line, column. Errors are what keeps packet from reading on, or copies from being made; warnings and notes are for you to judge. The exit code is 1 if there is an error.',
  group: 'Every day',
  options: [...readingOptions],
  examples: [
    { line: 'packet check', about: 'before somebody else reads it' },
    { line: 'packet check -C ~/packets/staff || echo mend it first', about: 'in a script' },
    { line: "packet check --json | jq '.problems[].rule'", about: 'the names of what it found' },
  ],
};
