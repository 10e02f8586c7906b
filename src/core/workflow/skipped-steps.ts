import type { RoundKind } from '../rounds/round.ts';
import type { StepId } from '../packet/template.ts';
import type { Hinting } from './command-hint.ts';
import { factsOf } from './facts.ts';
import type { Papers } from './papers.ts';
import { isSettled, type StepStanding } from './step-standing.ts';
import { stepsOf } from './steps.ts';

/** What comes before a round, by the order of the steps. */
const BEFORE: Readonly<Record<RoundKind, readonly StepId[]>> = {
  self: [],
  peers: ['write', 'self-edit'],
  manager: ['write', 'self-edit', 'peer-edit'],
  sponsor: ['manager'],
};

/** The steps that whoever opens a round of this kind on a day (ISO) goes ahead of. */
export function skippedSteps(
  papers: Papers,
  kind: RoundKind,
  today: string,
  hinting: Hinting,
): readonly StepStanding[] {
  const steps = stepsOf(factsOf(papers, today, hinting));
  return steps.filter((step) => BEFORE[kind].some((id) => id === step.id) && !isSettled(step));
}
