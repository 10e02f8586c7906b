import type { EntryContent } from '../core/document/answer.ts';
import type { GapPlace } from '../core/packet/gaps.ts';
import { withoutGap, withoutPlan } from '../core/packet/gaps.ts';
import type { CycleReason } from '../core/plan/past-cycles.ts';
import { reasonKey } from '../core/plan/cycle-record.ts';
import { commandLines } from './command-lines.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What was said when a cycle was declined, and what has become of it. */
export interface ReasonsShown {
  readonly reasons: readonly CycleReason[];
  /** All gaps of the packet. */
  readonly gaps: readonly EntryContent[];
  /** Undefined where the template does not ask for gaps. */
  readonly place: GapPlace | undefined;
}

/** What has become of the reasons; empty where there are none. */
export function gapsText({ reasons, gaps, place }: ReasonsShown, columns: number, style: Styler): string {
  if (reasons.length === 0) return '';
  const own = reasons.filter(({ isNotMine }) => !isNotMine).map(({ text }) => text);
  const open = place === undefined ? own : withoutGap(own, gaps);
  const keys = new Set(own.map(reasonKey));
  const made = gaps.filter(({ title }) => keys.has(reasonKey(title)));
  const bare = place === undefined ? [] : withoutPlan(own, gaps, place);
  const parts = [
    made.length === 0
      ? ''
      : `${many(made.length, 'gap', 'gaps')} in packet.md${bare.length === 0 ? '' : `, ${String(bare.length)} without a plan yet`}`,
    reasons.length === own.length ? '' : `${String(reasons.length - own.length)} not yours to fix`,
    open.length === 0 ? '' : `${String(open.length)} still to be seen`,
  ].filter((part) => part !== '');
  const text = wrappedText(style.text(`Kept: ${parts.join('; ')}.`), columns);
  const commands: [string, string][] =
    bare.length === 0 || place === undefined ? [] : [[`packet edit ${place.question} --inline`, 'gives them a plan']];
  return `\n${[text, ...commandLines(commands, columns, style)].join('\n')}\n`;
}

function many(count: number, one: string, more: string): string {
  return `${String(count)} ${count === 1 ? one : more}`;
}
