import { writingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const configSpec: CommandSpec = {
  name: 'config',
  arguments: [
    { name: '[key]', about: 'a setting' },
    { name: '[value]', about: 'its new value' },
  ],
  summary: 'settings: which there are, what counts, and why',
  description:
    'Without a key, lists every setting with its value and the file that says so. With a key, prints its value; with a value too, sets it for this repository, or with --user for all of your packets.',
  group: 'Keeping house',
  options: [{ flags: '--user', about: "in the user's own file, for all packets" }, ...writingOptions],
  examples: [
    { line: 'packet config', about: 'all of them' },
    { line: 'packet config commit true', about: 'a git commit after each command that writes' },
    { line: 'packet config keys false --user', about: 'no line of keys, in any interview' },
  ],
};
