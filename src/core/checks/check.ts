import { placeAt } from '../document/source-text.ts';
import type { PacketDocument } from '../document/document.ts';
import { PacketError, type ErrorCode } from '../errors.ts';
import { inOrder, type ComparedProblem, type Problem } from '../problem.ts';
import type { Papers } from '../workflow/papers.ts';
import { problemsIn } from '../workflow/problems-in.ts';
import { dateImpossible } from './date-impossible.ts';
import { fieldMissing } from './field-missing.ts';
import type { PacketRule } from './packet-rule.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { rules, type RuleId } from './rules.ts';

/** The rules about what packet.md says. What readers find on their way is a problem already. */
const packetRules: readonly PacketRule[] = [placeholderLeft, fieldMissing, dateImpossible];

/** What is wrong in packet.md: what its reader found, and what the rules find. In the order of lines. */
export function packetProblems(document: PacketDocument): readonly Problem[] {
  return inOrder(packetFindings(document).map(({ problem }) => problem));
}

/** The same with what each is compared by; what the reader found first, then rule by rule. */
export function packetFindings(document: PacketDocument): readonly ComparedProblem[] {
  return [...document.problems.map((problem) => ({ problem, parts: [''] })), ...found(document)];
}

/** The same of all papers of a packet, and what contradicts itself on a day (ISO). */
export function allProblems(papers: Papers, document: PacketDocument, today: string): readonly Problem[] {
  return inOrder([...found(document).map(({ problem }) => problem), ...problemsIn(papers, today)]);
}

function found(document: PacketDocument): readonly ComparedProblem[] {
  return packetRules.flatMap(({ rule, find }) =>
    find(document).map(({ offset, message, question, parts, hint }) => ({
      problem: {
        ...placeAt(document.source, offset),
        rule,
        severity: rules[rule].severity,
        message,
        ...(question === undefined ? {} : { question: question.id }),
        hint: hint ?? rules[rule].mend,
      },
      parts,
    })),
  );
}

/** What keeps a file from being read, as a problem. */
const UNREADABLE: Readonly<Partial<Record<ErrorCode, RuleId>>> = {
  E_FRONT_MATTER: 'front-matter',
  E_FORMAT: 'format-newer',
  E_CONFLICT: 'merge-unfinished',
  E_UNREADABLE: 'file-unreadable',
};

/**
 * Why a file cannot be read at all, as a problem of it; undefined for what is wrong with something else. `file` as the user would type
 * it. Throws what is no `PacketError`.
 */
export function problemOfError(error: unknown, file: string): Problem | undefined {
  if (!(error instanceof PacketError)) throw error;
  const rule = UNREADABLE[error.code];
  if (rule === undefined) return undefined;
  const { place, message, hint } = error;
  return {
    ...(place ?? { file, line: 1, column: 1 }),
    rule,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}
