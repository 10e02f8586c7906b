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

/** Texts that Up and Down put on the line. */
export interface OtherTexts {
  /** Earlier ones, the latest first: Up goes back in time. */
  readonly history: readonly string[];
  /** Usual ones, as a list that has no end: Down goes on in it, Up back. Where there are some, they count before the earlier ones. */
  readonly usual: readonly string[];
}

/** The line after a key; the same one where the key means nothing to it. */
export function afterKey(typing: Typing, key: Key, others: OtherTexts): Typing {
  const { typed } = typing;
  if (key.kind !== 'key') return typingOf(inserted(typed, key.text));
  const chord = chordOf(key);
  if (newLineChords.has(chord)) return typingOf(inserted(typed, '\n'));
  if (chord === 'up' || chord === 'ctrl+p') return aboveOrEarlier(typing, others);
  if (chord === 'down' || chord === 'ctrl+n') return belowOrLater(typing, others);
  const edit = editChords[chord];
  const after = edit === undefined ? typed : edited(typed, edit);
  if (after === typed) return typing;
  return after.text === typed.text ? { ...typing, typed: after } : typingOf(after);
}

function aboveOrEarlier(typing: Typing, { history, usual }: OtherTexts): Typing {
  const { typed, age, own } = typing;
  if (typed.text.lastIndexOf('\n', typed.cursor - 1) !== -1 && typed.cursor > 0)
    return { ...typing, typed: edited(typed, 'up') };
  if (usual.length > 0) return beside(typing, usual, -1);
  // What stands there already would look as if the key did nothing.
  const index = history.findIndex((text, each) => each >= age && text !== typed.text);
  if (index === -1) return typing;
  return { typed: typedText(history[index] ?? ''), age: index + 1, own: age === 0 ? typed : own };
}

function belowOrLater(typing: Typing, { history, usual }: OtherTexts): Typing {
  const { typed, age, own } = typing;
  if (typed.text.includes('\n', typed.cursor)) return { ...typing, typed: edited(typed, 'down') };
  if (usual.length > 0) return beside(typing, usual, 1);
  if (age === 0) return typing;
  const later = age === 1 ? own : typedText(history[age - 2] ?? '');
  return { typed: later, age: age - 1, own };
}

/** The next of the usual texts, or the one before; what one has typed oneself is one of them. */
function beside({ typed, age, own }: Typing, usual: readonly string[], step: number): Typing {
  const mine = age === 0 ? typed : own;
  const texts = usual.includes(mine.text) ? usual : [mine.text, ...usual];
  const text = texts[(texts.indexOf(typed.text) + step + texts.length) % texts.length] ?? '';
  return text === mine.text ? typingOf(mine) : { typed: typedText(text), age: 1, own: mine };
}
