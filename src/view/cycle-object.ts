import { cycleDates } from '../core/plan/cycle-dates.ts';
import type { CycleEvent, CycleEventKind, CycleReason } from '../core/plan/past-cycles.ts';
import type { SetCalendar } from '../core/plan/set-calendar.ts';
import type { CycleStanding } from '../core/workflow/cycle-standing.ts';
import { daysBetween } from '../core/calendar-date.ts';
import type { ShownCycle } from './cycle-text.ts';

/** What a command did to the plan. */
interface PlanWrite {
  /** The plan, absolute. */
  readonly file: string;
  /** Whether the command has changed something. */
  readonly written: boolean;
  /** Dates that went with the cycle before. */
  readonly dropped: SetCalendar['dropped'];
}

/** The calendar for a program. */
export function cycleObject({ plan, standing, thanks, today }: ShownCycle, write: PlanWrite): object {
  const { name, readyFor, used, events, reasons } = standing;
  return {
    cycle: {
      name: name ?? null,
      state: cycleState(standing),
      readyFor: readyFor ?? null,
      used,
      dates: cycleDates.flatMap(([key]) => {
        const date = plan.dates[key];
        return date === undefined ? [] : [{ key, date, days: daysBetween(today, date) }];
      }),
      events: events.map(eventObject),
      reasons: reasons.map(reasonObject),
    },
    past: plan.cycles
      .filter((each) => each.events !== events)
      .map((each) => ({
        name: each.name,
        events: each.events.map(eventObject),
        reasons: each.reasons.map(reasonObject),
      })),
    thanks: thanks.map((each) => ({ name: each.name, for: each.for })),
    dropped: write.dropped.map(([key, text]) => ({ key, text })),
    file: write.file,
    written: write.written,
  };
}

/** How far a cycle is, in a word. */
export function cycleState({ last, hasSubmitted }: CycleStanding): CycleEventKind | 'open' {
  if (last?.kind === 'resumed') return hasSubmitted ? 'submitted' : 'open';
  return last?.kind ?? 'open';
}

function eventObject({ kind, date, version }: CycleEvent): object {
  return { kind, date: date ?? null, version: version ?? null };
}

function reasonObject({ text, isNotMine }: CycleReason): object {
  return { text, mine: !isNotMine };
}
