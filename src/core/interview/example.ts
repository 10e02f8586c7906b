import type { ExampleEntry, Field, Question } from '../packet/template.ts';

/** A strong and a weak answer to a question, or to one field of it; one line an element, none where there is no example. */
export function exampleLines(question: Question, field?: Field): string[] {
  const { strong, weak } = question.example;
  if (field !== undefined) {
    const best = strong.fields[field.id] ?? '';
    const usual = weak.fields[field.id] ?? field.weak;
    if (best === '' && usual === '') return [];
    return [...(best === '' ? [] : [`strong:  ${best}`]), `weak:  ${usual === '' ? '(left out)' : usual}`];
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
