import { notesLeftText } from './added-text.ts';
import type { Styler } from './styler.ts';

/** How many notes have become what. */
export interface Sorted {
  readonly entries: number;
  readonly fields: number;
  readonly struck: number;
}

/** What became of notes that were `open` before, and how many are left. */
export function sortedText({ entries, fields, struck }: Sorted, open: number, columns: number, style: Styler): string {
  const counted = [
    ...(entries > 0 ? [entries === 1 ? '1 entry' : `${String(entries)} entries`] : []),
    ...(fields > 0 ? [fields === 1 ? '1 field' : `${String(fields)} fields`] : []),
    ...(struck > 0 ? [`${String(struck)} struck through`] : []),
  ];
  const said = counted.length === 0 ? '' : `${style.done('Sorted')}: ${counted.join(', ')}.\n`;
  return `${said}${notesLeftText(open - entries - fields - struck, columns, style)}`;
}
