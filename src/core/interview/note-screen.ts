import { parseAnswerText } from '../document/answer-text.ts';
import { plainText } from './prompt.ts';
import { to, type ScreenPart } from './state.ts';

/** A quick dump: one note a line, several at once where several lines were pasted. */
export const noteScreen: ScreenPart<'note'> = {
  prompt: ({ notes }) => ({
    ...plainText,
    id: 'note',
    label: 'Note',
    about: notes > 0 ? [] : [{ style: 'quiet', text: 'One thing a line, in any order. An empty line ends.' }],
    emptyMeans: 'done',
  }),

  take(interview, _, reply) {
    const lines = reply.kind === 'answer' ? parseAnswerText(reply.text).split('\n') : [];
    const notes = lines.map((line) => line.trim()).filter((line) => line !== '');
    if (notes.length === 0) return to(interview, { at: 'hub' });
    return to({ ...interview, notes: interview.notes + notes.length }, { at: 'note' }, [
      { do: 'add-notes', texts: notes },
    ]);
  },
};
