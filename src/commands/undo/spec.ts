import { sharedOptions, type CommandSpec } from '../../app/command-spec.ts';

export const undoSpec: CommandSpec = {
  name: 'undo',
  arguments: [],
  summary: 'take back what packet wrote last',
  description:
    'Shows what would change, asks, and puts the files back as they were before the last write of packet. Refused where one of them has changed since. An undo is a write too: the next one takes it back.',
  group: 'Keeping house',
  options: [
    { flags: '-y, --yes', about: 'without being asked, as in a script' },
    { flags: '--list', about: 'what packet wrote, the latest first' },
    sharedOptions.dryRun,
    sharedOptions.directory,
    sharedOptions.packet,
    sharedOptions.json,
    sharedOptions.noCommit,
    sharedOptions.quiet,
    sharedOptions.color,
    sharedOptions.noColor,
    sharedOptions.noInput,
    sharedOptions.accessible,
    sharedOptions.debug,
  ],
  examples: [
    { line: 'packet undo --dry-run', about: 'what would change' },
    { line: 'packet undo --yes', about: 'without being asked' },
  ],
};
