/** What a hint may name. */
export interface Hinting {
  /** The commands that there are; a hint never names another. */
  readonly commands: readonly string[];
  /** `packet init`, with the packet's folder behind it where one is not in that. */
  readonly init: string;
  /** What starts the packet after this one; undefined where that is there already, or nobody asks. */
  readonly nextPacket?: string;
}

/** Every command line that a hint may give, by what it is for. One whose command is not there is left out. */
const lines = {
  'give-reason': 'packet init --why TEXT',
  answer: 'packet init',
  'set-cycle': 'packet cycle --name NAME',
  'set-ready-for': 'packet cycle --ready-for N',
  'tell-outcome': 'packet cycle',
  'name-manager': 'packet manager NAME',
  agenda: 'packet review',
  'keep-review': 'packet review done',
  'set-review': 'packet review schedule DATE',
  'edit-alone': 'packet round self',
  'ask-peers': 'packet round peers --with NAME',
  'ask-manager': 'packet round manager',
  remind: 'packet round remind --all',
  'close-self': 'packet round close self',
  'close-peers': 'packet round close peers',
  'sort-notes': 'packet add --sort',
  check: 'packet check',
} as const;

export type Purpose = keyof typeof lines;

/** The command that opens one question, by its id; the one that asks for all of them where this version has none. */
export function editCommand(question: string, hinting: Hinting): string | undefined {
  return hinting.commands.includes('edit') ? `packet edit ${question}` : commandFor('answer', hinting);
}

/** The command for a purpose; undefined where this version has none. */
export function commandFor(purpose: Purpose, { commands, init }: Hinting): string | undefined {
  const line = lines[purpose];
  const [, name = ''] = line.split(' ');
  return commands.includes(name) ? line.replace(/^packet init/, () => init) : undefined;
}
