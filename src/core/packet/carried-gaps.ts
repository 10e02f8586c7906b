import { fieldValue, withField, type Answer, type EntryContent } from '../document/answer.ts';
import { sectionOf, type PacketDocument } from '../document/document.ts';
import { privateEntry } from '../document/entries.ts';
import { countSigns } from '../document/private-marks.ts';
import { reservedFields } from '../document/question-index.ts';
import type { Question, Template } from './template.ts';

/** Gaps on their way from one packet into the next. */
export interface CarriedGaps {
  /** By question id of the new template; empty where there is nothing to carry, or nowhere to. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Whether something stays behind: prose with private parts, which would not be marked where it came to. */
  readonly isLeft: boolean;
}

/** The gaps of a packet as answers of another one. An entry that is private, in part or by marks around it, is private there as a whole. */
export function carriedGaps(document: PacketDocument, template: Template): CarriedGaps {
  const from = document.template.questions.find(({ meaning }) => meaning === 'gaps');
  const to = template.questions.find(({ meaning }) => meaning === 'gaps');
  const marked = from === undefined ? undefined : sectionOf(document, from.id)?.marked;
  if (from === undefined || to === undefined || marked?.state !== 'answered')
    return { answers: new Map(), isLeft: false };
  const entries = marked.entries.map((entry) => fittedEntry(whollyPrivate(entry), from, to));
  const isLeft = entries.length === 0 && countSigns(marked.text) > 0;
  if (isLeft) return { answers: new Map(), isLeft };
  const text = entries.length === 0 ? marked.text : '';
  return { answers: new Map([[to.id, { state: 'answered', text, entries }]]), isLeft };
}

function whollyPrivate(entry: EntryContent): EntryContent {
  const texts = [entry.title, entry.text, ...entry.fields.map(({ value }) => value)];
  return texts.some((text) => countSigns(text) > 0) ? privateEntry(entry) : entry;
}

/** An entry with the fields of another template, by their meanings; what has no field there is a line of its text. */
function fittedEntry(entry: EntryContent, from: Question, to: Question): EntryContent {
  const reserved = new Set<string>(reservedFields.map(({ id }) => id));
  return entry.fields.reduce<EntryContent>(
    (sofar, { id, value }) => {
      const field = from.fields.find((each) => each.id === id);
      const same = to.fields.find(
        (each) => each.id === id || (each.meaning !== 'none' && each.meaning === field?.meaning),
      );
      const target = reserved.has(id) ? id : same?.id;
      if (target !== undefined && fieldValue(sofar, target) === '') return withField(sofar, target, value);
      const line = `${field?.label ?? id}: ${value}`;
      return { ...sofar, text: sofar.text === '' ? line : `${sofar.text}\n\n${line}` };
    },
    { title: entry.title, text: entry.text, fields: [] },
  );
}
