import { fieldValue, titleWords, type Answer, type EntryContent } from '../document/answer.ts';
import type { Question, Template } from '../packet/template.ts';

/** An entry without some of the fields that its question requires. */
export interface IncompleteEntry {
  readonly question: Question;
  readonly entry: EntryContent;
  /** Of the fields that are missing, in the order of the question. */
  readonly labels: readonly string[];
}

/** Required fields that are missing in entries that are there and not only planned. */
export function incompleteEntries(template: Template, answers: ReadonlyMap<string, Answer>): IncompleteEntry[] {
  return template.questions.flatMap((question) => {
    const answer = answers.get(question.id);
    if (answer?.state !== 'answered') return [];
    const done = answer.entries.filter((entry) => !isPlanned(entry));
    return done.flatMap((entry) => {
      const labels = missingLabels(question, entry);
      return labels.length === 0 ? [] : [{ question, entry, labels }];
    });
  });
}

/** The labels of the fields that a question asks for and an entry has not, in the order of the question. */
export function missingLabels({ fields }: Question, entry: Pick<EntryContent, 'fields'>): readonly string[] {
  return fields.filter(({ id, isRequired }) => isRequired && fieldValue(entry, id) === '').map(({ label }) => label);
}

/** Whether an entry is work that is still to do. */
export function isPlanned(entry: Pick<EntryContent, 'fields'>): boolean {
  return fieldValue(entry, 'planned') !== '';
}

/** What is plainly missing, one line an entry. */
export function missingFields(template: Template, answers: ReadonlyMap<string, Answer>): string[] {
  return incompleteEntries(template, answers).map(
    ({ question, entry, labels }) => `${question.heading} "${titleWords(entry.title)}" has no ${labels.join(', ')} yet`,
  );
}
