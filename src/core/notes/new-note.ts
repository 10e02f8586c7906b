import { parseAnswerText } from '../document/answer-text.ts';
import { linesOf } from '../document/source-text.ts';
import { splitNoteBody, type NoteBody } from './note-body.ts';
import type { NoteLink } from './note-link.ts';

/** A note to be written. */
export interface NewNote extends NoteBody {
  /** ISO. */
  readonly date: string;
}

/**
 * A note out of what was typed; links at its end and a tag are read out of it. Undefined for nothing. Throws as `parseAnswerText`.
 */
export function newNote(typed: string, date: string, links: readonly NoteLink[] = []): NewNote | undefined {
  const lines = parseAnswerText(typed).split('\n');
  const body = splitNoteBody(
    lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trimStart(),
  );
  if (body.text === '' && body.links.length + links.length === 0) return undefined;
  return { ...body, date, links: [...body.links, ...links] };
}

/** The notes of a text of several lines: each line is one, an indented line goes on with the one above. */
export function splitNotes(text: string): readonly string[] {
  const notes: string[][] = [];
  for (const line of linesOf(text.replace(/^\uFEFF/, ''))) {
    if (line.trim() === '') continue;
    const last = notes.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) last.push(line);
    else notes.push([line.trimStart()]);
  }
  return notes.map(([first = '', ...more]) => [first, ...dedented(more)].join('\n'));
}

/** Lines without the white space that all of them begin with. */
function dedented(lines: readonly string[]): readonly string[] {
  const margins = lines.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...margins);
  return lines.map((line) => line.slice(margin));
}
