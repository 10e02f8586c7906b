import { addSpec } from '../commands/add/spec.ts';
import { checkSpec } from '../commands/check/spec.ts';
import { configSpec } from '../commands/config/spec.ts';
import { cycleSpec } from '../commands/cycle/spec.ts';
import { diffSpec } from '../commands/diff/spec.ts';
import { doctorSpec } from '../commands/doctor/spec.ts';
import { editSpec } from '../commands/edit/spec.ts';
import { helpSpec } from '../commands/help/spec.ts';
import { initSpec } from '../commands/init/spec.ts';
import { listSpec } from '../commands/list/spec.ts';
import { managerSpec } from '../commands/manager/spec.ts';
import { reviewCalendarSpec } from '../commands/review/calendar/spec.ts';
import { reviewAskSpec } from '../commands/review/ask/spec.ts';
import { reviewDoneSpec } from '../commands/review/done/spec.ts';
import { reviewListSpec } from '../commands/review/list/spec.ts';
import { reviewScheduleSpec } from '../commands/review/schedule/spec.ts';
import { reviewShowSpec } from '../commands/review/show/spec.ts';
import { reviewTickSpec } from '../commands/review/tick/spec.ts';
import { reviewSpec } from '../commands/review/spec.ts';
import { roundAddSpec } from '../commands/round/add/spec.ts';
import { roundAnsweredSpec } from '../commands/round/answered/spec.ts';
import { roundCloseSpec } from '../commands/round/close/spec.ts';
import { roundFeedbackSpec } from '../commands/round/feedback/spec.ts';
import { roundListSpec } from '../commands/round/list/spec.ts';
import { roundManagerSpec } from '../commands/round/manager/spec.ts';
import { roundPeersSpec } from '../commands/round/peers/spec.ts';
import { roundRemindSpec } from '../commands/round/remind/spec.ts';
import { roundSelfSpec } from '../commands/round/self/spec.ts';
import { roundShowSpec } from '../commands/round/show/spec.ts';
import { roundSponsorSpec } from '../commands/round/sponsor/spec.ts';
import { roundSpec } from '../commands/round/spec.ts';
import { statusSpec } from '../commands/status/spec.ts';
import { undoSpec } from '../commands/undo/spec.ts';
import { versionsSpec } from '../commands/versions/spec.ts';
import type { ExitCode } from '../core/exit-code.ts';
import type { CommandSpec } from './command-spec.ts';
import type { Context } from './context.ts';

/** What commander read: the arguments in order, those of a list one by one, the flags by their camel-case names. */
export interface Given {
  readonly arguments: readonly (string | undefined)[];
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** Whether the command was named; `packet` alone is `status` too. */
  readonly isNamed: boolean;
}

/** A command: data, and the function behind it, which is loaded when it is called. */
export interface Command {
  readonly spec: CommandSpec;
  readonly load: () => Promise<(context: Context, given: Given) => Promise<ExitCode>>;
  /** What may stand behind its name as a command of its own, in the order of help. */
  readonly subcommands?: readonly Command[];
}

export const commands: readonly Command[] = [
  { spec: statusSpec, load: async () => (await import('../commands/status/run.ts')).runStatus },
  { spec: initSpec, load: async () => (await import('../commands/init/run.ts')).runInit },
  { spec: addSpec, load: async () => (await import('../commands/add/run.ts')).runAdd },
  { spec: editSpec, load: async () => (await import('../commands/edit/run.ts')).runEdit },
  { spec: checkSpec, load: async () => (await import('../commands/check/run.ts')).runCheck },
  {
    spec: roundSpec,
    load: async () => (await import('../commands/round/list/run.ts')).runRoundList,
    subcommands: [
      { spec: roundSelfSpec, load: async () => (await import('../commands/round/self/run.ts')).runRoundSelf },
      { spec: roundPeersSpec, load: async () => (await import('../commands/round/peers/run.ts')).runRoundPeers },
      { spec: roundManagerSpec, load: async () => (await import('../commands/round/manager/run.ts')).runRoundManager },
      { spec: roundSponsorSpec, load: async () => (await import('../commands/round/sponsor/run.ts')).runRoundSponsor },
      { spec: roundAddSpec, load: async () => (await import('../commands/round/add/run.ts')).runRoundAdd },
      {
        spec: roundAnsweredSpec,
        load: async () => (await import('../commands/round/answered/run.ts')).runRoundAnswered,
      },
      {
        spec: roundFeedbackSpec,
        load: async () => (await import('../commands/round/feedback/run.ts')).runRoundFeedback,
      },
      { spec: roundRemindSpec, load: async () => (await import('../commands/round/remind/run.ts')).runRoundRemind },
      { spec: roundCloseSpec, load: async () => (await import('../commands/round/close/run.ts')).runRoundClose },
      { spec: roundListSpec, load: async () => (await import('../commands/round/list/run.ts')).runRoundList },
      { spec: roundShowSpec, load: async () => (await import('../commands/round/show/run.ts')).runRoundShow },
    ],
  },
  {
    spec: reviewSpec,
    load: async () => (await import('../commands/review/run.ts')).runReview,
    subcommands: [
      { spec: reviewDoneSpec, load: async () => (await import('../commands/review/done/run.ts')).runReviewDone },
      { spec: reviewAskSpec, load: async () => (await import('../commands/review/ask/run.ts')).runReviewAsk },
      {
        spec: reviewScheduleSpec,
        load: async () => (await import('../commands/review/schedule/run.ts')).runReviewSchedule,
      },
      { spec: reviewTickSpec, load: async () => (await import('../commands/review/tick/run.ts')).runReviewTick },
      { spec: reviewListSpec, load: async () => (await import('../commands/review/list/run.ts')).runReviewList },
      { spec: reviewShowSpec, load: async () => (await import('../commands/review/show/run.ts')).runReviewShow },
      {
        spec: reviewCalendarSpec,
        load: async () => (await import('../commands/review/calendar/run.ts')).runReviewCalendar,
      },
    ],
  },
  { spec: managerSpec, load: async () => (await import('../commands/manager/run.ts')).runManager },
  { spec: cycleSpec, load: async () => (await import('../commands/cycle/run.ts')).runCycle },
  { spec: helpSpec, load: async () => (await import('../commands/help/run.ts')).runHelp },
  { spec: diffSpec, load: async () => (await import('../commands/diff/run.ts')).runDiff },
  { spec: undoSpec, load: async () => (await import('../commands/undo/run.ts')).runUndo },
  { spec: versionsSpec, load: async () => (await import('../commands/versions/run.ts')).runVersions },
  { spec: listSpec, load: async () => (await import('../commands/list/run.ts')).runList },
  { spec: configSpec, load: async () => (await import('../commands/config/run.ts')).runConfig },
  { spec: doctorSpec, load: async () => (await import('../commands/doctor/run.ts')).runDoctor },
];
