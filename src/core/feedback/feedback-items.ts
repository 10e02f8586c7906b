import { oneLine } from '../document/source-text.ts';
import { personKey } from '../people/person-name.ts';
import type { Comment, Suggestion } from './found-feedback.ts';
import { escapeOutside } from './outside-markdown.ts';
import { isNamed } from './people-named.ts';
import { suggestionWords } from './suggestion-words.ts';
import type { SentPaper } from './sent-paper.ts';

/** Something to work on, as it goes into a round's file. */
export interface FeedbackItem {
  readonly comment: Comment | undefined;
  /** Undefined for what is no change of the packet's own text. */
  readonly suggestion: Suggestion | undefined;
  readonly author: string;
  /** Whether it belongs under Unplaced. */
  readonly isUnplaced: boolean;
  /** Markdown: what it is about, a colon, the words, who said them in brackets. */
  readonly text: string;
}

/** Comments, each by whoever said it, then suggestions. `author`: whose file it is; `people`: who else may have written into it. */
export function itemsOf(
  comments: readonly Comment[],
  suggestions: readonly Suggestion[],
  paper: SentPaper,
  author: string,
  people: readonly string[],
): readonly FeedbackItem[] {
  return [
    ...comments.map((comment): FeedbackItem => {
      const by = authorOf(comment, people) ?? author;
      const about = aboutOf(comment);
      const said = escapeOutside(withoutNumber(comment), about !== '');
      return {
        comment,
        suggestion: undefined,
        author: by,
        isUnplaced: about === '',
        text: `${about === '' ? '' : `${about}: `}${said} (${by})`,
      };
    }),
    ...suggestions.map((suggestion): FeedbackItem => {
      const about = aboutOf({ ...suggestion, asked: undefined });
      const text = `${about}: ${escapeOutside(suggestionWords(suggestion, paper), true)} (${author})`;
      return { comment: undefined, suggestion, author, isUnplaced: false, text };
    }),
  ];
}

/** What two items have in common of which one was reflowed, or says the claim's number once more, as earlier versions wrote it. */
export function itemKey(text: string): string {
  return oneLine(text).replace(/^((?:[^:]{1,40}, )?claim (\d{1,4}): )(?:claim )?\2: (?=\S)/i, '$1');
}

/** A comment's words without the claim's number that they begin with: it is said before them. */
function withoutNumber({ text, claim }: Comment): string {
  const [start = '', number] = /^\s*(?:claim )?(\d{1,4}):\s+(?=\S)/i.exec(text) ?? [];
  return claim !== undefined && Number(number) === claim ? text.slice(start.length) : text;
}

/** What stands before the colon: the question, with the claim or what was asked; what was asked alone where it belongs to no question. */
function aboutOf({ question, claim, asked }: Pick<Comment, 'question' | 'claim' | 'asked'>): string {
  const at = claim === undefined ? (asked ?? '').replace(/[\s?:]+$/, '') : `claim ${String(claim)}`;
  return [question?.id ?? '', at].filter((part) => part !== '').join(', ');
}

/** Who is named where people name themselves: before a colon or in brackets at the start, in brackets or behind a dash at the end. */
const NAMED = [
  /^[\s*_]*[[(]?([\p{L}.][\p{L}.' -]{0,40})[\])]?[*_]*[:：]/u,
  /^[\s*_]*[[(]([\p{L}.][\p{L}.' -]{0,40})[\])]/u,
  /[[(]([\p{L}.][\p{L}.' -]{0,40})[\])]\s*$/u,
  /[—–-]{1,2}\s?([\p{L}.][\p{L}.' -]{0,40})\s*$/u,
] as const;

/** The one of these people who says that it is theirs, or of whom a mail program says so. */
function authorOf({ text, attribution }: Comment, people: readonly string[]): string | undefined {
  const ends = [text.slice(0, 100), text.slice(0, 100), text.slice(-100), text.slice(-100)];
  for (const [index, pattern] of NAMED.entries()) {
    const name = pattern.exec(ends[index] ?? '')?.[1] ?? '';
    const found = people.filter((person) => isNamed(person, name));
    if (found.length === 1) return found[0];
  }
  const said = personKey(attribution ?? '');
  return people.find((person) => said !== '' && ` ${said} `.includes(` ${personKey(person)} `));
}
