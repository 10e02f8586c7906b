import type { Problem, Severity } from '../core/problem.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const;
const LOOKS = { error: 'error', warning: 'warning', info: 'quiet' } as const;

/** Every problem with its place and what to do, and how many there are. */
export function problemsText(problems: readonly Problem[], columns: number, style: Styler): string {
  if (problems.length === 0) return `${style.done('No problem found.')}\n`;
  const blocks = problems.map((problem) => `${problemLines(problem, columns, style).join('\n')}\n\n`);
  return `${blocks.join('')}${wrappedText(style.text(countWords(problems)), columns)}\n`;
}

/** A problem: where, how grave, which rule; what; and what to do. */
function problemLines(problem: Problem, columns: number, style: Styler): string[] {
  const { severity, rule, message, hint } = problem;
  const head = [style.path(placeWords(problem)), style[LOOKS[severity]](WORDS[severity]), style.quiet(rule)].join('  ');
  return [
    wrappedText(head, columns, '', '    '),
    wrappedText(style.text(message), columns, '    '),
    ...(hint === undefined || hint === '' ? [] : [hintLine(hint, columns, style)]),
  ];
}

function hintLine(hint: string, columns: number, style: Styler): string {
  const look = hint.startsWith('packet ') ? style.command : style.quiet;
  return wrappedText(look(hint), columns, '    ', '      ');
}

/** `packet.md:12:3`. */
export function placeWords({ file, line, column }: Problem): string {
  return `${file}:${String(line)}:${String(column)}`;
}

/** `1 error, 2 warnings`. */
function countWords(problems: readonly Problem[]): string {
  const counts = countsOf(problems);
  return SEVERITIES.flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : [`${String(count)} ${WORDS[severity]}${count === 1 ? '' : 's'}`];
  }).join(', ');
}

function countsOf(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const count = (wanted: Severity): number => problems.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** The same for a program. */
export function problemsObject(problems: readonly Problem[]): object {
  return {
    problems: problems.map(({ file, line, column, rule, severity, message, question, hint }) => ({
      file,
      line,
      column,
      rule,
      severity,
      message,
      question: question ?? null,
      hint: hint ?? null,
    })),
    counts: countsOf(problems),
  };
}
