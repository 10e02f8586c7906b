import { askingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const initSpec: CommandSpec = {
  name: 'init',
  arguments: [{ name: '[folder]', about: 'where the packet lives; made if it is not there (default: this folder)' }],
  summary: 'start a packet, or go on with one',
  description:
    'Asks who you are and what you aim for, writes packet.md and plan.md at once, then goes through the questions. Stop at any time: each answer is in the file as soon as it is given, and the same command goes on there. In a git repository it asks whether to commit what it writes; where nobody is asked (--no-input, --answers, a pipe) it commits, and --no-commit or "packet config commit false" keeps it from that.',
  group: 'Every day',
  options: [
    { flags: '--answers <file>', about: 'take the answers from a YAML or JSON file; - is standard input' },
    { flags: '--print-answers', about: "print a blank answers file, or a packet's own" },
    { flags: '--template <name>', about: 'a template by name, or by the path of its folder (default: staff)' },
    { flags: '--after <name>', about: 'start from the packet with which you were promoted: its level, its open gaps' },
    { flags: '--author <name>', about: 'your name' },
    { flags: '--from <level>', about: "today's level" },
    { flags: '--to <level>', about: 'the level that you aim for' },
    { flags: '--manager <name>', about: 'your manager' },
    { flags: '--next-review <date>', about: 'your next 1:1, such as friday' },
    { flags: '--review-every <cadence>', about: 'how often, such as 2w (default: 1 month)' },
    { flags: '--cycle <name>', about: "the company's promotion cycle, such as 2027-H1" },
    { flags: '--why <text>', about: 'why you want this; stays in plan.md' },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet init ~/packets/staff', about: 'an evening, once' },
    { line: 'packet init --print-answers > answers.yaml', about: 'a blank answers file to fill in' },
    { line: 'packet init ~/packets/staff --answers answers.yaml', about: 'all at once, without a question' },
    { line: 'packet init ~/packets/staff --answers answers.yaml --dry-run', about: 'what that would write' },
    {
      line: 'packet init . --author Dana --from Senior --to Staff --no-input',
      about: 'an empty packet from a script',
    },
    { line: 'packet init ~/packets/principal --after staff', about: 'the next one, after a promotion' },
  ],
};
