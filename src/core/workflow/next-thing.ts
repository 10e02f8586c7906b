import type { Attention } from './attention.ts';
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
 * What is overdue, then what is due, the earliest first; then what can be acted on, in the order of the steps: what the next 1:1 is
 * for after what can be done before it, and what set-up had asked for and one passed over after that; then what wants to be looked
 * at; then the review. Undefined where nothing is left.
 */
export function nextThing(
  facts: Facts,
  steps: readonly StepStanding[],
  attention: readonly Attention[],
): NextThing | undefined {
  const pressing = (['overdue', 'due'] as const).flatMap((state) =>
    steps.filter((step) => step.state === state).toSorted((one, other) => compare(one.date, other.date)),
  );
  const open = steps.filter(({ state, id }) => state === 'current' && id !== 'review');
  const isForMeeting = ({ id, date }: StepStanding): boolean => id === 'manager' && date !== undefined;
  const byHand = ({ command }: StepStanding): boolean => command === undefined;
  const isOwn = ({ id }: StepStanding): boolean => id.startsWith('own-');
  const isPassedOver = ({ id }: StepStanding): boolean => id === 'why' || id === 'expectations';
  const now = open.filter((step) => !isForMeeting(step) && !isOwn(step) && !isPassedOver(step));
  const urgent = attention.filter(({ kind }) => kind === 'missed' || kind === 'undecided').map(ofAttention);
  const found = [
    ...pressing.map(ofStep),
    ...urgent,
    ...now.filter((step) => !byHand(step)).map(ofStep),
    ...open.filter(isForMeeting).map(ofStep),
    ...open.filter((step) => isPassedOver(step) && !byHand(step)).map(ofStep),
    ...open.filter((step) => byHand(step) && !isOwn(step)).map(ofStep),
    ...open.filter(isOwn).map(ofStep),
    ...attention.map(ofAttention),
    ...steps.filter(({ id, state }) => id === 'review' && state === 'current').map(ofStep),
  ];
  return facts.cycle.promoted === undefined ? found[0] : undefined;
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
