import { fieldValue, titleWords, type Answer } from '../document/answer.ts';
import type { Template } from '../packet/template.ts';

/** What is plainly missing: required fields of entries that are there and not only planned, one line an entry. */
export function missingFields(template: Template, answers: ReadonlyMap<string, Answer>): string[] {
  return template.questions.flatMap((question) => {
    const answer = answers.get(question.id);
    if (answer?.state !== 'answered') return [];
    const done = answer.entries.filter((entry) => fieldValue(entry, 'planned') === '');
    return done.flatMap((entry) => {
      const labels = question.fields
        .filter((field) => field.isRequired && fieldValue(entry, field.id) === '')
        .map(({ label }) => label);
      return labels.length === 0
        ? []
        : [`${question.heading} "${titleWords(entry.title)}" has no ${labels.join(', ')} yet`];
    });
  });
}
