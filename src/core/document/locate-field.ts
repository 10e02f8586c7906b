import { PacketError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { FieldType, Question } from '../packet/template.ts';
import { fieldByLabel, reservedFields, type FieldName } from './question-index.ts';

/**
 * The field that a label on the command line means: a question's own, by label, id or alias, or a reserved one.
 * @throws PacketError `E_USAGE` with the nearest one.
 */
export function locateField({ id, fields }: Question, label: string): FieldName & { readonly type: FieldType } {
  const found = fieldByLabel(fields)(label);
  if (found !== undefined) return { ...found, type: fields.find((field) => field.id === found.id)?.type ?? 'text' };
  const labels = [...fields, ...reservedFields].map((field) => field.label);
  const names = [...labels, ...fields.flatMap((field) => [field.id, ...field.aliases])];
  const meant = nearest(label, names);
  throw new PacketError('E_USAGE', `Unexpected field "${label}", expected one of ${labels.join(', ')}`, {
    hint: meant === undefined ? `packet edit ${id}     opens the section in the editor` : `did you mean "${meant}"?`,
  });
}
