import type { NewNote } from '../core/notes/new-note.ts';
import type { Note } from '../core/notes/notes.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** Columns of a date and the gap after it. */
const MARGIN = '2026-11-20'.length + 2;

/** Notes, the newest first, each with its date; quiet where it has its place. */
export function notesText(notes: readonly Note[], columns: number, style: Styler): string {
  return notes
    .map((note) => {
      const { date, state, to } = note;
      const gone = state === 'open' ? '' : `  (${to === undefined ? stateWords[state] : `to ${to}`})`;
      const text = `${noteLine(note)}${gone}`;
      const look = state === 'open' ? style.text : style.quiet;
      const start = (date ?? '').padEnd(MARGIN);
      return `${style.quiet(start)}${look(wrappedText(text, columns, '', ' '.repeat(MARGIN)))}\n`;
    })
    .join('');
}

const stateWords = { placed: 'placed', struck: 'struck through' } as const;

/** What a note says, the titles of its links behind it. */
export function noteLine({ text, links, tag }: Pick<Note, 'text' | 'links' | 'tag'>): string {
  const titles = links.map(({ title }) => title).join(', ');
  return [
    ...(text === '' ? [] : [text]),
    ...(titles === '' ? [] : [`(${titles})`]),
    ...(tag === undefined ? [] : [`#${tag}`]),
  ].join(' ');
}

/** Notes for a program. */
export function notesObject(notes: readonly Note[]): object[] {
  return notes.map(({ date, text, links, tag, state, to, item }) => ({
    date: date ?? null,
    text,
    links: links.map(({ title, address }) => ({ title, address })),
    tag: tag ?? null,
    state,
    to: to ?? null,
    line: item.place.line,
  }));
}

/** Notes that were just written, for a program. */
export function newNotesObject(notes: readonly NewNote[]): object[] {
  return notes.map(({ date, text, links, tag }) => ({
    date,
    text,
    links: links.map(({ title, address }) => ({ title, address })),
    tag: tag ?? null,
  }));
}
