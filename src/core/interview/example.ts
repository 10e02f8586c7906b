import type { ExampleEntry, Field, Question } from '../packet/template.ts';

/** A strong and a weak answer to a question, or to one field of it; one line an element. */
export function exampleLines(question: Question, field?: Field): string[] {
  const { strong, weak } = question.example;
  if (field !== undefined) {
    const values = [
      ['strong', strong],
      ['weak', weak],
    ] as const;
    return values.flatMap(([name, entry]) => {
      const value = entry.fields[field.id];
      return value === undefined ? [] : [`${name}:  ${value}`];
    });
  }
  return [...entryLines('strong', strong, question), ...entryLines('weak', weak, question)];
}

function entryLines(name: string, entry: ExampleEntry, question: Question): string[] {
  const fields = question.fields.flatMap(({ id, label }) => {
    const value = entry.fields[id];
    return value === undefined ? [] : [`  ${label}: ${value}`];
  });
  return [`${name}:  ${entry.title}`, ...(entry.text === '' ? [] : [`  ${entry.text}`]), ...fields];
}
