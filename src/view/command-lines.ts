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
  const isBeside = commands.every(([, about]) => width + GAP + textWidth(about) + 2 <= columns);
  return commands.map(([command, about]) => {
    if (about === '') return `  ${style.command(command)}`;
    if (!isBeside) return `  ${style.command(command)}\n${wrappedText(style.quiet(about), columns, '      ')}`;
    return `  ${style.command(command)}${' '.repeat(width + GAP - textWidth(command))}${style.quiet(about)}`;
  });
}

const GAP = 5;
