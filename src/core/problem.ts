import type { RuleId } from './checks/rules.ts';

/** A place in a file, as an editor shows it. */
export interface Place {
  /** Path as the user would type it from the current folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, counted in UTF-16 code units from the start of the line. */
  readonly column: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something that a reading or a check found. A value, never thrown: a reading returns all of them at once. */
export interface Problem extends Place {
  /** Kebab-case name of the rule, such as `section-missing`. */
  readonly rule: RuleId;
  readonly severity: Severity;
  /** "Unexpected X, expected Y", one sentence without a final full stop. */
  readonly message: string;
  /** Id of the question that it is about. */
  readonly question?: string;
  /** One thing to do, such as a command. */
  readonly hint?: string;
}

/** A problem with what is wrong in it part by part; its rule, its question and a part name the same thing in another reading. */
export interface ComparedProblem {
  readonly problem: Problem;
  /** One at least, such as an entry and a field, or empty where rule and question say it. */
  readonly parts: readonly string[];
}

/** Problems file by file, in the order in which the files come first, and there by place. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const order = new Map([...new Set(problems.map(({ file }) => file))].map((file, index) => [file, index]));
  const rank = ({ file }: Problem): number => order.get(file) ?? 0;
  return problems.toSorted(
    (one, other) => rank(one) - rank(other) || one.line - other.line || one.column - other.column,
  );
}
