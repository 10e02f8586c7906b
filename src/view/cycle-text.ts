import { daysBetween, formatDay } from '../core/calendar-date.ts';
import type { Thanks } from '../core/people/thanks.ts';
import { cycleDates, isPeriodKey } from '../core/plan/cycle-dates.ts';
import type { CycleReason } from '../core/plan/past-cycles.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { CycleStanding } from '../core/workflow/cycle-standing.ts';
import { awayWords } from './away-words.ts';
import { commandLines } from './command-lines.ts';
import { eventWords } from './event-words.ts';
import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

/** The calendar of a packet, and what happened in it. */
export interface ShownCycle {
  /** ISO date. */
  readonly today: string;
  readonly plan: Plan;
  readonly standing: CycleStanding;
  /** Whom to thank, where one was promoted; else empty. */
  readonly thanks: readonly Thanks[];
  /** What starts the next packet, or shows it, and what that does. */
  readonly nextPacket: readonly [command: string, about: string];
  /** The names of all commands; no other is named. */
  readonly commands: readonly string[];
}

/** `packet cycle`: the dates, what happened, and what can be said next. */
export function cycleText(shown: ShownCycle, columns: number, style: Styler): string {
  const { plan, standing, today } = shown;
  const { last, name } = standing;
  const state = last === undefined || last.kind === 'resumed' ? '' : `: ${eventWords(last, today)}`;
  const blocks = [
    [style.title(wrappedText(name === undefined ? `No cycle is named yet${state}` : `${name}${state}`, columns))],
    dateLines(shown, columns, style),
    happenedLines(standing, today, columns, style),
    readyLine(standing, columns, style),
    pastLines(plan, standing, today, columns, style),
    thanksLines(shown.thanks, columns, style),
    commandLines(nextCommands(shown), columns, style),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const LABEL = 18;

function labelled(label: string, text: string, columns: number, style: Styler): string {
  const head = `  ${label.padEnd(LABEL - 2)}`;
  const lines = wrappedText(text, columns, ' '.repeat(LABEL));
  return `${style.quiet(head)}${lines.slice(LABEL)}`;
}

/** Every date that the plan has, also those that have passed. */
function dateLines({ plan, today }: ShownCycle, columns: number, style: Styler): string[] {
  return cycleDates.flatMap(([key, label]) => {
    const date = plan.dates[key];
    if (date === undefined) return [];
    const written = plan.page.keys.get(key)?.value ?? '';
    const period = written === date ? '' : ` (${written})`;
    const away = isPeriodKey(key) ? '' : `, ${awayWords(daysBetween(today, date))}`;
    return [labelled(label, style.text(`${formatDay(date, today)}${away}${period}`), columns, style)];
  });
}

function happenedLines({ events, reasons }: CycleStanding, today: string, columns: number, style: Styler): string[] {
  const lines = events.map((event) => {
    const version = event.version === undefined ? '' : `, packet.md as ${event.version}`;
    const date = event.date === undefined ? 'no day' : formatDay(event.date, today);
    return labelled(event.kind, style.text(`${date}${version}`), columns, style);
  });
  const said = reasons.map((reason, index) =>
    labelled(index === 0 ? 'said' : '', style.text(reasonWords(reason)), columns, style),
  );
  return [...lines, ...said];
}

function reasonWords({ text, isNotMine }: CycleReason): string {
  return isNotMine ? `${text} (not yours to fix)` : text;
}

function readyLine(standing: CycleStanding, columns: number, style: Styler): string[] {
  const { readyFor, used, isUsed } = standing;
  if (readyFor === undefined) return [];
  const number = used + (isUsed ? 0 : 1);
  const ready = `${number > readyFor ? 'You were ready' : 'Ready'} for ${countWords(readyFor)}`;
  return [wrappedText(style.text(`${ready}; this is the ${ordinalWord(number)}.`), columns)];
}

function pastLines({ cycles }: Plan, standing: CycleStanding, today: string, columns: number, style: Styler): string[] {
  const past = cycles.filter((each) => each.events !== standing.events);
  return past.map(({ name, events, reasons }) => {
    const words = events.map((event) => eventWords(event, today)).join(', ');
    const said = reasons.map(reasonWords).join('; ');
    return labelled(name, style.text(`${words}${said === '' ? '' : `: ${said}`}`), columns, style);
  });
}

/** Whom to thank, and for what. */
export function thanksLines(thanks: readonly Thanks[], columns: number, style: Styler): string[] {
  if (thanks.length === 0) return [];
  const widest = Math.max(...thanks.map(({ name }) => textWidth(name)));
  const widestFor = Math.max(...thanks.map((each) => textWidth(each.for.join(', '))));
  const isWideEnough = widest + 4 + widestFor <= columns;
  const column = isWideEnough ? Math.max(THANKS_COLUMN, widest + 4) : THANKS_COLUMN;
  return [
    style.text('Thanks are owed to:'),
    ...thanks.map((each) => {
      const why = style.quiet(each.for.join(', '));
      const width = 2 + textWidth(each.name);
      const isBeside = width < column;
      return isBeside
        ? wrappedText(why, columns, `  ${style.text(each.name)}${' '.repeat(column - width)}`, ' '.repeat(column))
        : `${wrappedText(style.text(each.name), columns, '  ')}\n${wrappedText(why, columns, '      ')}`;
    }),
  ];
}

/** Before what they are owed for, at least. */
const THANKS_COLUMN = 24;

/** What can be said next, each with what for. */
export function nextCommands({ plan, standing, nextPacket, commands }: ShownCycle): [command: string, about: string][] {
  const { last, hasSubmitted, readyFor } = standing;
  const after = last?.kind;
  const decided: [string, string][] = [
    ['packet cycle promoted', ''],
    ['packet cycle declined', ''],
    ['packet cycle withdrawn', 'a good answer too'],
  ];
  if (after === 'promoted') return [[...nextPacket]];
  if (after === 'paused') return [['packet cycle resumed', 'goes on']];
  if (after === 'declined' || after === 'withdrawn') {
    const talk: [string, string][] = commands.includes('review')
      ? [['packet review schedule "in 2 weeks"', 'a day to talk about it']]
      : [];
    return [
      ...talk,
      ['packet cycle --name NAME', 'another cycle, when you want to'],
      ['packet help declined', 'staying, moving, stopping: each is fine'],
    ];
  }
  if (hasSubmitted) return decided;
  const set: [string, string][] = [
    ...(plan.cycle === undefined ? [['packet cycle --name NAME', 'which cycle you aim at'] as [string, string]] : []),
    ...(plan.dates['document-due'] === undefined
      ? [['packet cycle --document-due DATE', 'what the steps are counted back from'] as [string, string]]
      : []),
    ...(readyFor === undefined
      ? [['packet cycle --ready-for N', 'how many cycles it may take'] as [string, string]]
      : []),
  ];
  return [...set, ['packet cycle submitted', 'once it is handed in'], ['packet cycle paused', 'nothing is due then']];
}

/** `3 cycles`. */
export function countWords(count: number): string {
  return count === 1 ? '1 cycle' : `${String(count)} cycles`;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const;

const ENDINGS = new Map([
  [1, 'st'],
  [2, 'nd'],
  [3, 'rd'],
]);

/** `first`, `second`, …; beyond the tenth `11th`, `21st` and so on. */
export function ordinalWord(number: number): string {
  const isTeen = Math.floor((number % 100) / 10) === 1;
  const ending = isTeen ? undefined : ENDINGS.get(number % 10);
  return ORDINALS[number - 1] ?? `${String(number)}${ending ?? 'th'}`;
}

/** Dates that went with the cycle before; empty where there are none. */
export function droppedText(
  dropped: readonly (readonly [key: string, text: string])[],
  columns: number,
  style: Styler,
): string {
  if (dropped.length === 0) return '';
  const dates = dropped.map(([key, text]) => `${key} ${text}`).join(', ');
  const text = `Taken out with the cycle before: ${dates}; "packet undo" puts them back`;
  return `${wrappedText(style.quiet(text), columns)}\n`;
}
