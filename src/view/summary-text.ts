import type { Answer } from '../core/document/answer.ts';
import { missingFields } from '../core/interview/summary.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Template } from '../core/packet/template.ts';
import type { Problem } from '../core/problem.ts';
import { placeWords } from './problems-text.ts';
import { oneToOneWords, questionLines } from './question-lines.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** Problems that the end of an interview shows; the rest is counted. */
const SHOWN = 4;

/**
 * The end of the interview: each question with its state, what is plainly missing, what else is wrong in packet.md, and the next date.
 * `today` is ISO.
 */
export function summaryText(
  template: Template,
  answers: ReadonlyMap<string, Answer>,
  problems: readonly Problem[],
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
    ...problemLines(problems, columns, style),
    ...(oneToOne === undefined ? [] : ['', wrappedText(style.text(`Take it to your ${oneToOne}`), columns)]),
  ].join('\n');
}

/** A missing field is said in other words above. */
function problemLines(problems: readonly Problem[], columns: number, style: Styler): string[] {
  const others = problems.filter(({ rule }) => rule !== 'field-missing');
  if (others.length === 0) return [];
  const left = others.length - SHOWN;
  return [
    '',
    style.title('To be mended'),
    ...others
      .slice(0, SHOWN)
      .map((problem) => wrappedText(style.warning(`${placeWords(problem)} ${problem.message}`), columns, '  ', '    ')),
    ...(left > 0
      ? [wrappedText(style.quiet(`and ${String(left)} more (use "packet check")`), columns, '  ', '    ')]
      : []),
  ];
}
