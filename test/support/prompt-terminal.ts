import type { Key } from '../../src/adapters/prompts/key.ts';
import type { Redraw } from '../../src/adapters/prompts/terminal-session.ts';
import { drawnScreen } from './screen.ts';

/** A terminal for one prompt, whose keys a test presses. */
export class FakePromptTerminal {
  columns = 60;
  suspended = 0;
  #listener: (key: Key) => void = () => undefined;
  readonly #redraws = new Set<(redraw: Redraw) => void>();

  onKey(listener: (key: Key) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  onRedraw(listener: (redraw: Redraw) => void): () => void {
    this.#redraws.add(listener);
    return () => this.#redraws.delete(listener);
  }

  suspend(): void {
    this.suspended += 1;
    for (const redraw of this.#redraws) redraw({ why: 'elsewhere' });
  }

  /** Lines that are said while the prompt is being answered. */
  print(text: string): void {
    for (const redraw of this.#redraws) redraw({ why: 'lines', text });
  }

  /** A key by its chord, such as `ctrl+g` or `return`. */
  press(...chords: readonly string[]): void {
    for (const chord of chords) {
      const parts = chord.split('+');
      const name = parts.at(-1) ?? '';
      const [ctrl, meta, shift] = ['ctrl', 'meta', 'shift'].map((each) => parts.includes(each)) as [
        boolean,
        boolean,
        boolean,
      ];
      this.#listener({ kind: 'key', name, ctrl, meta, shift });
    }
  }

  type(text: string): void {
    for (const character of text) this.#listener({ kind: 'text', text: character });
  }

  paste(text: string): void {
    this.#listener({ kind: 'paste', text });
  }

  resize(columns: number): void {
    this.columns = columns;
    for (const redraw of this.#redraws) redraw({ why: 'width' });
  }
}

/** The rows that raw output shows on a screen, blank ones at the end left out, and the cursor's place (0-based). */
export async function shownBy(
  output: string,
  columns = 60,
): Promise<{ rows: readonly string[]; cursor: [row: number, column: number] }> {
  const text = output.replaceAll('\n', '\r\n');
  const screen = await drawnScreen([{ kind: 'output', text }], { columns, rows: 20 });
  const { rows, cursorRow, cursorColumn } = screen;
  return { rows: rows.slice(0, rows.findLastIndex((row) => row !== '') + 1), cursor: [cursorRow, cursorColumn] };
}
