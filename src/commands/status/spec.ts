import { writingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const statusSpec: CommandSpec = {
  name: 'status',
  arguments: [],
  summary: 'where you stand, and the one next thing (also: packet alone)',
  description:
    'Shows the eight steps with their dates, the questions, what wants to be looked at, and the one thing to do next. A step is done when the files say so; with --done or --waive the plan says it. Steps warn, they never lock.',
  group: 'Every day',
  options: [
    { flags: '--all', about: 'every packet of this repository, or below this folder' },
    { flags: '--overdue', about: 'only what is overdue; the exit code is 1 if something is' },
    { flags: '--short', about: 'one line of what is due or overdue, for a shell prompt; nothing where nothing is' },
    {
      flags: '--done <step>',
      about: 'say in plan.md that a step is done: its name, own-1, or words of a step of your own',
    },
    { flags: '--on <date>', about: 'the day on which it was done; today where it is left out' },
    { flags: '--waive <step>', about: 'say in plan.md that a step is left out' },
    { flags: '--reason <text>', about: 'why it is left out' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet', about: 'in a packet folder, or anywhere below its repository' },
    {
      line: 'packet status --done write --on yesterday',
      about: 'the first full text stands, though a question is open',
    },
    {
      line: 'packet status --waive peer-edit --reason "nobody else here has seen it"',
      about: 'a step that is left out',
    },
    { line: 'packet status --overdue --all', about: 'for a scheduled job' },
    { line: 'packet --json | jq .next', about: 'for a script' },
  ],
};
