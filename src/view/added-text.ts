import { formatDay } from '../core/calendar-date.ts';
import { titleWords, type EntryContent } from '../core/document/answer.ts';
import { countWords } from '../core/interview/state-words.ts';
import type { NewNote } from '../core/notes/new-note.ts';
import type { Question } from '../core/packet/template.ts';
import { noteLine } from './notes-text.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What was noted, with its day, and how many notes have no place yet. `today` is ISO. */
export function addedText(
  notes: readonly NewNote[],
  open: number,
  today: string,
  columns: number,
  style: Styler,
): string {
  const [first] = notes;
  const day = first === undefined ? '' : formatDay(first.date, today);
  const what = first === undefined || notes.length > 1 ? `${String(notes.length)} notes, a line each` : noteLine(first);
  return `${wrappedText(`${style.done('Noted')} ${day}: ${style.text(what)}`, columns, '', '  ')}\n${notesLeftText(open, columns, style)}`;
}

/** How many notes have no place yet, and what gives them one, below it where there is no room beside it; empty for none. */
export function notesLeftText(open: number, columns: number, style: Styler): string {
  if (open === 0) return '';
  const many = open === 1 ? '1 note' : `${String(open)} notes`;
  const left = `${many} not placed yet`;
  const command = 'packet add --sort';
  const isBeside = left.length + 5 + command.length <= columns;
  return `${style.quiet(isBeside ? `${left}     ${command}` : `${left}\n  ${command}`)}\n`;
}

/** Which entries a question has got, and the day that was named. */
export function addedEntriesText(
  question: Question,
  entries: readonly EntryContent[],
  date: string | undefined,
  today: string,
  columns: number,
  style: Styler,
): string {
  const [first] = entries;
  const day = date === undefined ? '' : `, ${formatDay(date, today)}`;
  const what = first === undefined || entries.length > 1 ? '' : `: ${titleWords(first.title)}`;
  const text = `${question.heading.replace(/[\s?!.:]+$/, '')}: ${countWords(entries.length, question)} added${day}${what}`;
  return `${wrappedText(style.text(text), columns, '', '  ')}\n`;
}
