import { parseAnswerText, parseTitle } from '../document/answer-text.ts';
import { titleWords, withField, type EntryContent } from '../document/answer.ts';
import { parseDateWords } from '../date-words.ts';
import { PacketError } from '../errors.ts';
import type { Prompt, Reply } from '../interview/prompt.ts';
import type { Screen } from '../interview/screen.ts';
import { answerText, entriesOf, questionOf, withTyped, type Interview } from '../interview/state.ts';
import type { Question } from '../packet/template.ts';
import type { TypedText } from '../typing/typed-text.ts';
import { entryOfNote } from './entry-of-note.ts';
import { linkText } from './note-link.ts';
import type { Note } from './notes.ts';
import { entryPrompt, fieldPrompt, questionPrompt, titlePrompt, valuePrompt, whatPrompt } from './sort-prompts.ts';

/** Where sorting stands with its first note. Entries are 0-based, questions and fields are ids. */
type SortScreen =
  | { readonly at: 'what' }
  | { readonly at: 'question'; readonly becomes: 'entry' | 'field' }
  | { readonly at: 'title'; readonly question: string }
  | { readonly at: 'entry'; readonly question: string }
  | { readonly at: 'field'; readonly question: string; readonly entry: number }
  | { readonly at: 'value'; readonly question: string; readonly entry: number; readonly field: string };

/** Notes on their way to where they belong, one after the other. */
export interface Sorting {
  /** Template, answers, and what was half typed: at the same places where the interview would ask for it. */
  readonly interview: Interview;
  /** Those that are left, the present one first. */
  readonly notes: readonly Note[];
  readonly screen: SortScreen;
}

/** What is on disk before the next note is asked about: in packet.md first, then in the note, which says `to` where it went. */
export type SortEffect =
  | { readonly do: 'strike'; readonly note: Note }
  | {
      readonly do: 'add-entry';
      readonly note: Note;
      readonly question: string;
      readonly entry: EntryContent;
      readonly to: string;
    }
  | {
      readonly do: 'update-entry';
      readonly note: Note;
      readonly question: string;
      readonly before: EntryContent;
      readonly entry: EntryContent;
      readonly to: string;
    };

export interface SortTurn {
  readonly sorting: Sorting;
  readonly effect?: SortEffect;
  readonly complaint?: string;
}

const WHAT: SortScreen = { at: 'what' };

export function startSorting(interview: Interview, notes: readonly Note[]): Sorting {
  return { interview, notes, screen: WHAT };
}

/** What is asked next; undefined where no note is left. */
export function sortPrompt({ interview, notes, screen }: Sorting): Prompt | undefined {
  const [note] = notes;
  if (note === undefined) return undefined;
  switch (screen.at) {
    case 'what':
      return whatPrompt(interview, note, notes.length);
    case 'question':
      return questionPrompt(interview, note, screen.becomes);
    case 'title':
      return titlePrompt(interview, note, questionOf(interview, screen.question));
    case 'entry':
      return entryPrompt(interview, questionOf(interview, screen.question));
    case 'field':
      return fieldPrompt(interview, questionOf(interview, screen.question), screen.entry);
    case 'value':
      return valuePrompt(interview, note, questionOf(interview, screen.question), screen.entry, screen.field);
  }
}

/** Takes a reply. Texts that no file can hold, and dates that are none, are complained of and asked again. */
export function takeSorting(sorting: Sorting, reply: Reply): SortTurn {
  try {
    return taken(sorting, reply);
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    const complaint = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
    const text = answerText(reply);
    return { sorting: withHalfTyped(sorting, { text, cursor: text.length }), complaint };
  }
}

/** The sorting with this as what is half typed at its place. */
export function withHalfTyped(sorting: Sorting, typed: TypedText | undefined): Sorting {
  const place = interviewScreen(sorting);
  return place === undefined ? sorting : { ...sorting, interview: withTyped(sorting.interview, place, typed) };
}

/** Where the interview would ask for what is typed here; undefined where nothing is. */
function interviewScreen({ interview, screen }: Sorting): Screen | undefined {
  if (screen.at === 'title')
    return { at: 'title', question: screen.question, entry: entriesOf(interview, screen.question).length };
  return screen.at === 'value' ? { ...screen, at: 'field', isNew: false } : undefined;
}

function taken(sorting: Sorting, reply: Reply): SortTurn {
  const { interview, notes, screen } = sorting;
  const [note] = notes;
  if (note === undefined) return { sorting };
  const to = (next: SortScreen): SortTurn => ({ sorting: { ...sorting, screen: next } });
  const text = answerText(reply);
  switch (screen.at) {
    case 'what':
      return takeWhat(sorting, note, text);
    case 'question': {
      const question = interview.template.questions.find(({ id }) => id === text);
      if (question === undefined) return to(WHAT);
      return to({ at: screen.becomes === 'entry' ? 'title' : 'entry', question: question.id });
    }
    case 'title': {
      if (reply.kind === 'back') return backWith(sorting, reply.typed, { at: 'question', becomes: 'entry' });
      return takeTitle(
        withHalfTyped(sorting, undefined),
        note,
        questionOf(interview, screen.question),
        text,
        reply.kind,
      );
    }
    case 'entry': {
      const entry = Number.parseInt(text, 10);
      if (entriesOf(interview, screen.question)[entry] === undefined) return to({ at: 'question', becomes: 'field' });
      return to({ at: 'field', question: screen.question, entry });
    }
    case 'field': {
      const field = questionOf(interview, screen.question).fields.find(({ id }) => id === text);
      if (field === undefined) return to({ at: 'entry', question: screen.question });
      return to({ at: 'value', question: screen.question, entry: screen.entry, field: field.id });
    }
    case 'value': {
      const { question, entry } = screen;
      if (reply.kind !== 'answer')
        return backWith(sorting, reply.kind === 'back' ? reply.typed : undefined, { at: 'field', question, entry });
      return takeValue(sorting, note, questionOf(interview, question), entry, screen.field, text);
    }
  }
}

function backWith(sorting: Sorting, typed: TypedText | undefined, screen: SortScreen): SortTurn {
  return { sorting: { ...withHalfTyped(sorting, typed), screen } };
}

function takeWhat(sorting: Sorting, note: Note, choice: string): SortTurn {
  if (choice === 'entry' || choice === 'field')
    return { sorting: { ...sorting, screen: { at: 'question', becomes: choice } } };
  if (choice === 'strike') return { sorting: withoutFirst(sorting), effect: { do: 'strike', note } };
  return choice === 'stop' ? { sorting: { ...sorting, notes: [] } } : { sorting: withoutFirst(sorting) };
}

function takeTitle(sorting: Sorting, note: Note, question: Question, typed: string, kind: Reply['kind']): SortTurn {
  const proposed = entryOfNote(note, question);
  const title = kind === 'skip' ? proposed.title : parseTitle(typed);
  if (title === '') return { sorting, complaint: 'A title is needed' };
  // With another title, what the note says stands below it.
  const whole = [note.text, note.links.map(linkText).join(', ')].filter((part) => part !== '').join('\n\n');
  const entry = title === proposed.title ? proposed : { title, text: whole === title ? '' : whole, fields: [] };
  const effect: SortEffect = { do: 'add-entry', note, question: question.id, entry, to: target(question, title) };
  return { sorting: withoutFirst(sorting), effect };
}

function takeValue(
  sorting: Sorting,
  note: Note,
  question: Question,
  index: number,
  fieldId: string,
  typed: string,
): SortTurn {
  const before = entriesOf(sorting.interview, question.id)[index];
  const field = question.fields.find(({ id }) => id === fieldId);
  if (before === undefined || field === undefined) return { sorting: { ...sorting, screen: WHAT } };
  const text = parseAnswerText(typed);
  const value = field.type === 'date' && text !== '' ? parseDateWords(text, sorting.interview.today) : text;
  if (value === '') return { sorting, complaint: 'A text is needed' };
  const entry = withField(before, fieldId, value);
  const to = `${target(question, before.title)}, ${field.label}`;
  const effect: SortEffect = { do: 'update-entry', note, question: question.id, before, entry, to };
  return { sorting: withoutFirst(withHalfTyped(sorting, undefined)), effect };
}

function target({ id }: Question, title: string): string {
  return `${id}: ${titleWords(title)}`;
}

function withoutFirst(sorting: Sorting): Sorting {
  return { ...sorting, notes: sorting.notes.slice(1), screen: WHAT };
}
