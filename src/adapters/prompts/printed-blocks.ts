import { stripVTControlCharacters } from 'node:util';
import { textWidth } from '../../view/text-width.ts';

/** What was printed about one question, with its answer, from its first row on. */
interface Block {
  /** Of the prompt. */
  readonly id: string;
  readonly rows: number;
}

/**
 * What stands above the cursor of the questions that were asked last, one below the other and nothing in between: so that going back
 * can take it away again. Forgotten as soon as something else is printed, or the rows may have been broken anew.
 */
export class PrintedBlocks {
  #done: readonly Block[] = [];
  #rows = 0;
  #columns = 0;

  /** A question begins; gives the rows to take away first, where it is the one that was asked before and one has come back to it. */
  begin(id: string, columns: number, isBack: boolean): number {
    if (columns !== this.#columns) this.#done = [];
    this.#columns = columns;
    this.#rows = 0;
    const last = this.#done.at(-1);
    if (!isBack || last?.id !== id) return 0;
    this.#done = this.#done.slice(0, -1);
    return last.rows;
  }

  /** Lines that were printed about the present question; each ends with a line break. */
  add(text: string): void {
    const lines = stripVTControlCharacters(text).split('\n').slice(0, -1);
    this.#rows += lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / this.#columns)), 0);
  }

  /** The present question is answered. */
  end(id: string): void {
    this.#done = [...this.#done, { id, rows: this.#rows }];
    this.#rows = 0;
  }

  /** The rows to take away of a question that is left for the one before, at so many columns. */
  leave(columns: number): number {
    const rows = columns === this.#columns ? this.#rows : 0;
    this.#rows = 0;
    return rows;
  }

  forget(): void {
    this.#done = [];
    this.#rows = 0;
  }
}
