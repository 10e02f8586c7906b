import { isCalendarDate } from '../calendar-date.ts';
import { headingKey } from '../document/heading-key.ts';
import { appendItem, setPageKey, tickItem } from '../document/page-edits.ts';
import type { FrontMatterReader } from '../document/front-matter.ts';
import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { stepIds, type StepId } from '../packet/template.ts';
import type { Plan } from './plan.ts';
import { planHeadings } from './plan-headings.ts';
import { ownStepKey, stepIdNamed, type OwnStep } from './step-marks.ts';

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

/** The plan's text with a step marked as done on a day (ISO). The same text where it says so already. */
export function withStepDone(plan: Plan, step: NamedStep, date: string, read: FrontMatterReader): string {
  refuseUnreadable(plan);
  const { page } = plan;
  if ('own' in step) return step.own.isDone ? page.source.text : tickItem(page, step.own.item, true, read);
  if (step.id === 'write') {
    return plan.written === date ? page.source.text : setPageKey(page, 'written', date, read);
  }
  if (plan.done.some((mark) => mark.step === step.id && mark.date === date)) return page.source.text;
  const text = `${step.id}: ${date}`;
  return appendItem(page, { headings: planHeadings.done, text, isDone: undefined, isFirst: true }, read);
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
