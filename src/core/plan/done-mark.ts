import type { StepId } from '../packet/template.ts';
import type { Plan } from './plan.ts';
import type { StepMark } from './step-marks.ts';

/** The days that decide which marks count, ISO. */
export interface PlanDays {
  readonly today: string;
  /** Since when there is a packet; undefined where packet.md does not say it. */
  readonly started: string | undefined;
}

/** What the plan says of a step that it takes for done, as far as it still holds today; undefined where it says nothing. */
export function doneMark(
  plan: Pick<Plan, 'done' | 'managers' | 'managerSince'>,
  id: StepId,
  { today, started }: PlanDays,
): StepMark | undefined {
  const from = id === 'manager' ? managerFrom(plan) : undefined;
  return plan.done.find(({ step, date }) => {
    if (step !== id || (date !== undefined && date > today)) return false;
    // That an earlier manager knew says nothing of the one of today. A box without a date is as old as the plan, which is begun
    // with the packet.
    if (from === undefined) return true;
    if (date !== undefined) return date >= from;
    return plan.managers.length === 0 || (started !== undefined && started >= from);
  });
}

/** Since when (ISO) somebody else has not been the manager any more. */
function managerFrom({ managerSince, managers }: Pick<Plan, 'managers' | 'managerSince'>): string | undefined {
  return managerSince ?? managers.at(-1)?.to;
}
