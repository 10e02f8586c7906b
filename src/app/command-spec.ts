/** What a command is called with and what its help says: data, so that help and wrong use load nothing else. */
export interface CommandSpec {
  readonly name: string;
  /** As commander has it: `[folder]`, `<file>`; the last one may be `[file...]`, any number. */
  readonly arguments: readonly { readonly name: string; readonly about: string }[];
  /** One line in the list of commands. */
  readonly summary: string;
  /** Paragraphs of its own help. */
  readonly description: string;
  readonly group: 'Every day' | 'Now and then' | 'Keeping house';
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly line: string; readonly about: string }[];
  /** What may stand behind its name as a command of its own, in the order of help. */
  readonly subcommands?: readonly CommandSpec[];
}

export interface OptionSpec {
  /** As commander has it: `-C <dir>`, `--from <level>`. */
  readonly flags: string;
  readonly about: string;
  /** Whether it may be given several times, each one a value more. */
  readonly isRepeated?: true;
}

/** Flags that mean the same everywhere; a command names those that it can honour. */
export const sharedOptions = {
  directory: { flags: '-C, --directory <dir>', about: 'act as if started in this folder' },
  packet: { flags: '-p, --packet <name>', about: 'the packet of this name, where a repository has several' },
  json: { flags: '--json', about: 'print one JSON object' },
  quiet: { flags: '-q, --quiet', about: 'print nothing but results and errors' },
  color: { flags: '--color', about: 'colours also where there is no terminal' },
  noColor: { flags: '--no-color', about: 'no colours' },
  noInput: { flags: '--no-input', about: 'never ask; what is missing is an error' },
  accessible: { flags: '--accessible', about: 'plain lines and numbered choices, no redrawing' },
  ascii: { flags: '--ascii', about: 'show no signs beyond ASCII; so too where the locale is not UTF-8' },
  noKeys: { flags: '--no-keys', about: 'do not show the line of keys' },
  noPager: { flags: '--no-pager', about: 'print in one go, also in a terminal' },
  dryRun: { flags: '-n, --dry-run', about: 'show what would be written, and write nothing' },
  noCommit: { flags: '--no-commit', about: 'write files, but make no git commit' },
  debug: { flags: '--debug', about: 'on a defect, print where it happened' },
} as const satisfies Record<string, OptionSpec>;

const { dryRun, noInput, accessible, ascii, noKeys, noCommit, debug } = sharedOptions;
const { directory, packet, json, quiet, color, noColor } = sharedOptions;
const printingOptions: readonly OptionSpec[] = [directory, packet, json, quiet, color, noColor];

/** What a command honours that reads a packet and prints. */
export const readingOptions: readonly OptionSpec[] = [...printingOptions, debug];

/** The same of one that writes, and asks nothing. */
export const writingOptions: readonly OptionSpec[] = [dryRun, ...printingOptions, noCommit, debug];

/** The same of one that writes, and may ask. */
export const askingOptions: readonly OptionSpec[] = [
  dryRun,
  ...printingOptions,
  noInput,
  accessible,
  ascii,
  noKeys,
  noCommit,
  debug,
];
