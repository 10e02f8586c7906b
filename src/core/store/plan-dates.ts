import { setPageKey } from '../document/page-edits.ts';
import { parsePage } from '../document/page.ts';
import { newPlanText } from '../plan/mark-step.ts';
import { parsePlan, type Plan } from '../plan/plan.ts';
import type { PacketFolder } from '../ports.ts';
import type { Reading } from './packet-store.ts';
import type { Writer } from './writer.ts';

/** When 1:1s are; undefined to leave it as it is. */
export interface PlanDates {
  /** ISO date, or `never`. */
  readonly next: string | undefined;
  /** A cadence in its canonical words. */
  readonly every: string | undefined;
}

/** Sets when 1:1s are in plan.md, which is written where there is none. Gives whether anything changed. Throws `E_EDIT` and as writing does. */
export function setPlanDates(
  folder: PacketFolder,
  { next, every }: PlanDates,
  reading: Reading,
  writer: Writer,
): boolean {
  return writer.hold(() => {
    const before = reading.files.read(folder.planFile);
    const file = reading.shownPath(folder.planFile);
    const plan: Plan = parsePlan(file, before?.text ?? newPlanText, reading.readFrontMatter);
    if (plan.error !== undefined) throw plan.error;
    let { text } = plan.page.source;
    for (const [key, value] of [
      ['review-every', every],
      ['next-review', next],
    ] as const) {
      const page = parsePage(file, text, reading.readFrontMatter);
      if (value === undefined || page.keys.get(key)?.value === value) continue;
      text = setPageKey(page, key, value, reading.readFrontMatter);
    }
    if (text === before?.text) return false;
    writer.write([{ path: folder.planFile, before, text, isPrivate: true }]);
    return true;
  });
}
