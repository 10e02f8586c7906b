import type { Field, Question } from '../packet/template.ts';
import { headingKey, labelKey } from './heading-key.ts';

/** Labels that every question has, whatever its template: what the tool itself asks of an entry. */
export const reservedFields = [
  { id: 'planned', label: 'Planned' },
  { id: 'private', label: 'Private' },
  { id: 'key', label: 'Key' },
  { id: 'shows', label: 'Shows' },
  { id: 'consent', label: 'Consent' },
] as const;

/** A field by what stands before its colon. */
export interface FieldName {
  readonly id: string;
  readonly label: string;
}

/** Remembers what was made of a list; templates do not change while the program runs. */
function oncePerList<Item, Made>(make: (list: readonly Item[]) => Made): (list: readonly Item[]) => Made {
  const made = new WeakMap<readonly Item[], Made>();
  return (list) => {
    const known = made.get(list) ?? make(list);
    made.set(list, known);
    return known;
  };
}

/** The questions of a template, found by a heading as people write it. */
export const questionByHeading = oncePerList((questions: readonly Question[]) => {
  const index = new Map<string, Question>();
  for (const question of questions) {
    for (const name of [question.heading, question.id, ...question.aliases]) {
      const key = headingKey(name);
      if (key !== '' && !index.has(key)) index.set(key, question);
    }
  }
  return (heading: string): Question | undefined => index.get(headingKey(heading));
});

/** The fields of a question and the reserved ones, found by a label as people write it; a question's own come first. */
export const fieldByLabel = oncePerList((fields: readonly Field[]) => {
  const index = new Map<string, FieldName>();
  const add = (name: string, field: FieldName): void => {
    const key = labelKey(name);
    if (key !== '' && !index.has(key)) index.set(key, field);
  };
  for (const field of fields) add(field.label, field);
  for (const field of fields) for (const name of [field.id, ...field.aliases]) add(name, field);
  for (const field of reservedFields) add(field.label, field);
  return (label: string): FieldName | undefined => (label.includes('\\') ? undefined : index.get(labelKey(label)));
});
