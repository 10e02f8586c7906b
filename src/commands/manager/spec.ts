import { writingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const managerSpec: CommandSpec = {
  name: 'manager',
  arguments: [{ name: '[name]', about: 'who is your manager now; without a name, who it is and was' }],
  summary: 'a new manager: what is kept, and what to ask for',
  description:
    'Says in plan.md who your manager is; the one before stays there, with dates. Step 3 opens again, since the new one has not seen the packet. With --brief it prints a hand-off brief: what was agreed, with dates and sources, and nothing private, for both managers to sign off.',
  group: 'Now and then',
  options: [
    { flags: '--since <date>', about: 'since when; today where it is left out' },
    { flags: '--brief', about: 'print a hand-off brief, as Markdown' },
    { flags: '-o, --output <file>', about: 'with --brief: write it into this file; - is standard output' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet manager "Kim Cho" --since "3 days ago"', about: 'she has taken over' },
    {
      line: 'packet manager --brief -o hand-off.md',
      about: 'for a last 1:1 with the manager before, or the first with the new one',
    },
    { line: 'packet manager', about: 'who it is, and who it was' },
  ],
};
