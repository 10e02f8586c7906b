import xterm from '@xterm/headless';

/** What a terminal got, in this order: output of the program, or another width. */
export type ScreenEvent =
  { readonly kind: 'output'; readonly text: string } | { readonly kind: 'width'; readonly columns: number };

/** What a person sees: the rows from the first one on, also those that have scrolled away, without blanks at their ends. */
export interface Screen {
  readonly rows: readonly string[];
  /** 0-based, in `rows`. */
  readonly cursorRow: number;
  /** 0-based. */
  readonly cursorColumn: number;
}

/** Draws all that a terminal of so many columns and rows got. */
export async function drawnScreen(
  events: readonly ScreenEvent[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Promise<Screen> {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 5000, allowProposedApi: true });
  for (const event of events) {
    if (event.kind === 'width') terminal.resize(event.columns, rows);
    else
      await new Promise<void>((resolve) => {
        terminal.write(event.text, resolve);
      });
  }
  const { active } = terminal.buffer;
  const all = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  const cursorRow = active.baseY + active.cursorY;
  const last = Math.max(
    cursorRow,
    all.findLastIndex((row) => row !== ''),
  );
  const screen = { rows: all.slice(0, last + 1), cursorRow, cursorColumn: active.cursorX };
  terminal.dispose();
  return screen;
}
