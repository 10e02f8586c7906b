import { cycleDates } from '../core/plan/cycle-dates.ts';
import type { CycleEvent, CycleReason } from '../core/plan/past-cycles.ts';
import { daysBetween } from '../core/calendar-date.ts';
import type { ShownCycle } from './cycle-text.ts';

/** The calendar for a program. `file` is the plan, absolute; `written` whether the command has changed something. */
export function cycleObject({ plan, standing, thanks, today }: ShownCycle, file: string, written: boolean): object {
  const { name, readyFor, used, last, hasSubmitted, events, reasons } = standing;
  const went = last?.kind === 'resumed' ? (hasSubmitted ? 'submitted' : 'open') : (last?.kind ?? 'open');
  return {
    cycle: {
      name: name ?? null,
      state: went,
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
    file,
    written,
  };
}

function eventObject({ kind, date, version }: CycleEvent): object {
  return { kind, date: date ?? null, version: version ?? null };
}

function reasonObject({ text, isNotMine }: CycleReason): object {
  return { text, mine: !isNotMine };
}
