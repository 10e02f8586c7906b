import { daysBetween, formatDay } from '../core/calendar-date.ts';
import type { Answer } from '../core/document/answer.ts';
import { stateWords } from '../core/interview/state-words.ts';
import type { Template } from '../core/packet/template.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

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
