import { askingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const cycleSpec: CommandSpec = {
  name: 'cycle',
  arguments: [
    {
      name: '[happened]',
      about: 'submitted, declined, promoted, withdrawn, paused or resumed; without it the calendar is shown or set',
    },
  ],
  summary: "the company's promotion calendar, and what it decided",
  description:
    'Shows and sets the calendar of the cycle, and keeps what happened in it, in plan.md, which is private. Every date may be left out; "none" takes one out again. With "submitted" the text of packet.md as it is handed in stays a version. With "declined" the packet stays open and nothing is due that day; each reason becomes a gap with a plan, or is not yours to fix and stays in plan.md. In a terminal it asks what was said. With "promoted" it says whom to thank. To withdraw, or to pause, is a good answer too.',
  group: 'Now and then',
  options: [
    { flags: '--name <name>', about: 'the cycle that you aim at, such as 2027-H1' },
    { flags: '--evidence-from <date>', about: 'from when on work counts; a period such as 2026-H2 counts too' },
    { flags: '--evidence-to <date>', about: 'until when work counts' },
    { flags: '--align-by <date>', about: 'when your manager has to know' },
    { flags: '--document-due <date>', about: 'when the document is due' },
    { flags: '--feedback-due <date>', about: 'when the feedback of others is due' },
    { flags: '--calibration <date>', about: 'when it is discussed' },
    { flags: '--decision <date>', about: 'when it is decided' },
    { flags: '--effective <date>', about: 'from when on a promotion counts' },
    { flags: '--ready-for <count>', about: 'how many cycles you are ready to go through' },
    { flags: '--on <date>', about: 'when it happened (default: today)' },
    { flags: '--reason <text>', about: 'what was said when it was declined: a gap', isRepeated: true },
    {
      flags: '--plan <text>',
      about: 'what you will do about it; the first one is for the first --reason',
      isRepeated: true,
    },
    { flags: '--not-mine <text>', about: 'what was said, and is not yours to fix', isRepeated: true },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet cycle', about: 'the calendar, and what happened so far' },
    {
      line: 'packet cycle --name 2027-H1 --document-due 2027-02-12 --decision 2027-03-30',
      about: 'what it is counted back from',
    },
    { line: 'packet cycle --calibration none', about: 'there is no such date here' },
    { line: 'packet cycle submitted --on yesterday', about: 'handed in' },
    {
      line: 'packet cycle declined --reason "Scope beyond one team" --plan "Lead the depot split" --not-mine "No budget"',
      about: 'without a question',
    },
    { line: 'packet cycle promoted', about: 'whom to thank, and how to go on' },
  ],
};
