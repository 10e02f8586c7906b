import { writingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const doctorSpec: CommandSpec = {
  name: 'doctor',
  arguments: [],
  summary: 'what packet sees here, and what to do about it',
  description:
    'Looks at the program, the packet and its files, git and its remote, private files, settings, locks, drafts, the editor and the terminal. Changes nothing but with --fix, which does what is safe: it clears what stopped programs left, makes private files private, and commits what an interrupted command has written.',
  group: 'Keeping house',
  options: [{ flags: '--fix', about: 'put right what is safe to put right' }, ...writingOptions],
  examples: [
    { line: 'packet doctor', about: 'where something is odd' },
    { line: 'packet doctor --fix', about: 'what is safe to put right' },
    { line: 'packet doctor --json', about: 'to go with a report' },
  ],
};
