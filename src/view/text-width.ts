import fastStringWidth from 'fast-string-width';

/** How many columns of a terminal a text takes: two for wide characters and emoji, none for marks and styles. */
export function textWidth(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : fastStringWidth(text);
}
