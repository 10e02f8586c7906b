import type { StepId } from '../packet/template.ts';
import type { Plan } from '../plan/plan.ts';
import type { StepMark } from '../plan/step-marks.ts';
import type { Papers } from './papers.ts';

/** What the plan says of a step that it takes for done, as far as it still holds `today` (ISO); undefined where it says nothing. */
export function doneMark({ plan, header }: Papers, id: StepId, today: string): StepMark | undefined {
  const from = id === 'manager' ? managerFrom(plan) : undefined;
  return plan.done.find(({ step, date }) => {
    if (step !== id || (date !== undefined && date > today)) return false;
    // That an earlier manager knew says nothing of the one of today. A box without a date is as old as the plan, which is begun
    // with the packet.
    if (from === undefined) return true;
    return date === undefined ? plan.managers.length === 0 || header.started >= from : date >= from;
  });
}

/** Since when (ISO) somebody else has not been the manager any more. */
function managerFrom({ managerSince, managers }: Plan): string | undefined {
  return managerSince ?? managers.at(-1)?.to;
}
