import type { EntryContent, FieldContent } from '../document/answer.ts';
import { newEntry } from '../document/new-entry.ts';
import type { Question } from '../packet/template.ts';
import type { NoteBody } from './note-body.ts';
import { linkText } from './note-link.ts';

/**
 * A note as an entry of a question: its first line is the title, linked to what the note links to first; more links stand in the
 * text. `dated`, an ISO date, goes into the field that asks when it was, else into the text; undefined for none.
 */
export function entryOfNote(
  { text, links }: Pick<NoteBody, 'text' | 'links'>,
  question: Question,
  dated?: string,
): EntryContent {
  const { title, text: rest } = newEntry(text) ?? { title: '', text: '' };
  const [first, ...others] = links;
  const isLinked = first !== undefined && !/[[\]`<\\]/.test(title);
  const field = question.fields.find(
    ({ meaning, type }) => meaning === 'when' || meaning === 'period' || type === 'period',
  );
  const fields: FieldContent[] = dated === undefined || field === undefined ? [] : [{ id: field.id, value: dated }];
  const more = [
    ...(dated === undefined || field !== undefined ? [] : [dated]),
    ...(isLinked ? others : links).map(linkText),
  ].join(', ');
  return {
    title: isLinked ? `[${title === '' ? first.title : title}](${first.address})` : title,
    text: [rest, more].filter((part) => part !== '').join('\n\n'),
    fields,
  };
}
