/** Text by what it means, never by how it looks. Each makes its text safe to show first. */
export interface Styler {
  readonly text: Style;
  readonly title: Style;
  readonly quiet: Style;
  readonly done: Style;
  readonly next: Style;
  readonly warning: Style;
  readonly error: Style;
  readonly command: Style;
  readonly path: Style;
}

export type Style = (text: string) => string;
export type Meaning = keyof Styler;

const meanings: readonly Meaning[] = ['text', 'title', 'quiet', 'done', 'next', 'warning', 'error', 'command', 'path'];

/** A styler out of one function for each meaning. `safe` makes text that came from a file fit for its place. */
export function stylerOf(safe: Style, look: (meaning: Meaning, text: string) => string): Styler {
  return Object.fromEntries(
    meanings.map((meaning) => [meaning, (text: string) => look(meaning, safe(text))]),
  ) as unknown as Styler;
}

/** No colours, for pipes and for terminals that want none. */
export function plainStyler(safe: Style): Styler {
  return stylerOf(safe, (_, text) => text);
}

/**
 * C0 and C1 controls but line break and tab, and what turns the direction of text (Unicode Bidirectional Algorithm, UAX 9,
 * section 2): in a terminal they could hide or forge what is shown.
 */
export const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text as a terminal may show it: what could move the cursor, colour or turn text round is written as `\u{1b}`. */
export function visibleText(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}
