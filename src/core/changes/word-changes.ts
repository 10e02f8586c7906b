import { diffArrays } from 'diff';

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
 * How much may be compared at once, in steps: a comparison takes the square of how many words and signs are other ones. Some
 * half a second; counted and not timed, so that the same texts give the same answer everywhere.
 */
const STEPS = 6_000_000;

const WORD = /[\p{L}\p{N}]/u;
/** A letter of a script that is written without blanks between words. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*`;
const TOKEN = new RegExp(
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
    const byWords = stretchesBetween(tokensOf(one), tokensOf(other), left);
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
  return WORD.test(token) && !ADDRESS.test(token);
}

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
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

/** Undefined where it would take more steps than there are. */
function stretchesBetween(
  before: string[],
  after: string[],
  steps: number,
): { readonly stretches: Stretch[]; readonly steps: number } | undefined {
  const found = diffArrays(before, after, { maxEditLength: Math.floor(Math.sqrt(steps)) });
  if (found === undefined) return undefined;
  let edits = 0;
  const stretches = found.map(({ value, added, removed, count }): Stretch => {
    if (added || removed) edits += count;
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
  return { stretches, steps: edits ** 2 };
}

/** Puts changes together that only a blank or a sign on the same line keeps apart: they are read as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  let [removed, added] = ['', ''];
  const end = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  stretches.forEach(({ kind, text }, index) => {
    const isBetween = removed !== '' && added !== '' && index < stretches.length - 1;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetween && /^[^\S\n]$/.test(text)) {
      removed += text;
      added += text;
    } else {
      end();
      if (text !== '') result.push({ kind, text });
    }
  });
  end();
  return result;
}
