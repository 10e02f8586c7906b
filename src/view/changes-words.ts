import type { WordCount } from '../core/changes/compared-texts.ts';
import type { Moment } from '../core/changes/moment.ts';
import { isUnchanged, type PacketChanges } from '../core/changes/packet-changes.ts';
import type { Styler } from './styler.ts';

/** Since when, or that nothing has changed since. */
export function sinceLine({ words }: Moment, changes: PacketChanges, style: Styler): string {
  return isUnchanged(changes) ? style.text(`Nothing changed since ${words}.`) : style.title(`Since ${words}`);
}

/** `12 words added, 1 taken out`. */
export function wordCountWords({ added, removed }: WordCount): string {
  if (added + removed === 0) return 'no word is another one';
  const words = (many: number): string => `${String(many)} ${many === 1 ? 'word' : 'words'}`;
  if (removed === 0) return `${words(added)} added`;
  return added === 0 ? `${words(removed)} taken out` : `${words(added)} added, ${String(removed)} taken out`;
}
