import { formatPlainDay } from '../calendar-date.ts';
import { PacketError } from '../errors.ts';
import { pastDay } from '../past-day.ts';
import type { CycleEvent, CycleEventKind, PastCycle } from './past-cycles.ts';
import type { Plan } from './plan.ts';
import { recordOf } from './cycle-record.ts';

/** What may follow in the same cycle upon what happened last in it; `undefined` where nothing has. */
const follows: Readonly<Record<CycleEventKind | 'nothing', readonly CycleEventKind[]>> = {
  nothing: ['submitted', 'declined', 'promoted', 'withdrawn', 'paused'],
  submitted: ['submitted', 'declined', 'promoted', 'withdrawn', 'paused'],
  paused: ['resumed', 'submitted', 'declined', 'promoted', 'withdrawn'],
  resumed: ['submitted', 'declined', 'promoted', 'withdrawn', 'paused'],
  // A decision may be taken back, and whoever has withdrawn may come back.
  declined: ['promoted'],
  withdrawn: ['resumed'],
  promoted: [],
};

/** What ends a cycle. */
const endings: ReadonlySet<CycleEventKind> = new Set(['declined', 'promoted', 'withdrawn']);

/** Whether a cycle is over: the company has decided, or one has withdrawn. */
export function isOver(record: Pick<PastCycle, 'events'> | undefined): boolean {
  const last = record?.events.at(-1);
  return last !== undefined && endings.has(last.kind);
}

/**
 * The name under which something that happens on a day (ISO) is kept: of the cycle that the plan names; where it names none, of the
 * last one in which something happened, else the year.
 */
export function cycleNameOn({ cycle, cycles }: Pick<Plan, 'cycle' | 'cycles'>, date: string): string {
  return cycle ?? cycles.at(-1)?.name ?? date.slice(0, 4);
}

/**
 * What is to be written down: undefined where the plan says it already.
 * @throws PacketError `E_USAGE` for what cannot follow upon what happened, `E_DATE` for a day that is too early or still to come.
 */
export function nextEvent(
  plan: Plan,
  name: string,
  event: CycleEvent & { readonly date: string },
  isDayNamed: boolean,
  today: string,
): CycleEvent | undefined {
  const { kind, date } = event;
  const record = recordOf(plan, name);
  const last = record?.events.at(-1);
  pastDay(date, today, `packet cycle ${kind}     says that it happened today`);
  if (last?.kind === kind) {
    const isSameDay = last.date === date;
    const isSameText = event.version === undefined || event.version === last.version;
    if (kind === 'submitted' ? isSameDay && isSameText : isSameDay || !isDayNamed) return undefined;
  }
  if (!follows[last?.kind ?? 'nothing'].includes(kind)) throw refused(name, kind, last, today);
  const before = record?.events.findLast((each) => each.date !== undefined)?.date;
  if (before !== undefined && date < before) {
    throw new PacketError('E_DATE', `Unexpected day ${date} before ${before}, expected none earlier than the last`, {
      hint: `packet cycle ${kind} --on ${before}`,
    });
  }
  return event;
}

function refused(name: string, kind: CycleEventKind, last: CycleEvent | undefined, today: string): PacketError {
  if (last === undefined || (kind === 'resumed' && !endings.has(last.kind))) {
    return new PacketError('E_USAGE', `Unexpected ${kind}, expected ${name} to be paused before`, {
      hint: 'packet cycle     shows what happened',
    });
  }
  const when = last.date === undefined ? '' : ` on ${formatPlainDay(last.date, today)}`;
  const was = `${name}, which was ${last.kind}${when}`;
  if (last.kind === kind) {
    return new PacketError('E_USAGE', `Unexpected second day on which ${name} was ${kind}, expected one`, {
      hint: 'packet undo     takes back what was written last; another day is changed in plan.md',
    });
  }
  return new PacketError('E_USAGE', `Unexpected ${kind} in ${was}, expected it in the next cycle`, {
    hint:
      last.kind === 'promoted' ? 'packet undo     takes it back' : 'packet cycle --name NAME     goes on with the next',
  });
}
