import type { Range } from '../document/source-text.ts';

/** Ways to strike out by hand: `~~old~~`, and those of CriticMarkup, `{--old--}` and `{~~old~>new~~}`. */
const STRUCK = /\{~~[^~]{1,1000}~>|\{--[^{}]{1,1000}--\}|~~(?=\S)[^~]{1,1000}~~/g;
/** A remark in CriticMarkup: `{>>words<<}`. */
const REMARK = /\{>>[^{}]{1,2000}<<\}/g;

/** What is struck out in a text, in order. */
export function struckRanges(text: string): readonly Range[] {
  return rangesOf(text, STRUCK);
}

/** What is set apart in a text as a remark, in order. */
export function remarkRanges(text: string): readonly Range[] {
  return rangesOf(text, REMARK);
}

function rangesOf(text: string, pattern: RegExp): readonly Range[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
}
