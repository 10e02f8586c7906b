import type { Attention } from './attention.ts';
import { isCalmDay } from './cycle-standing.ts';
import type { Facts } from './facts.ts';
import type { StepStanding } from './step-standing.ts';

/** The one thing to do next. */
export interface NextThing {
  /** Id of the step that it belongs to; undefined where it is none. */
  readonly step: StepStanding['id'] | undefined;
  /** What does it; undefined where it is done by hand. */
  readonly command: string | undefined;
  readonly why: string;
  /** ISO date by which, or on which; undefined where there is none. */
  readonly date: string | undefined;
}

/**
 * Which step that can be acted on is proposed before which: what can be done at once, then what the next 1:1 is for, then what
 * set-up had asked for and one passed over. Those without a command come after all that have one.
 */
const ORDER: readonly StepStanding['id'][] = [
  'write',
  'self-edit',
  'peer-edit',
  'manager-edit',
  'manager',
  'why',
  'expectations',
];

/**
 * What is overdue, then what is due, the earliest first; then what can be acted on, the plan's own steps last; then what wants to be
 * looked at; then the review. After a promotion the next packet. Undefined where nothing is left, and on a day on which nothing is
 * asked of anybody.
 */
export function nextThing(
  facts: Facts,
  steps: readonly StepStanding[],
  attention: readonly Attention[],
): NextThing | undefined {
  if (facts.cycle.promoted !== undefined) return afterPromotion(facts);
  if (isCalmDay(facts.cycle, facts.today)) return undefined;
  const pressing = (['overdue', 'due'] as const).flatMap((state) =>
    steps.filter((step) => step.state === state).toSorted((one, other) => compare(one.date, other.date)),
  );
  const open = steps.filter(({ state }) => state === 'current');
  const rank = ({ id, command }: StepStanding): number =>
    ORDER.indexOf(id) + (command === undefined ? ORDER.length : 0);
  const [step] = [
    ...open.filter(({ id }) => ORDER.includes(id)).toSorted((one, other) => rank(one) - rank(other)),
    ...open.filter(({ id }) => id.startsWith('own-')),
  ];
  const [first] = pressing;
  const urgent = attention.find(({ kind }) => kind === 'missed' || kind === 'undecided');
  const [look] = attention;
  const review = open.find(({ id }) => id === 'review');
  if (first !== undefined) return ofStep(first);
  if (urgent !== undefined) return ofAttention(urgent);
  if (step !== undefined) return ofStep(step);
  if (look !== undefined) return ofAttention(look);
  return review === undefined ? undefined : ofStep(review);
}

function afterPromotion({ nextPacket }: Facts): NextThing | undefined {
  if (nextPacket === undefined) return undefined;
  return {
    step: undefined,
    command: nextPacket,
    why: 'promoted; the next packet, where you want one',
    date: undefined,
  };
}

function compare(one: string | undefined, other: string | undefined): number {
  return (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0;
}

function ofStep({ id, command, reason, date }: StepStanding): NextThing {
  return { step: id, command, why: id.startsWith('own-') ? reason : `${id}: ${reason}`, date };
}

function ofAttention({ text, command }: Attention): NextThing {
  return { step: undefined, command, why: text, date: undefined };
}
