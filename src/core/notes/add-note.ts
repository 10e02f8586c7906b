import { escapePrivateMarks } from '../document/private-marks.ts';
import { parseSourceText, splice } from '../document/source-text.ts';

/** The text of notes.md with one more note, newest first under the heading of its month. `date` is ISO; a note is one line. */
export function addNote(text: string | undefined, note: string, date: string): string {
  const month = `## ${date.slice(0, 7)}`;
  const item = `- ${date} ${escapePrivateMarks(note)}`;
  if (text === undefined || text.trim() === '') return `# Notes\n\n${month}\n\n${item}\n`;
  const source = parseSourceText('', text);
  const sameMonth = source.lines.findIndex((line) => line.text.trimEnd() === month);
  if (sameMonth !== -1) {
    const isNextBlank = source.lines[sameMonth + 1]?.text.trim() === '';
    const { end = 0 } = source.lines[isNextBlank ? sameMonth + 1 : sameMonth] ?? {};
    return splice(source, { start: end, end }, `\n${item}`);
  }
  const first = source.lines.find((line) => line.text.startsWith('## '));
  const at = first?.start ?? text.trimEnd().length;
  const block = `${month}\n\n${item}\n`;
  return splice(source, { start: at, end: at }, first === undefined ? `\n\n${block.trimEnd()}` : `${block}\n`);
}
