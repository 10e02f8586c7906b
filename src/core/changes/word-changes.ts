import { diffArrays } from 'diff';
import { anchorsBetween } from './anchors.ts';
import { LetterPattern } from '../letter-pattern.ts';

/** A stretch of a text that is the same in both, or stands in one of them only. */
export interface Stretch {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** How one text became another. All `same` and `removed` put together are the one before, all `same` and `added` the one after. */
export interface WordChanges {
  /** In order, what was removed before what was added at the same place. */
  readonly stretches: readonly Stretch[];
  /** Words; signs, white space and addresses are none. */
  readonly added: number;
  readonly removed: number;
  /** Whether whole lines were compared, since too much has changed to look for single words. */
  readonly isByLines: boolean;
}

/**
 * How much may be compared at once, in steps: a comparison takes the square of how many words and signs are other ones. It is less than
 * half a second; counted and not timed, so that the same texts give the same answer everywhere.
 */
const STEPS = 2_000_000;
/** Texts of fewer words and signs are compared as they are. */
const SHORT = 200;

const WORD = new LetterPattern(String.raw`[\p{L}\p{N}]`);
/** A letter of a script that is written without blanks between words. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*`;
const TOKEN = new LetterPattern(
  String.raw`https?:\/\/[^\s()<>[\]]+|${UNSPACED}|[\p{L}\p{N}](?:(?!${UNSPACED})[\p{L}\p{M}\p{N}'’_-])*|\n|[^\S\n]+|.`,
  'gsu',
);
const ADDRESS = /^https?:\/\//;

/** A text as comparisons take it: composed (NFC), with line breaks as `\n`. */
export function comparable(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

/** Compares texts with each other; what one comparison takes, the next ones cannot take any more. */
export function wordComparison(steps = STEPS): (before: string, after: string) => WordChanges {
  let [left, leftForLines] = [steps, steps];
  return (before, after) => {
    const [one, other] = [comparable(before), comparable(after)];
    const byWords = wordStretches(tokensOf(one), tokensOf(other), left);
    left = Math.max(0, left - (byWords?.steps ?? left));
    const byLines = byWords ?? stretchesBetween(linesIn(one), linesIn(other), leftForLines);
    if (byWords === undefined) leftForLines = Math.max(0, leftForLines - (byLines?.steps ?? leftForLines));
    const stretches = joined(byLines?.stretches ?? whole(one, other));
    const count = (kind: Stretch['kind']): number =>
      stretches.reduce((sum, stretch) => (stretch.kind === kind ? sum + wordsIn(stretch.text) : sum), 0);
    return { stretches, added: count('added'), removed: count('removed'), isByLines: byWords === undefined };
  };
}

/** How many words a text has. */
function wordsIn(text: string): number {
  return tokensOf(text).filter(isWord).length;
}

/** The words of a text, each as often as it is there. */
export function wordsOf(text: string): readonly string[] {
  return tokensOf(comparable(text)).filter(isWord);
}

function isWord(token: string): boolean {
  return WORD.for(token).test(token) && !ADDRESS.test(token);
}

function tokensOf(text: string): string[] {
  return text.match(TOKEN.for(text)) ?? [];
}

/** The lines of a text, with their ends. */
function linesIn(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function whole(before: string, after: string): Stretch[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

/** What a comparison found, and the steps that it took. */
interface Compared {
  readonly stretches: Stretch[];
  readonly steps: number;
}

/** Long texts in parts, between what they plainly have in common. Undefined where it would take more steps than there are. */
function wordStretches(before: readonly string[], after: readonly string[], steps: number): Compared | undefined {
  const isLong = Math.min(before.length, after.length) > SHORT;
  const ends = [...(isLong ? anchorsBetween(before, after, isWord) : []), [before.length, after.length] as const];
  const stretches: Stretch[] = [];
  let [left, at, to] = [steps, 0, 0];
  for (const [end, toEnd] of ends) {
    const part = stretchesBetween(before.slice(at, end), after.slice(to, toEnd), left);
    if (part === undefined) return undefined;
    for (const stretch of part.stretches) stretches.push(stretch);
    left -= part.steps;
    [at, to] = [end, toEnd];
  }
  return { stretches, steps: steps - left };
}

/** Undefined where it would take more steps than there are. What both begin and end with takes none. */
function stretchesBetween(before: readonly string[], after: readonly string[], steps: number): Compared | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const same = (tokens: readonly string[]): Stretch => ({ kind: 'same', text: tokens.join('') });
  const around = (stretches: Stretch[]): Stretch[] => [
    same(after.slice(0, start)),
    ...stretches,
    same(after.slice(after.length - end)),
  ];
  if (old.length === 0 || fresh.length === 0)
    return { stretches: around(whole(old.join(''), fresh.join(''))), steps: 0 };
  const found = diffArrays(old, fresh, { maxEditLength: Math.floor(Math.sqrt(steps)) });
  if (found === undefined) return undefined;
  let edits = 0;
  const stretches = found.map(({ value, added, removed, count }): Stretch => {
    if (added || removed) edits += count;
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
  return { stretches: around(stretches), steps: edits ** 2 };
}

/**
 * Puts neighbours of one kind together, and changes that only a blank keeps apart: they are read as one. What was removed comes before
 * what was added at the same place.
 */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  let [same, removed, added] = ['', '', ''];
  const add = (kind: Stretch['kind'], text: string): void => {
    if (text !== '') result.push({ kind, text });
  };
  /** Whether what is the same since the last change is no more than a blank between two changes. */
  const isBlank = (): boolean => /^[^\S\n]$/.test(same) && removed !== '' && added !== '';
  const end = (): void => {
    add('removed', removed);
    add('added', added);
    [removed, added] = ['', ''];
    add('same', same);
    same = '';
  };
  for (const { kind, text } of stretches) {
    if (text === '') continue;
    if (kind === 'same') {
      same += text;
      continue;
    }
    const between = isBlank() ? same : '';
    if (between === '' && same !== '') end();
    same = '';
    if (kind === 'removed') [removed, added] = [removed + between + text, added + between];
    else [removed, added] = [removed + between, added + between + text];
  }
  end();
  return result;
}
