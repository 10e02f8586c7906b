import { headingKey } from './heading-key.ts';

/** Headings that mean the same. */
export interface HeadingNames {
  /** The one that the tool writes. */
  readonly first: string;
  /** What `headingKey` makes of each of them. */
  readonly keys: ReadonlySet<string>;
}

export function headingNames(first: string, ...others: readonly string[]): HeadingNames {
  return { first, keys: new Set([first, ...others].map(headingKey)) };
}
