import { questionByHeading } from '../document/question-index.ts';
import type { Template } from '../packet/template.ts';
import { gapQuestion } from '../reviews/new-gap.ts';
import { isAskedForGaps } from './asked-question.ts';
import type { Feedback } from './feedback.ts';
import type { Round } from './round.ts';

/** What came back in a round, is about gaps and is open; empty where the template has no question for gaps. */
export function openGaps({ feedback }: Pick<Round, 'feedback'>, template: Template): readonly Feedback[] {
  const question = gapQuestion(template);
  if (question === undefined) return [];
  const questionOf = questionByHeading(template.questions);
  return feedback.filter(
    ({ about, isDone }) => !isDone && about !== undefined && (isAskedForGaps(about) || questionOf(about) === question),
  );
}
