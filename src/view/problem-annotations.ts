import type { Problem } from '../core/problem.ts';
import type { Styler } from './styler.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Each problem as a line that a GitHub workflow shows beside the file's text (GitHub Actions, "Workflow commands"). `pathOf` gives a
 * problem's file as its path from the root of the repository, with slashes.
 */
export function problemAnnotations(
  problems: readonly Problem[],
  pathOf: (file: string) => string,
  style: Styler,
): string {
  const lines = problems.map(({ file, line, column, rule, severity, message, hint }) => {
    const keys = { file: pathOf(file), line: String(line), col: String(column), title: rule };
    const properties = Object.entries(keys).map(([key, value]) => `${key}=${escapedProperty(value)}`);
    const text = hint === undefined || hint === '' ? message : `${message}\n${hint}`;
    return `${style.text(`::${COMMANDS[severity]} ${properties.join(',')}::${escapedText(text)}`)}\n`;
  });
  return lines.join('');
}

/** What would end the line, and the sign of an escape (actions/toolkit, command.ts). */
function escapedText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Besides, what ends a property or all of them. */
function escapedProperty(text: string): string {
  return escapedText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
