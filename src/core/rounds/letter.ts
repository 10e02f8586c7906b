import type { ReaderKind } from './asked-question.ts';

/** What is written to somebody: the letter above a reader's file, or a reminder. */
export type LetterKind = ReaderKind | 'reminder';

/** What a letter's layout may name. All are plain text; dates are in words, such as `Tue 8 Dec`. */
export interface LetterModel {
  /** Whom it is to. */
  readonly reader: string;
  readonly firstName: string;
  /** Who writes, and from which level to which. */
  readonly author: string;
  readonly from: string;
  readonly to: string;
  /** By when an answer is wanted; empty where nothing was said. */
  readonly due: string;
  /** When they were asked. */
  readonly asked: string;
}

/** What somebody is called in a letter: the first word of their name, or all of it where that is an initial or a title. */
function firstNameOf(name: string): string {
  const [first = name] = name.split(' ');
  return /^(?:\p{L}\.?|dr\.?|prof\.?|mr\.?|mrs\.?|ms\.?)$/iu.test(first) ? name : first;
}

/** Spaces and line breaks as one space: what comes from a file has one line in a letter. */
export function letterModel(model: Omit<LetterModel, 'firstName'>): LetterModel {
  const plain = Object.fromEntries(
    Object.entries(model).map(([key, value]) => [key, value.replace(/\s+/g, ' ').replace(/<!--/g, '\\<!--').trim()]),
  ) as unknown as Omit<LetterModel, 'firstName'>;
  return { ...plain, firstName: firstNameOf(plain.reader) };
}
