import { readingOptions, type CommandSpec } from '../../app/command-spec.ts';
import { roundAddSpec } from './add/spec.ts';
import { roundAnsweredSpec } from './answered/spec.ts';
import { roundCloseSpec } from './close/spec.ts';
import { roundFeedbackSpec } from './feedback/spec.ts';
import { roundListSpec } from './list/spec.ts';
import { roundManagerSpec } from './manager/spec.ts';
import { roundPeersSpec } from './peers/spec.ts';
import { roundRemindSpec } from './remind/spec.ts';
import { roundSelfSpec } from './self/spec.ts';
import { roundShowSpec } from './show/spec.ts';
import { roundSponsorSpec } from './sponsor/spec.ts';

export const roundSpec: CommandSpec = {
  name: 'round',
  arguments: [],
  summary: 'edit in rounds: alone, with peers, with your manager, with a sponsor',
  description: 'Without a word behind it, the rounds that there were and that are open.',
  group: 'Every day',
  options: [...readingOptions],
  examples: [
    { line: 'packet round', about: 'all of them' },
    { line: 'packet round peers --with "Jo Park" --with "Ana Ruiz:Staff"', about: 'ask two readers' },
  ],
  subcommands: [
    roundSelfSpec,
    roundPeersSpec,
    roundManagerSpec,
    roundSponsorSpec,
    roundAddSpec,
    roundAnsweredSpec,
    roundFeedbackSpec,
    roundRemindSpec,
    roundCloseSpec,
    roundListSpec,
    roundShowSpec,
  ],
};
