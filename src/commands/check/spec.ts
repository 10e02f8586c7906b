import { readingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const checkSpec: CommandSpec = {
  name: 'check',
  arguments: [
    { name: '[file...]', about: 'only what is in these files of a packet; - is a packet.md on standard input' },
  ],
  summary: 'what is wrong or missing in the files of a packet',
  description:
    'Reads packet.md and the private files beside it, and lists what it finds, each with its place: file, line, column. Errors are what keeps packet from reading on, or copies from being made; warnings and notes are for you to judge. The exit code is 1 if there is an error. Where packet.md cannot be read, that is told whichever file is named. --explain says what a rule is for, and how what it finds is mended.',
  group: 'Every day',
  options: [
    { flags: '--explain <rule>', about: 'what the rule of this name finds, why, and how that is mended' },
    { flags: '--format <format>', about: 'text, json, github (annotations of a workflow)' },
    ...readingOptions,
  ],
  examples: [
    { line: 'packet check', about: 'before somebody else reads it' },
    { line: 'packet check --explain field-missing', about: 'what a rule is for' },
    { line: 'packet check packet.md reviews/next.md', about: 'these files alone' },
    { line: 'git show :packet.md | packet check -', about: 'what is about to be committed' },
    { line: 'packet check --format github', about: 'in a workflow on GitHub, to see each problem beside its line' },
    { line: 'packet check -C ~/packets/staff || echo mend it first', about: 'in a script' },
    { line: "packet check --json | jq '.problems[].rule'", about: 'the names of what it found' },
  ],
};
