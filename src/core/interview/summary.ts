import { fieldValue, type Answer } from '../document/answer.ts';
import type { Template } from '../packet/template.ts';

/** What is plainly missing: required fields of entries that are there, one line an entry, such as `Impact: "x" without Source`. */
export function missingFields(template: Template, answers: ReadonlyMap<string, Answer>): string[] {
  return template.questions.flatMap((question) => {
    const answer = answers.get(question.id);
    if (answer?.state !== 'answered') return [];
    return answer.entries.flatMap((entry) => {
      const labels = question.fields
        .filter((field) => field.isRequired && fieldValue(entry, field.id) === '')
        .map(({ label }) => label);
      return labels.length === 0 ? [] : [`${question.heading} "${entry.title}" has no ${labels.join(', ')} yet`];
    });
  });
}
