import { isCalendarDate } from '../calendar-date.ts';
import { headingKey } from '../document/heading-key.ts';
import { appendItem, setPageKey, tickItem } from '../document/page-edits.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { stepIds, type StepId } from '../packet/template.ts';
import { doneMark, type PlanDays } from './done-mark.ts';
import type { Plan } from './plan.ts';
import { planHeadings } from './plan-headings.ts';
import { ownStepKey, stepIdNamed, type OwnStep, type StepMark } from './step-marks.ts';

/** A step that somebody names: one of the eight, or one of the plan's own. */
export type NamedStep = { readonly id: StepId } | { readonly own: OwnStep };

/** The text of a plan where there was none. */
export const newPlanText = '---\nplan: 1\n---\n\n# Plan\n';

/**
 * The step that is meant: by its id, its number from 1 to 8, `own-1`, all words of one of one's own, or some that only one has.
 * @throws PacketError `E_USAGE` for anything else.
 */
export function stepNamed(name: string, { ownSteps }: Pick<Plan, 'ownSteps'>): NamedStep {
  const key = headingKey(name);
  const id = stepIdNamed(name);
  if (id !== undefined) return { id };
  const whole = ownSteps.filter((step) => step.id === name.trim() || (key !== '' && ownStepKey(step) === key));
  const having = ownSteps.filter((step) => key !== '' && ownStepKey(step).includes(key));
  const [only, second] = whole.length > 0 ? whole : having;
  if (only !== undefined && second === undefined) return { own: only };
  const ids = [...stepIds, ...ownSteps.map((step) => step.id)];
  const found = only === undefined ? `step "${name}"` : `words "${name}" that several steps have`;
  const meant = nearest(name, ids);
  throw new PacketError('E_USAGE', `Unexpected ${found}, expected one of ${ids.join(', ')}`, {
    hint: meant === undefined ? 'packet status     lists them' : `did you mean ${meant}?`,
  });
}

/** What a step is called in messages. */
export function stepWords(step: NamedStep): string {
  return 'id' in step ? step.id : step.own.text;
}

/** A day that somebody names, or means without naming one. */
export interface MeantDay {
  /** ISO date. */
  readonly date: string;
  readonly isNamed: boolean;
}

/** What a plan says of a step that is done. */
export interface SaidDone {
  /** The plan's text. */
  readonly text: string;
  /** ISO date; undefined where the plan has none, as that of a box that is ticked. */
  readonly date: string | undefined;
}

/**
 * The plan with a step marked as done on a day; the same text where it says so already, on that day or, where none is named, on any.
 * @throws PacketError `E_USAGE` for a day of one of the plan's own steps; `E_EDIT` where a hand has to do it.
 */
export function withStepDone(
  plan: Plan,
  step: NamedStep,
  { date, isNamed }: MeantDay,
  days: PlanDays,
  read: FrontMatterReader,
): SaidDone {
  refuseUnreadable(plan);
  const { page } = plan;
  if ('own' in step && isNamed) {
    throw new PacketError('E_USAGE', `Unexpected day of ${step.own.id}, whose box is ticked, expected none`, {
      hint: `packet status --done ${step.own.id}`,
    });
  }
  const said = saidDone(plan, step, days);
  if (said !== undefined && (!isNamed || said.date === date)) return { text: page.source.text, date: said.date };
  if ('own' in step) return { text: tickItem(page, step.own.item, true, read), date: undefined };
  if (step.id === 'write') return { text: setPageKey(page, 'written', date, read), date };
  const item = { headings: planHeadings.done, text: `${step.id}: ${date}`, isDone: undefined, isFirst: true };
  return { text: appendItem(page, item, read), date };
}

/** Where the plan says that a step is done, and that counts: its day, if it has one. */
function saidDone(plan: Plan, step: NamedStep, days: PlanDays): Pick<StepMark, 'date'> | undefined {
  if ('own' in step) {
    const mark = plan.done.find((each) => each.step === ownStepKey(step.own));
    return mark ?? (step.own.isDone ? { date: undefined } : undefined);
  }
  const isWritten = step.id === 'write' && plan.written !== undefined && plan.written <= days.today;
  return isWritten ? { date: plan.written } : doneMark(plan, step.id, days);
}

/** The plan's text with a step left out from a day on (ISO). The same text where it says so already. */
export function withStepWaived(
  plan: Plan,
  step: NamedStep,
  date: string,
  reason: string,
  read: FrontMatterReader,
): string {
  refuseUnreadable(plan);
  const { page } = plan;
  const name = 'id' in step ? step.id : step.own.text;
  const key = 'id' in step ? step.id : ownStepKey(step.own);
  if (plan.waived.some((mark) => mark.step === key && mark.reason === reason)) return page.source.text;
  const text = `${name}: ${isCalendarDate(date) ? `${date}: ` : ''}${reason}`;
  return appendItem(page, { headings: planHeadings.waived, text, isDone: undefined, isFirst: true }, read);
}

function refuseUnreadable({ error }: Plan): void {
  if (error !== undefined) throw error;
}
