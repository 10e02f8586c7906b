import { parseAnswerText } from '../document/answer-text.ts';
import { fieldValue, titleWords, withField, type EntryContent } from '../document/answer.ts';
import { newEntry } from '../document/new-entry.ts';
import { parseDateWords } from '../date-words.ts';
import type { Field, Question } from '../packet/template.ts';
import { exampleLines } from './example.ts';
import { plainText, type Paragraph } from './prompt.ts';
import type { Screen } from './screen.ts';
import {
  answeredWith,
  answerText,
  entriesOf,
  questionOf,
  to,
  withEntries,
  type Interview,
  type ScreenPart,
  type Turn,
} from './state.ts';
import { countWords } from './state-words.ts';

/** The title of an entry; a new one is in the file from here on. */
export const titleScreen: ScreenPart<'title'> = {
  prompt(interview, { question: id, entry: index }) {
    const question = questionOf(interview, id);
    const entry = entriesOf(interview, id)[index];
    const { one } = question.entry;
    return {
      ...plainText,
      id: `${id}.${String(index)}.title`,
      label: entry === undefined ? `New ${one}` : `Title of the ${one}`,
      initial: entry?.title ?? '',
      about: entry === undefined ? aboutNew(interview, question) : [],
      example: exampleLines(question),
      emptyMeans: entry === undefined ? 'done' : undefined,
    };
  },

  take(interview, { question, entry: index, isNew = false, isAlone = false }, reply) {
    const entries = entriesOf(interview, question);
    const entry = entries[index];
    const parts: Screen = { at: 'parts', question, entry: index };
    if (reply.kind === 'back') return to(interview, isAlone ? parts : { at: 'question', question });
    const text: Screen = isAlone ? parts : { at: 'text', question, entry: index, isNew: isNew || entry === undefined };
    if (entry === undefined) {
      const added = newEntry(answerText(reply));
      if (added === undefined) return to(interview, { at: 'hub' });
      const answer = withEntries(interview, question, [...entries, added]);
      return answeredWith(interview, question, answer, text, { do: 'add-entry', question, entry: added });
    }
    if (reply.kind === 'skip') return to(interview, text);
    const given = newEntry(reply.text);
    if (given === undefined) return { interview, effects: [], complaint: 'A title is needed' };
    const whole = [entry.text, given.text].filter((part) => part !== '').join('\n\n');
    return given.title === entry.title && given.text === ''
      ? to(interview, text)
      : changeEntry(interview, question, index, { ...entry, title: given.title, text: whole }, text);
  },
};

function aboutNew(interview: Interview, question: Question): Paragraph[] {
  const entries = entriesOf(interview, question.id);
  if (entries.length === 0)
    return [{ style: 'quiet', text: 'Its title in one line, with a link if there is one: [title](address).' }];
  return [
    { style: 'title', text: `${question.heading}: ${countWords(entries.length, question)} saved` },
    ...entries.map(({ title }): Paragraph => ({ style: 'quote', text: titleWords(title) })),
  ];
}

/** What an entry says in prose. */
export const textScreen: ScreenPart<'text'> = {
  prompt(interview, { question, entry: index }) {
    return {
      ...plainText,
      id: `${question}.${String(index)}.text`,
      label: 'In a few sentences',
      initial: entriesOf(interview, question)[index]?.text ?? '',
      example: exampleLines(questionOf(interview, question)),
      isMultiline: true,
    };
  },

  take(interview, { question, entry: index, isNew, isAlone = false }, reply) {
    const parts: Screen = { at: 'parts', question, entry: index };
    if (reply.kind === 'back')
      return to(interview, isAlone ? parts : { at: 'title', question, entry: index, ...(isNew ? { isNew } : {}) });
    const next = isAlone ? parts : afterField(interview, question, index, isNew, undefined);
    const entry = entriesOf(interview, question)[index];
    if (reply.kind === 'skip') return to(interview, next);
    if (entry === undefined) return withoutPlace(interview, question, reply.text);
    const text = parseAnswerText(reply.text);
    return text === entry.text
      ? to(interview, next)
      : changeEntry(interview, question, index, { ...entry, text }, next);
  },
};

/** One field of an entry. */
export const fieldScreen: ScreenPart<'field'> = {
  prompt(interview, { question: id, entry: index, field: fieldId }) {
    const question = questionOf(interview, id);
    const field = fieldOf(question, fieldId);
    const entry = entriesOf(interview, id)[index];
    const asked = {
      ...plainText,
      id: `${id}.${String(index)}.${field.id}`,
      label: field.label,
      initial: entry === undefined ? '' : fieldValue(entry, field.id),
      about: [{ style: 'quiet', text: field.ask } satisfies Paragraph],
      example: exampleLines(question, field),
    };
    return field.type === 'date'
      ? { ...asked, kind: 'date', today: interview.today }
      : { ...asked, isMultiline: field.type === 'text' };
  },

  take(interview, { question: id, entry: index, field: fieldId, isNew, isAlone = false }, reply) {
    const question = questionOf(interview, id);
    const field = fieldOf(question, fieldId);
    const parts: Screen = { at: 'parts', question: id, entry: index };
    if (reply.kind === 'back' && isAlone) return to(interview, parts);
    if (reply.kind === 'back') {
      const before = question.fields[question.fields.indexOf(field) - 1];
      const screen = { question: id, entry: index, isNew };
      return to(
        interview,
        before === undefined ? { at: 'text', ...screen } : { at: 'field', field: before.id, ...screen },
      );
    }
    const entry = entriesOf(interview, id)[index];
    const next = isAlone ? parts : afterField(interview, id, index, isNew, field);
    if (reply.kind === 'skip') return to(interview, next);
    if (entry === undefined) return withoutPlace(interview, id, reply.text);
    const text = parseAnswerText(reply.text);
    // What a hand wrote there stays, a date or not.
    if (text === fieldValue(entry, field.id)) return to(interview, next);
    const value = field.type === 'date' && text !== '' ? parseDateWords(text, interview.today) : text;
    if (value === fieldValue(entry, field.id)) return to(interview, next);
    return changeEntry(interview, id, index, withField(entry, field.id, value), next);
  },
};

/** What was typed for an entry that somebody has taken out meanwhile. */
function withoutPlace(interview: Interview, question: string, text: string): Turn {
  return { ...to(interview, { at: 'question', question }), lost: text.trim() === '' ? [] : [text] };
}

function fieldOf({ id, fields }: Question, fieldId: string): Field {
  const field = fields.find((each) => each.id === fieldId);
  if (field === undefined) throw new Error(`no field "${fieldId}" in the question "${id}"`);
  return field;
}

/** The field after this one (the first one where it is undefined); after the last the next new entry, or the question again. */
function afterField(
  interview: Interview,
  question: string,
  entry: number,
  isNew: boolean,
  field: Field | undefined,
): Screen {
  const { fields } = questionOf(interview, question);
  const next = fields[field === undefined ? 0 : fields.indexOf(field) + 1];
  if (next !== undefined) return { at: 'field', question, entry, field: next.id, isNew };
  return isNew ? { at: 'title', question, entry: entriesOf(interview, question).length } : { at: 'question', question };
}

function changeEntry(interview: Interview, question: string, index: number, entry: EntryContent, screen: Screen): Turn {
  const answer = withEntries(interview, question, entriesOf(interview, question).with(index, entry));
  return answeredWith(interview, question, answer, screen, { do: 'update-entry', question, index, entry });
}
