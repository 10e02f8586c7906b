import { formatDay, formatPlainDay } from '../core/calendar-date.ts';
import type { ManagerChange } from '../core/plan/change-manager.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { PastManager } from '../core/plan/past-managers.ts';
import type { StepStanding } from '../core/workflow/step-standing.ts';
import { isSettled } from '../core/workflow/step-standing.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** Who the manager is, and who it was before. */
export interface ManagerView {
  readonly plan: Pick<Plan, 'manager' | 'managerSince' | 'managers'>;
  /** Step 3, as it stands. */
  readonly step: StepStanding;
  /** ISO date. */
  readonly today: string;
  /** Undefined where nobody was named: then it is only shown. */
  readonly change: Pick<ManagerChange, 'kind' | 'before'> | undefined;
}

/** Questions for a last 1:1 with the manager before, one string each. */
function lastTalk({ plan, change }: ManagerView): readonly string[] {
  if (change?.kind !== 'new') return [];
  const name = plan.manager ?? '';
  return [
    'Could we put in writing what we agreed, and both sign it off?',
    `Would you introduce me, and where this stands, to ${name}?`,
    'May I name you as somebody who speaks for this work, also from now on?',
  ];
}

export function managerText(view: ManagerView, columns: number, style: Styler): string {
  const { plan, step, today, change } = view;
  const wrap = (text: string, first = '', further = first): string => wrappedText(text, columns, first, further);
  const hint = (command: string): string =>
    `${style.quiet('  (use')} ${style.command(`"${command}"`)}${style.quiet(')')}`;
  if (plan.manager === undefined) {
    return `${wrap(style.text('No manager is in plan.md yet.'))}\n${hint('packet manager NAME')}\n`;
  }
  const { managerSince } = plan;
  const said =
    managerSince === undefined
      ? ' is your manager.'
      : ` has been your manager since ${formatDay(managerSince, today)}.`;
  const questions = lastTalk(view);
  const blocks = [
    [wrap(`${style.title(plan.manager)}${style.text(said)}`)],
    plan.managers.toReversed().map((each) => wrap(style.text(pastWords(each, today)), 'Before: ', '        ')),
    stepWords(view).map((text) => wrap(style.text(text))),
    questions.length === 0
      ? []
      : [
          wrap(style.text(`A last 1:1 with ${change?.before ?? ''}, if there is still time for one:`)),
          ...questions.map((text, index) => wrap(style.text(text), `  ${String(index + 1)}. `, '     ')),
          hint('packet manager --brief'),
        ],
    isSettled(step) || step.command === undefined
      ? []
      : [wrap(style.text(`To tell ${plan.manager}:`)), hint(step.command)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function pastWords({ name, from, to }: PastManager, today: string): string {
  const day = (date: string): string => formatPlainDay(date, today);
  if (from !== undefined) return `${name}, ${day(from)}${to === undefined ? '' : ` to ${day(to)}`}`;
  return to === undefined ? name : `${name}, until ${day(to)}`;
}

function stepWords({ step, change, plan }: ManagerView): readonly string[] {
  const said = `Step 3: ${step.reason}.`;
  if (change?.kind !== 'new' || isSettled(step)) return [said];
  return [
    said,
    `It is open again, and nothing is undone: what you and ${change.before ?? ''} agreed stands, and ${plan.manager ?? ''} has yet to see it.`,
  ];
}

export function managerObject(view: ManagerView): object {
  const { plan, step, change } = view;
  return {
    manager: plan.manager === undefined ? null : { name: plan.manager, since: plan.managerSince ?? null },
    earlier: plan.managers.map(({ name, from, to }) => ({ name, from: from ?? null, to: to ?? null })),
    step: { state: step.state, reason: step.reason, command: step.command ?? null },
    change: change?.kind ?? null,
    lastTalk: lastTalk(view),
  };
}
