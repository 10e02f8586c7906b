import { daysBetween, formatDay } from '../core/calendar-date.ts';
import type { Answer } from '../core/document/answer.ts';
import { stateWords } from '../core/interview/state-words.ts';
import type { PacketHeader } from '../core/packet/packet.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Template } from '../core/packet/template.ts';
import type { Problem } from '../core/problem.ts';
import type { NextThing } from '../core/workflow/next-thing.ts';
import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

export interface Status {
  /** Absolute. */
  readonly folder: string;
  readonly header: PacketHeader;
  readonly template: Template;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly plan: Plan;
  readonly next: NextThing | undefined;
  readonly problems: readonly Problem[];
  /** ISO date. */
  readonly today: string;
}

export function statusText(status: Status, columns: number, style: Styler): string {
  const { header, template, answers, plan, next, problems, today } = status;
  const lines = [style.title(wrappedText(`${header.author}: ${header.from} to ${header.to}`, columns)), ''];
  lines.push(...questionLines(template, answers, columns, style));
  const oneToOne = oneToOneWords(plan, today);
  if (oneToOne !== undefined) lines.push('', wrappedText(style.text(oneToOne), columns));
  for (const { line, message } of problems)
    lines.push('', wrappedText(style.warning(`packet.md:${String(line)}  ${message}`), columns));
  lines.push('', ...nextLines(next, columns, style));
  return `${lines.join('\n')}\n`;
}

/** Each question with its state. */
export function questionLines(
  template: Template,
  answers: ReadonlyMap<string, Answer>,
  columns: number,
  style: Styler,
): string[] {
  const states = template.questions.map((question) => stateWords(answers.get(question.id), question));
  const width = Math.max(4, ...states.map((state) => textWidth(state)));
  return template.questions.map((question, index) => {
    const state = states[index] ?? '';
    const blanks = ' '.repeat(width - textWidth(state === '' ? 'open' : state));
    const mark = state === '' ? style.quiet('open') : style.done(state);
    const heading = wrappedText(style.text(question.heading), columns, '', ' '.repeat(width + 4));
    return `  ${mark}${blanks}  ${heading}`;
  });
}

/** With whom and when the next 1:1 is; undefined where no date is set. */
export function oneToOneWords(plan: Pick<Plan, 'nextReview' | 'manager'>, today: string): string | undefined {
  if (plan.nextReview === undefined) return undefined;
  const who = plan.manager === undefined ? '' : ` with ${plan.manager}`;
  const days = daysBetween(today, plan.nextReview);
  const away =
    days === 0
      ? 'today'
      : days === 1
        ? 'tomorrow'
        : days > 0
          ? `in ${String(days)} days`
          : `${String(-days)} days ago: set the next date in plan.md`;
  return `1:1${who}  ${formatDay(plan.nextReview, today)}, ${away}`;
}

function nextLines(next: NextThing | undefined, columns: number, style: Styler): string[] {
  if (next === undefined)
    return [wrappedText('Every question has its answer, and nothing is plainly missing.', columns)];
  const why = wrappedText(style.text(next.why), columns, 'Next  ', '      ');
  return next.command === undefined
    ? [why]
    : [why, `      ${style.quiet('(use')} ${style.command(`"${next.command}"`)}${style.quiet(')')}`];
}

export function statusObject({ folder, header, template, answers, plan, next, problems }: Status): object {
  return {
    schemaVersion: 1,
    packet: { name: folder.split('/').at(-1) ?? '', folder, author: header.author, from: header.from, to: header.to },
    questions: template.questions.map(({ id, heading }) => {
      const answer = answers.get(id);
      return {
        id,
        heading,
        state: answer?.state ?? 'open',
        entries: answer?.state === 'answered' ? answer.entries.length : 0,
      };
    }),
    nextReview: plan.nextReview === undefined ? null : { date: plan.nextReview, with: plan.manager ?? null },
    next: next === undefined ? null : { command: next.command ?? null, why: next.why, date: null },
    problems,
  };
}
