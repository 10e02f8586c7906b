import { writingOptions, type CommandSpec } from '../../../app/command-spec.ts';

export const roundAddSpec: CommandSpec = {
  name: 'add',
  arguments: [{ name: '<name>', about: 'NAME or NAME:LEVEL' }],
  summary: 'one more reader in a round that is open',
  description:
    'Writes a copy for one more reader, of the packet as it is today; claims that are the same keep their numbers.',
  group: 'Every day',
  options: [
    { flags: '--round <round>', about: 'its number or kind, where several are open' },
    { flags: '--letter <file>', about: 'another letter, a Handlebars layout; - is standard input' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet round add "Kim Cho:Principal"', about: 'one more reader' },
    { line: 'packet round add "Kim Cho" --dry-run', about: 'what would be written' },
  ],
};
