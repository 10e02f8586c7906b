import { edited, inserted, typedText, type TypedText } from '../../core/typing/typed-text.ts';
import type { Key } from './key.ts';
import { chordOf, editChords, newLineChords } from './prompt-keys.ts';

/** A line being typed, and where in the earlier texts one is looking. */
export interface Typing {
  readonly typed: TypedText;
  /** 0 is what is typed by oneself, 1 the latest of the earlier texts. */
  readonly age: number;
  /** What one had typed before looking at earlier texts. */
  readonly own: TypedText;
}

export function typingOf(typed: TypedText): Typing {
  return { typed, age: 0, own: typed };
}

/** The line after a key; the same one where the key means nothing to it. `history`: earlier texts, the latest first. */
export function afterKey(typing: Typing, key: Key, history: readonly string[]): Typing {
  const { typed } = typing;
  if (key.kind !== 'key') return typingOf(inserted(typed, key.text));
  const chord = chordOf(key);
  if (newLineChords.has(chord)) return typingOf(inserted(typed, '\n'));
  if (chord === 'up' || chord === 'ctrl+p') return aboveOrEarlier(typing, history);
  if (chord === 'down' || chord === 'ctrl+n') return belowOrLater(typing, history);
  const edit = editChords[chord];
  const after = edit === undefined ? typed : edited(typed, edit);
  if (after === typed) return typing;
  return after.text === typed.text ? { ...typing, typed: after } : typingOf(after);
}

function aboveOrEarlier(typing: Typing, history: readonly string[]): Typing {
  const { typed, age, own } = typing;
  if (typed.text.lastIndexOf('\n', typed.cursor - 1) !== -1 && typed.cursor > 0)
    return { ...typing, typed: edited(typed, 'up') };
  // What stands there already would look as if the key did nothing.
  const index = history.findIndex((text, each) => each >= age && text !== typed.text);
  if (index === -1) return typing;
  return { typed: typedText(history[index] ?? ''), age: index + 1, own: age === 0 ? typed : own };
}

function belowOrLater(typing: Typing, history: readonly string[]): Typing {
  const { typed, age, own } = typing;
  if (typed.text.includes('\n', typed.cursor)) return { ...typing, typed: edited(typed, 'down') };
  if (age === 0) return typing;
  const later = age === 1 ? own : typedText(history[age - 2] ?? '');
  return { typed: later, age: age - 1, own };
}
