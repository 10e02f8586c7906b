import { sharedOptions, type CommandSpec } from '../../app/command-spec.ts';

export const diffSpec: CommandSpec = {
  name: 'diff',
  arguments: [],
  summary: 'what has changed in packet.md, word by word',
  description:
    'Compares packet.md with an earlier text of it, by question and entry: + was added, - was removed, ~ was reworded, with the words [-before-] and {+after+}. Without --since it is compared with what was on the table in the last 1:1, else in the last round of editing, else with the first text that packet knows. Line ends do not count. A terminal shows it in the pager (PAGER, else less).',
  group: 'Keeping house',
  options: [
    {
      flags: '--since <moment>',
      about: 'review or round: the last one; a date: as that day began; a version: its number or hash',
    },
    { flags: '--stat', about: 'only how many words and entries of each question' },
    sharedOptions.noPager,
    sharedOptions.directory,
    sharedOptions.packet,
    sharedOptions.json,
    sharedOptions.accessible,
    sharedOptions.quiet,
    sharedOptions.color,
    sharedOptions.noColor,
    sharedOptions.debug,
  ],
  examples: [
    { line: 'packet diff', about: 'since the last 1:1' },
    { line: 'packet diff --since yesterday', about: 'what yesterday and today changed' },
    { line: 'packet diff --since round --stat', about: 'what an edit round has brought so far' },
    { line: 'packet diff --since 3', about: 'since version 3; packet versions lists them' },
  ],
};
