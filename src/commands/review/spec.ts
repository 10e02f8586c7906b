import { readingOptions, type CommandSpec } from '../../app/command-spec.ts';
import { reviewAskSpec } from './ask/spec.ts';
import { reviewCalendarSpec } from './calendar/spec.ts';
import { reviewDoneSpec } from './done/spec.ts';
import { reviewListSpec } from './list/spec.ts';
import { reviewScheduleSpec } from './schedule/spec.ts';
import { reviewShowSpec } from './show/spec.ts';
import { reviewTickSpec } from './tick/spec.ts';

export const reviewSpec: CommandSpec = {
  name: 'review',
  arguments: [],
  summary: 'the agenda of the next 1:1',
  description:
    'Shows what to take into the next 1:1: what changed since the last one, what each owes, what to ask, and the dates ahead. With a word behind it, what comes after the 1:1, and what is kept of earlier ones.',
  group: 'Every day',
  options: [
    {
      flags: '--with <name>',
      about: 'for a 1:1 with somebody else than the manager, such as a skip-level or a sponsor',
    },
    { flags: '--as <relation>', about: 'what they are to you, where no review says so: skip-level, sponsor, manager' },
    { flags: '--format <format>', about: 'text, md (what may be pasted into a shared document), json' },
    ...readingOptions,
  ],
  examples: [
    { line: 'packet review', about: 'two minutes before a 1:1' },
    { line: 'packet review --with "Kim Cho"', about: 'before one with the skip-level' },
    {
      line: 'packet review --format md > agenda.md',
      about: 'for a document that both can read: without a private part',
    },
  ],
  subcommands: [
    reviewDoneSpec,
    reviewAskSpec,
    reviewScheduleSpec,
    reviewTickSpec,
    reviewListSpec,
    reviewShowSpec,
    reviewCalendarSpec,
  ],
};
