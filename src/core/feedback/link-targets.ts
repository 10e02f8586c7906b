import type { Range } from '../document/source-text.ts';

/** Where a link leads, with the bracket before it: `](https://docs.example/a "title")`. */
export const LINK_TARGET = /\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:[ \t\n]"[^"\n]{0,500}")?\)/g;

/** The targets of a text's links, in order. */
export function linkTargets(text: string): readonly Range[] {
  return [...text.matchAll(LINK_TARGET)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
}
