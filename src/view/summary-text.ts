import type { Answer } from '../core/document/answer.ts';
import { missingFields } from '../core/interview/summary.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Template } from '../core/packet/template.ts';
import { oneToOneWords, questionLines } from './question-lines.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** The end of the interview: each question with its state, what is plainly missing, and the next date. `today` is ISO. */
export function summaryText(
  template: Template,
  answers: ReadonlyMap<string, Answer>,
  plan: Pick<Plan, 'nextReview' | 'manager'>,
  today: string,
  columns: number,
  style: Styler,
): string {
  const missing = missingFields(template, answers).map((text) => style.quiet(wrappedText(text, columns, '  ', '    ')));
  const oneToOne = oneToOneWords(plan, today);
  return [
    ...questionLines(template, answers, columns, style),
    ...(missing.length === 0 ? [] : ['', style.title('Still missing'), ...missing]),
    ...(oneToOne === undefined ? [] : ['', wrappedText(style.text(`Take it to your ${oneToOne}`), columns)]),
  ].join('\n');
}
