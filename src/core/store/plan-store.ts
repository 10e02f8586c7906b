import { newPlanText } from '../plan/mark-step.ts';
import { parsePlan, type Plan } from '../plan/plan.ts';
import type { FileSnapshot, PacketFolder } from '../ports.ts';
import type { Reading } from './packet-store.ts';
import type { Writer } from './writer.ts';

/** What a change of the plan came to. */
export interface PlanChange {
  readonly plan: Plan;
  /** Whether there is something to write. */
  readonly isOther: boolean;
}

/** What `edit` would make of plan.md as it is now; of an empty one where there is none. */
export function triedPlan(folder: PacketFolder, reading: Reading, edit: (plan: Plan) => Plan): PlanChange {
  const before = reading.files.read(folder.planFile);
  const plan = edit(planIn(folder, before, reading));
  return { plan, isOther: plan.page.source.text !== (before?.text ?? newPlanText) };
}

/** Writes plan.md as `edit` makes it out of what it says now; nobody else writes in between. */
export function changePlan(
  folder: PacketFolder,
  reading: Reading,
  writer: Writer,
  edit: (plan: Plan) => Plan,
): PlanChange {
  return writer.hold(() => {
    const before = reading.files.read(folder.planFile);
    const { plan, isOther } = triedPlan(folder, reading, edit);
    const { text } = plan.page.source;
    if (isOther) writer.write([{ path: folder.planFile, before, text, isPrivate: true }]);
    return { plan, isOther };
  });
}

function planIn(folder: PacketFolder, snapshot: FileSnapshot | undefined, reading: Reading): Plan {
  return parsePlan(reading.shownPath(folder.planFile), snapshot?.text ?? newPlanText, reading.readFrontMatter);
}
