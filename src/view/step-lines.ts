import { stepIds } from '../core/packet/template.ts';
import { isSettled, type StepStanding } from '../core/workflow/step-standing.ts';
import type { Standing } from '../core/workflow/standing.ts';
import { datedText } from './dated-text.ts';
import type { Style, Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** How many of each may be shown, where the screen is not to scroll. */
export interface Limits {
  readonly hints: number;
  readonly own: number;
  readonly dates: number;
  readonly attention: number;
}

/** Columns before the reasons: two blanks, the state, the number, the name. */
export const columnOfReasons = 29;
/** Narrower than this a reason stands below its step. */
const NARROW = 60;

/** The eight steps: state, number, name, reason, and below those that press the command that does it. */
export function stepLines(standing: Standing, limits: Limits, columns: number, style: Styler): string[] {
  const eight = standing.steps.filter(({ id }) => !id.startsWith('own-'));
  let hints = 0;
  return eight.flatMap((step) => {
    const isNext = step.id === standing.next?.step;
    const isPressing = isNext || step.state === 'due' || step.state === 'overdue';
    const number = String(stepIds.findIndex((id) => id === step.id) + 1);
    const name = `${number} ${step.id}`;
    const command = isPressing && (isNext || hints < limits.hints) ? step.command : undefined;
    if (command !== undefined) hints += 1;
    const isAhead = step.state === 'current' && step.date !== undefined && step.date > standing.today;
    // Only an agenda is for the day that the reason names.
    const before = isAhead && command === 'packet review' ? ' before it' : '';
    return row(
      step,
      isNext,
      name,
      command === undefined ? undefined : hintWords(command, before, style),
      columns,
      style,
    );
  });
}

/** The steps of the plan that are still to do, and how many of them are done. */
export function ownLines(standing: Standing, limits: Limits, columns: number, style: Styler): string[] {
  const own = standing.steps.filter(({ id }) => id.startsWith('own-'));
  const open = own.filter((step) => !isSettled(step));
  const settled = own.length - open.length;
  const lines = open.slice(0, limits.own).flatMap((step) => {
    const isNext = step.id === standing.next?.step;
    const hint = isNext && step.command !== undefined ? hintWords(step.command, '', style) : undefined;
    return ownRow(step, isNext, hint, columns, style);
  });
  const left = open.length - Math.min(open.length, limits.own);
  const rest = [left > 0 ? `${String(left)} more to do` : '', settled > 0 ? `${String(settled)} done` : '']
    .filter((words) => words !== '')
    .join(', ');
  const label = style.quiet(`${' '.repeat(11)}own  ${rest}`);
  return rest === '' ? lines : [...lines, label];
}

/** `(use "packet review" before it)` */
export function hintWords(command: string, more: string, style: Styler): string {
  return `${style.quiet('(use')} ${style.command(`"${command}"`)}${style.quiet(`${more})`)}`;
}

function row(
  step: StepStanding,
  isNext: boolean,
  name: string,
  hint: string | undefined,
  columns: number,
  style: Styler,
): string[] {
  const look = lookOf(step, style);
  const head = `  ${label(step, isNext, style)}${style.text(name)}`;
  if (columns < NARROW) {
    const lines = [head, datedText(look(step.reason), columns, '    ')];
    return hint === undefined ? lines : [...lines, wrappedText(hint, columns, '    ')];
  }
  const margin = ' '.repeat(columnOfReasons);
  const blanks = ' '.repeat(Math.max(1, columnOfReasons - 11 - name.length));
  const reason = datedText(look(step.reason), columns, margin).slice(margin.length);
  const line = `${head}${blanks}${reason}`;
  return hint === undefined ? [line] : [line, `${margin}${hint}`];
}

function ownRow(
  step: StepStanding,
  isNext: boolean,
  hint: string | undefined,
  columns: number,
  style: Styler,
): string[] {
  const margin = ' '.repeat(columns < NARROW ? 4 : 16);
  const head = `  ${label(step, isNext, style)}${style.text('own')}`;
  const text = wrappedText(style.text(step.reason), columns, margin);
  const lines = columns < NARROW ? [head, text] : [`${head}  ${text.slice(margin.length)}`];
  return hint === undefined ? lines : [...lines, wrappedText(hint, columns, margin)];
}

/** What stands before a step; nothing for one that waits for another, and for one of one's own that can wait. */
function label(step: StepStanding, isNext: boolean, style: Styler): string {
  const { state, date, id } = step;
  const isPlain = state === 'current' && id.startsWith('own-');
  const isLater = state === 'waiting' && date === undefined;
  const words = isNext && state === 'current' ? 'next' : isPlain || isLater ? '' : state;
  const looks: Readonly<Record<string, Style>> = {
    next: style.next,
    done: style.done,
    due: style.warning,
    overdue: style.error,
    current: style.text,
  };
  return `${(looks[words] ?? style.quiet)(words)}${' '.repeat(9 - words.length)}`;
}

function lookOf({ state }: StepStanding, style: Styler): Style {
  return state === 'waiting' || state === 'waived' ? style.quiet : style.text;
}
