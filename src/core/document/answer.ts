/** A field of an entry as its value; `id` is the field's or a reserved one's. The value is Markdown, LF, never with blank lines around it. */
export interface FieldContent {
  readonly id: string;
  readonly value: string;
}

/** One entry as what it says. Title: one line of Markdown, trimmed. Text: Markdown, may be empty. */
export interface EntryContent {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly FieldContent[];
}

/** What a section holds. `text` is free prose, or the introduction where there are entries. */
export type Answer =
  | { readonly state: 'open' }
  | { readonly state: 'none-yet'; readonly reason: string }
  | { readonly state: 'answered'; readonly text: string; readonly entries: readonly EntryContent[] };

export type AnswerState = Answer['state'];

/** What two fields of the same id are worth: the first one counts. Empty where there is none. */
export function fieldValue(entry: Pick<EntryContent, 'fields'>, id: string): string {
  return entry.fields.find((field) => field.id === id)?.value ?? '';
}

/** A title as one says it: the text of a link without its address. */
export function titleWords(title: string): string {
  const at = title.lastIndexOf('](');
  const isLink = title.startsWith('[') && at > 1 && title.indexOf(')', at) === title.length - 1;
  return isLink ? title.slice(1, at) : title;
}

/** An entry with another value of a field; an empty one takes the field out. */
export function withField(entry: EntryContent, id: string, value: string): EntryContent {
  if (value === '') return { ...entry, fields: entry.fields.filter((each) => each.id !== id) };
  const index = entry.fields.findIndex((each) => each.id === id);
  const fields = index === -1 ? [...entry.fields, { id, value }] : entry.fields.with(index, { id, value });
  return { ...entry, fields };
}

/** An answer with each of its texts changed. */
export function withTexts(answer: Answer, change: (text: string) => string): Answer {
  switch (answer.state) {
    case 'open':
      return answer;
    case 'none-yet':
      return { ...answer, reason: change(answer.reason) };
    case 'answered':
      return {
        ...answer,
        text: change(answer.text),
        entries: answer.entries.map((entry) => withEntryTexts(entry, change)),
      };
  }
}

/** An entry with each of its texts changed. */
export function withEntryTexts({ title, text, fields }: EntryContent, change: (text: string) => string): EntryContent {
  return {
    title: change(title),
    text: change(text),
    fields: fields.map(({ id, value }) => ({ id, value: change(value) })),
  };
}
