import { askingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundFeedbackSpec: CommandSpec = {
  name: 'feedback',
  arguments: [],
  summary: 'take in what a reader has said, and work it off',
  description:
    'Reads a file or mail that came back, also one that was quoted, reflowed or lost parts. What the reader says becomes open items of the round under the question, each with its author and claim; what cannot be placed goes under Unplaced. Changes in your own text are shown one by one in a terminal, to be taken, edited or left. The file is kept as it came; the same one again adds nothing. Without --file you are asked what was said. --done ticks an item, with what you changed since the round was opened.',
  group: 'Every day',
  options: [
    { flags: '--from <name>', about: 'whose words they are' },
    { flags: '-F, --file <file>', about: 'what came back; - is standard input' },
    { flags: '--done <number>', about: 'tick this item, by its number in packet round show', isRepeated: true },
    { flags: '--round <round>', about: 'its number or kind, where several are open' },
    ...askingOptions,
  ],
  examples: [
    { line: 'packet round feedback --from "Jo Park" -F reply.eml', about: 'a mail that came back' },
    { line: 'packet round feedback', about: 'what somebody said, typed in' },
    { line: 'packet round feedback --done 3', about: 'one item is answered' },
  ],
};
