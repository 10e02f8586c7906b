import { addDays } from '../calendar-date.ts';
import { stepIds, type StepId } from '../packet/template.ts';
import { doneMark } from '../plan/done-mark.ts';
import type { StepMark } from '../plan/step-marks.ts';
import { ownStepKey, type OwnStep } from '../plan/step-marks.ts';
import { expectationsStep, managerStep, whyStep, writeStep } from './early-steps.ts';
import { managerEditStep, peerEditStep, selfEditStep } from './edit-steps.ts';
import { isCalmDay } from './cycle-standing.ts';
import type { Facts } from './facts.ts';
import { reviewStep } from './review-step.ts';
import { by, done, waiting, type Finding, type StepStanding } from './step-standing.ts';

/** What a step needs: how it finds out where one stands, and by when it leaves time for those after it. */
interface StepRule {
  /** `before` is the nearest step before it that is not waived. */
  readonly find: (facts: Facts, before: StepStanding | undefined) => Finding;
  /** The date of the cycle that it is counted back from, and how many days before it. */
  readonly counted?: { readonly from: 'align-by' | 'document-due'; readonly days: number };
}

/** The eight steps, in their order. A peers round takes two weeks, and what a manager asks for two more, with a week to spare. */
const rules: Readonly<Record<StepId, StepRule>> = {
  why: { find: whyStep },
  expectations: { find: expectationsStep },
  manager: { find: managerStep, counted: { from: 'align-by', days: 0 } },
  write: { find: writeStep, counted: { from: 'document-due', days: 42 } },
  'self-edit': { find: selfEditStep, counted: { from: 'document-due', days: 35 } },
  'peer-edit': { find: peerEditStep, counted: { from: 'document-due', days: 21 } },
  'manager-edit': { find: managerEditStep, counted: { from: 'document-due', days: 7 } },
  review: { find: reviewStep },
};

/** Days before a date that is counted back to in which a step is due. */
const WARNING = 7;

/** Where one stands with each of the eight steps, in their order, and then with the plan's own. */
export function stepsOf(facts: Facts): readonly StepStanding[] {
  const steps: StepStanding[] = [];
  for (const id of stepIds) {
    const rule = rules[id];
    const before = steps.findLast(({ state }) => state !== 'waived');
    const finding = settled(facts, id, rule.find(facts, before));
    steps.push({
      id,
      ...calm(facts, rule.counted === undefined ? finding : countedBack(facts, finding, rule.counted)),
    });
  }
  const own = facts.papers.plan.ownSteps.map((step, index): StepStanding => {
    return { id: `own-${String(index + 1)}`, ...calm(facts, ownStep(facts, step)) };
  });
  return [...steps, ...own];
}

/** What the plan says of a step counts where the other files do not say that it is done. */
function settled(facts: Facts, id: StepId, finding: Finding): Finding {
  const { plan, header } = facts.papers;
  if (finding.state === 'done') return finding;
  const mark = id === 'review' ? undefined : doneMark(plan, id, { today: facts.today, started: header.started });
  if (mark !== undefined) return markedDone(facts, mark);
  return waivedOr(facts, id, finding);
}

function markedDone({ plainDay }: Facts, { date, reason }: StepMark): Finding {
  const when = date === undefined ? 'plan.md says so' : `plan.md says so, ${plainDay(date)}`;
  return done(reason === '' ? when : reason, date);
}

function waivedOr(facts: Facts, step: string, finding: Finding): Finding {
  const { plan } = facts.papers;
  const { promoted, isPaused, last } = facts.cycle;
  const waiver = plan.waived.find((mark) => mark.step === step);
  if (waiver !== undefined) {
    const { date, reason } = waiver;
    return { state: 'waived', reason: reason === '' ? 'no reason given' : reason, date, command: undefined };
  }
  const since = (event: typeof last): string => (event?.date === undefined ? '' : ` ${facts.plainDay(event.date)}`);
  if (promoted !== undefined) {
    return {
      state: 'waived',
      reason: `no longer needed: promoted${since(promoted)}`,
      date: promoted.date,
      command: undefined,
    };
  }
  if (isPaused && finding.state !== 'waived') return waiting(`paused${since(last)}`);
  return finding;
}

/** Due in the week before the day that leaves time for the steps after it, overdue past that day; never past the cycle's own. */
function countedBack(facts: Facts, finding: Finding, { from, days }: NonNullable<StepRule['counted']>): Finding {
  const { cycle, today, papers, day } = facts;
  const deadline = cycle.deadlines.find(({ key }) => key === from);
  if (finding.state !== 'current' || deadline === undefined) return finding;
  const latest = addDays(deadline.date, -days);
  if (today < addDays(latest, -WARNING)) return { ...finding, date: finding.date ?? latest };
  // Whoever begins late is not told off from the first day on.
  const isFair = latest >= papers.header.started;
  const state = isFair && latest < today ? 'overdue' : 'due';
  return {
    ...finding,
    state,
    date: isFair ? latest : deadline.date,
    reason: `${finding.reason}; ${deadline.label} ${day(deadline.date)}`,
  };
}

function calm({ cycle, today }: Facts, finding: Finding): Finding {
  const isPressing = finding.state === 'due' || finding.state === 'overdue';
  return isCalmDay(cycle, today) && isPressing ? { ...finding, state: 'current' } : finding;
}

function ownStep(facts: Facts, step: OwnStep): Finding {
  const { text, isDone, due } = step;
  const key = ownStepKey(step);
  const mark = facts.papers.plan.done.find((each) => each.step === key);
  if (isDone || mark !== undefined) return done(text, mark?.date);
  const tick = `packet status --done ${step.id}`;
  const open: Finding = { state: 'current', reason: text, date: due, command: tick };
  const finding = waivedOr(facts, key, open);
  if (finding.state !== 'current') return { ...finding, reason: `${text}: ${finding.reason}` };
  if (due === undefined) return finding;
  const isSoon = due > facts.today && addDays(due, -WARNING) <= facts.today;
  return isSoon ? { ...open, state: 'due' } : by(due, facts.today, text, tick);
}
