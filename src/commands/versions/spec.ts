import { writingOptions, type CommandSpec } from '../../app/command-spec.ts';

export const versionsSpec: CommandSpec = {
  name: 'versions',
  arguments: [],
  summary: 'earlier texts of packet.md',
  description:
    'Lists the texts that packet.md had on this machine, the latest first: each one that packet wrote, and what it found when a hand had changed it. Kept in .packet/versions, with or without git.',
  group: 'Keeping house',
  options: [
    { flags: '--show <version>', about: 'print that text, by its number or hash' },
    { flags: '--restore <version>', about: 'put that text back; the present one stays a version' },
    ...writingOptions,
  ],
  examples: [
    { line: 'packet versions', about: 'all of them' },
    { line: 'packet versions --show 3 | diff - packet.md', about: 'what has changed since' },
    { line: 'packet versions --restore 3 --dry-run', about: 'what would change' },
  ],
};
