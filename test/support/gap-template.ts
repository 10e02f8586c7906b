import type { Field, FieldMeaning, Question, Template } from '../../src/core/packet/template.ts';
import { plainTemplate } from './plain-template.ts';

/** The plain template with one more question, which is about gaps; a field by its id, with what it means. */
export function gapTemplate(id: string, fields: readonly (readonly [id: string, meaning: FieldMeaning])[]): Template {
  const [work] = plainTemplate.questions;
  const [field] = work?.fields ?? [];
  if (work === undefined || field === undefined) throw new Error('the plain template has no field');
  const gaps: Question = {
    ...work,
    id,
    heading: 'What is missing?',
    layout: 'item',
    meaning: 'gaps',
    fields: fields.map(([name, meaning]): Field => ({ ...field, id: name, label: labelOf(name), meaning })),
  };
  return { ...plainTemplate, questions: [...plainTemplate.questions, gaps] };
}

function labelOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
