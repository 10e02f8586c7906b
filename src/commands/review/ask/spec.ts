import { writingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const reviewAskSpec: CommandSpec = {
  name: 'ask',
  arguments: [{ name: '[text]', about: 'the question; - is standard input, a line each' }],
  summary: 'queue a question for the next 1:1',
  description:
    'Puts a question into reviews/next.md, which is private and yours to edit. It stands in the next agenda, and goes into the review once it was put.',
  group: 'Every day',
  options: [...writingOptions],
  examples: [
    { line: 'packet review ask "Is the queue memo the right work to close scope?"', about: 'when it comes to mind' },
    { line: 'packet review ask < questions.txt', about: 'a line each' },
  ],
};
