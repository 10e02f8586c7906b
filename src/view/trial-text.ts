import type { TrialChange } from '../core/store/trial-files.ts';
import { diffText } from './diff-text.ts';
import type { Styler } from './styler.ts';

/** What would be written, as one unified diff; empty where nothing would. */
export function trialText(
  changes: readonly TrialChange[],
  shownPath: (path: string) => string,
  style: Styler,
  width?: number,
): string {
  return changes.map(({ path, before, after }) => diffText(shownPath(path), before, after, style, width)).join('');
}
