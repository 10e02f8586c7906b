import { formatDay } from '../calendar-date.ts';
import { entryOfNote } from '../notes/entry-of-note.ts';
import { newNote, splitNotes, type NewNote } from '../notes/new-note.ts';
import { plainText, type Paragraph } from './prompt.ts';
import {
  answeredWith,
  answerText,
  entriesOf,
  questionOf,
  to,
  withEntries,
  type Interview,
  type NoteSubject,
  type ScreenPart,
  type Turn,
} from './state.ts';

/** A quick dump: one note a line, several at once where several lines were pasted; or one note alone, which may be an entry at once. */
export const noteScreen: ScreenPart<'note'> = {
  prompt: (interview) => ({
    ...plainText,
    id: 'note',
    label: labelOf(interview),
    about: aboutOf(interview),
    canGoBack: interview.only === undefined,
    emptyMeans: 'done',
  }),

  take(interview, _, reply) {
    const { only, today } = interview;
    const subject = only?.about === 'note' ? only : undefined;
    const typed = answerText(reply);
    if (subject?.to !== undefined) return takeEntry(interview, subject, subject.to, typed);
    const notes = splitNotes(typed).flatMap((text): NewNote[] => {
      const note = newNote(text, subject?.date ?? today, subject?.links);
      return note === undefined ? [] : [note];
    });
    if (notes.length === 0) return to(interview, { at: 'hub' });
    const after = { ...interview, notes: interview.notes + notes.length };
    return to(after, { at: subject === undefined ? 'note' : 'end' }, [{ do: 'add-notes', notes }]);
  },
};

function labelOf(interview: Interview): string {
  const { only } = interview;
  if (only?.about !== 'note' || only.to === undefined) return 'Note';
  return `New ${questionOf(interview, only.to).entry.one}`;
}

function aboutOf({ only, notes, today }: Interview): Paragraph[] {
  if (notes > 0) return [];
  if (only?.about !== 'note') return [quiet('One thing a line, in any order. An empty line ends.')];
  return [
    ...(only.date === undefined ? [] : [quiet(formatDay(only.date, today))]),
    ...(only.to === undefined ? [quiet('One thing a line; a line that is indented goes on with the one above.')] : []),
  ];
}

function quiet(text: string): Paragraph {
  return { style: 'quiet', text };
}

function takeEntry(interview: Interview, { date, links }: NoteSubject, id: string, typed: string): Turn {
  const note = newNote(typed, date ?? interview.today, links);
  if (note === undefined) return to(interview, { at: 'hub' });
  const entry = entryOfNote(note, questionOf(interview, id), date);
  const answer = withEntries(interview, id, [...entriesOf(interview, id), entry]);
  return answeredWith(interview, id, answer, { at: 'end' }, { do: 'add-entry', question: id, entry });
}
