import type { Edit } from '../../core/typing/typed-text.ts';
import type { Key } from './key.ts';

/** A key as one says it, such as `ctrl+g`, `shift+tab`, `meta+return`; empty for text. */
export function chordOf(key: Key): string {
  if (key.kind !== 'key') return '';
  return `${key.ctrl ? 'ctrl+' : ''}${key.meta ? 'meta+' : ''}${key.shift ? 'shift+' : ''}${key.name}`;
}

/** Keys that leave any prompt, where it allows that. */
export const leavingChords: Readonly<Partial<Record<string, 'back' | 'editor' | 'example' | 'interrupt'>>> = {
  'shift+tab': 'back',
  'ctrl+g': 'editor',
  'ctrl+e': 'example',
  'ctrl+c': 'interrupt',
};

/** What ends in a new line of the text and not in the answer: Alt-Enter, and Ctrl-J, which is a line feed. */
export const newLineChords: ReadonlySet<string> = new Set(['enter', 'meta+return', 'meta+enter', 'shift+return']);

/** The editing keys of readline and of most editors; Ctrl-E is taken, so that the end of the line is End alone. */
export const editChords: Readonly<Partial<Record<string, Edit>>> = {
  left: 'left',
  'ctrl+b': 'left',
  right: 'right',
  'ctrl+f': 'right',
  'ctrl+left': 'word-left',
  'meta+left': 'word-left',
  'meta+b': 'word-left',
  'ctrl+right': 'word-right',
  'meta+right': 'word-right',
  'meta+f': 'word-right',
  home: 'line-start',
  'ctrl+a': 'line-start',
  end: 'line-end',
  'ctrl+home': 'text-start',
  'ctrl+end': 'text-end',
  backspace: 'delete-left',
  'ctrl+h': 'delete-left',
  delete: 'delete-right',
  'ctrl+d': 'delete-right',
  'ctrl+w': 'delete-word-left',
  'meta+backspace': 'delete-word-left',
  'ctrl+backspace': 'delete-word-left',
  'meta+d': 'delete-word-right',
  'ctrl+delete': 'delete-word-right',
  'ctrl+u': 'delete-to-line-start',
  'ctrl+k': 'delete-to-line-end',
};
