import { fieldValue, titleWords } from '../document/answer.ts';
import { questionByHeading } from '../document/question-index.ts';
import { plainAsked, plainText, type Option, type Paragraph, type Prompt } from '../interview/prompt.ts';
import type { Screen } from '../interview/screen.ts';
import { entriesOf, isOpen, typedAt, type Interview } from '../interview/state.ts';
import { countWords, stateWords } from '../interview/state-words.ts';
import type { Field, Question } from '../packet/template.ts';
import { entryOfNote } from './entry-of-note.ts';
import { linkText } from './note-link.ts';
import type { Note } from './notes.ts';

/** What becomes of a note; `left` of them are to be sorted, this one too. */
export function whatPrompt(interview: Interview, { date, text, links, tag }: Note, left: number): Prompt {
  const hasEntries = interview.template.questions.some(({ id }) => entriesOf(interview, id).length > 0);
  const field: Option = { value: 'field', label: 'a field of an entry', about: 'that is there already' };
  const words = tag === undefined ? text : `${text} #${tag}`.trimStart();
  const about: Paragraph[] = [
    { style: 'quiet', text: [...(date === undefined ? [] : [date]), `${String(left)} to sort`].join(', ') },
    { style: 'quote', text: [words, links.map(linkText).join(', ')].filter((part) => part !== '').join('\n') },
  ];
  return {
    ...choice('sort', 'It becomes'),
    about,
    canGoBack: false,
    initial: 'entry',
    options: [
      { value: 'entry', label: 'an entry', about: '' },
      ...(hasEntries ? [field] : []),
      { value: 'stay', label: 'nothing yet', about: 'it stays' },
      { value: 'strike', label: 'nothing', about: 'it is struck through' },
      { value: 'stop', label: 'stop here', about: '' },
    ],
  };
}

/** Of which question; the one that its tag names is proposed, else the next open one. */
export function questionPrompt(interview: Interview, { tag }: Note, becomes: 'entry' | 'field'): Prompt {
  const { answers, template } = interview;
  const questions = template.questions.filter(({ id }) => becomes === 'entry' || entriesOf(interview, id).length > 0);
  const tagged = tag === undefined ? undefined : questionByHeading(template.questions)(tag);
  const open = questions.find(({ id }) => isOpen(answers.get(id)));
  const proposed = questions.find(({ id }) => id === tagged?.id) ?? open ?? questions[0];
  return {
    ...choice('sort.question', becomes === 'entry' ? 'An entry of' : 'A field in'),
    initial: proposed?.id ?? '',
    options: questions.map((question) => ({
      value: question.id,
      label: question.heading,
      about: stateWords(answers.get(question.id), question) || 'open',
    })),
  };
}

/** The title of a new entry, as the note would have it. */
export function titlePrompt(interview: Interview, note: Note, question: Question): Prompt {
  const screen: Screen = { at: 'title', question: question.id, entry: entriesOf(interview, question.id).length };
  return {
    ...plainText,
    id: 'sort.title',
    label: `Title of the ${question.entry.one}`,
    initial: entryOfNote(note, question).title,
    typed: typedAt(interview, screen),
    canOpenEditor: false,
  };
}

/** Which of the entries. */
export function entryPrompt(interview: Interview, question: Question): Prompt {
  const entries = entriesOf(interview, question.id);
  return {
    ...choice('sort.entry', `Of which ${question.entry.one}`),
    about: [{ style: 'quiet', text: `${question.heading}: ${countWords(entries.length, question)}` }],
    initial: '0',
    options: entries.map(({ title }, index) => ({ value: String(index), label: titleWords(title), about: '' })),
  };
}

/** Which field of an entry (0-based); an empty one is proposed. */
export function fieldPrompt(interview: Interview, question: Question, index: number): Prompt {
  const entry = entriesOf(interview, question.id)[index];
  const valueOf = ({ id }: Field): string => (entry === undefined ? '' : fieldValue(entry, id));
  const empty = question.fields.filter((field) => valueOf(field) === '');
  const proposed = empty.find(({ isRequired }) => isRequired) ?? empty[0] ?? question.fields[0];
  return {
    ...choice('sort.field', 'Which field'),
    initial: proposed?.id ?? '',
    options: question.fields.map((field) => ({
      value: field.id,
      label: field.label,
      about: valueOf(field).split('\n', 1)[0] ?? '',
    })),
  };
}

/** What a field of an entry (0-based) shall say: what it says, and the note. */
export function valuePrompt(
  interview: Interview,
  note: Note,
  question: Question,
  entry: number,
  fieldId: string,
): Prompt {
  const field = question.fields.find(({ id }) => id === fieldId);
  const there = entriesOf(interview, question.id)[entry];
  const value = there === undefined ? '' : fieldValue(there, fieldId);
  const links = note.links.map(linkText).join(', ');
  const said = note.text === '' || links === '' ? `${note.text}${links}` : `${note.text} (${links})`;
  const asked = {
    ...plainText,
    id: 'sort.value',
    label: field?.label ?? fieldId,
    typed: typedAt(interview, { at: 'field', question: question.id, entry, field: fieldId, isNew: false }),
    about: field === undefined ? [] : [{ style: 'quiet', text: field.ask } satisfies Paragraph],
    canOpenEditor: false,
  };
  if (field?.type === 'date') return { ...asked, kind: 'date', today: interview.today, initial: value };
  return { ...asked, initial: value === '' ? said : `${value}; ${said}`, isMultiline: true };
}

function choice(id: string, label: string): Omit<Extract<Prompt, { kind: 'choice' }>, 'options' | 'initial'> {
  return { ...plainAsked, kind: 'choice', id, label, canOpenEditor: false };
}
