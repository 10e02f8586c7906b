import type { NewGap } from './new-gap.ts';

/** Which 1:1 it was. */
export interface TalkSubject {
  /** ISO date. */
  readonly date: string;
  /** One line; undefined where nobody is named, and the plan has no manager. */
  readonly with: string | undefined;
  readonly relation: string | undefined;
}

/** What came of a 1:1, or a part of it. Texts are Markdown. */
export interface TalkOutcome {
  /** Questions that were put. */
  readonly asked: readonly string[];
  readonly heard: readonly string[];
  /** `Sam: ask who sits on the committee`. */
  readonly agreed: readonly string[];
  readonly isGoalShared: boolean;
  /** Steps that they add. */
  readonly steps: readonly string[];
  readonly gaps: readonly NewGap[];
  /** ISO date of the next one, or `never`; undefined to leave it as the plan has it. */
  readonly next: string | undefined;
}

export const nothingSaid: TalkOutcome = {
  asked: [],
  heard: [],
  agreed: [],
  isGoalShared: false,
  steps: [],
  gaps: [],
  next: undefined,
};
