import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

/** Commands, each with what it is for beside it, or below it where there is no room. */
export function commandLines(
  commands: readonly (readonly [command: string, about: string])[],
  columns: number,
  style: Styler,
): string[] {
  const width = Math.max(0, ...commands.map(([command]) => textWidth(command)));
  const gap = GAPS.find((each) => commands.every(([, about]) => width + each + textWidth(about) + 2 <= columns));
  return commands.map(([command, about]) => {
    if (about === '') return `  ${style.command(command)}`;
    if (gap === undefined) return `  ${style.command(command)}\n${wrappedText(style.quiet(about), columns, '      ')}`;
    return `  ${style.command(command)}${' '.repeat(width + gap - textWidth(command))}${style.quiet(about)}`;
  });
}

/** Columns between the two, where there is room, and where there is little. */
const GAPS = [5, 3] as const;
