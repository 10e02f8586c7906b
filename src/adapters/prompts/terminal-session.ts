import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { terminalColumns } from '../../view/terminal-columns.ts';
import type { Key } from './key.ts';
import { Keyboard } from './keyboard.ts';

/** Bracketed paste on and off (xterm's control sequences, private mode 2004). */
const MARK_PASTES = '\u001b[?2004h';
const MARK_NO_PASTES = '\u001b[?2004l';

/** The line below the cursor, there the shell goes on; nothing in it or after it where that can be erased. */
const LINE_BELOW = '\r\n';
const ERASE_BELOW = '\u001b[J';

/** How long it takes at most until a program is stopped that asked for it, in milliseconds. */
const STOPPING = 100;

/** File descriptor of the terminal that prompts are drawn on. */
const STANDARD_ERROR = 2;

/** Why all has to be drawn anew: at another width, below whatever came in between, or below these lines, which end with a line break. */
export type Redraw =
  { readonly why: 'width' } | { readonly why: 'elsewhere' } | { readonly why: 'lines'; readonly text: string };

/** What prompts need of a terminal. */
export interface PromptTerminal {
  readonly columns: number;
  /** Tells one listener of keys until the returned function is called. */
  onKey(listener: (key: Key) => void): () => void;
  onRedraw(listener: (redraw: Redraw) => void): () => void;
}

/** What a terminal can do. */
export interface TerminalAbilities {
  /** Whether it marks pastes when it is asked to. */
  readonly marksPastes: boolean;
  /** Whether it may be sent escape sequences at all. */
  readonly hasSequences: boolean;
}

/** A terminal as prompts want it, from `open` to `close`: single keys, marked pastes. It is left as it was found, also by a crash. */
export class TerminalSession implements PromptTerminal {
  readonly #input: NodeJS.ReadStream;
  readonly #output: NodeJS.WriteStream;
  readonly #keyboard: Keyboard;
  readonly #hasSequences: boolean;
  readonly #redraws = new Set<(redraw: Redraw) => void>();
  #isOpen = false;
  #waiting: NodeJS.Timeout | undefined;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream, abilities: TerminalAbilities) {
    this.#input = input;
    this.#output = output;
    this.#hasSequences = abilities.hasSequences;
    this.#keyboard = new Keyboard(input, abilities.marksPastes);
  }

  get columns(): number {
    return terminalColumns(this.#output);
  }

  open(): void {
    // It stays open for hours, and has next to nothing to compute: 13 MB more after 10,000 keys instead of 54.
    setFlagsFromString('--optimize-for-size');
    this.#enter();
    this.#output.on('resize', this.#resize);
    process.on('SIGCONT', this.#continue);
    process.on('exit', this.#leave);
  }

  close(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#leave();
    this.#output.off('resize', this.#resize);
    process.off('SIGCONT', this.#continue);
    process.off('exit', this.#leave);
  }

  /** The terminal as it was found, while `use` runs. */
  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.close();
    try {
      return await use();
    } finally {
      this.open();
    }
  }

  /** Stops as the terminal itself would on Ctrl-Z: with all programs that were started together, such as npx. */
  suspend(): void {
    this.#output.write(LINE_BELOW + (this.#hasSequences ? ERASE_BELOW : ''));
    this.#leave();
    process.kill(0, 'SIGTSTP');
    // Where no shell waits for it, nobody stops it (an orphaned process group, POSIX 11.1.4): it goes on by itself. Where it was
    // stopped, it hears first that it goes on, and the timer also keeps it from ending before that, its input being paused.
    this.#waiting = setTimeout(() => setImmediate(this.#goOn), STOPPING);
  }

  onKey(listener: (key: Key) => void): () => void {
    return this.#keyboard.listen(listener);
  }

  onRedraw(listener: (redraw: Redraw) => void): () => void {
    this.#redraws.add(listener);
    return () => {
      this.#redraws.delete(listener);
    };
  }

  /** Prints lines above the prompt that is being answered, where there is one. */
  print(text: string): void {
    if (this.#redraws.size === 0) this.#output.write(text);
    else this.#redraw({ why: 'lines', text });
  }

  #redraw(redraw: Redraw): void {
    for (const each of [...this.#redraws]) each(redraw);
  }

  #enter(): void {
    this.#isOpen = true;
    this.#input.setRawMode(true);
    if (this.#hasSequences) this.#output.write(MARK_PASTES);
    this.#keyboard.start();
  }

  readonly #leave = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#keyboard.stop();
    try {
      this.#input.setRawMode(false);
      // Not by the stream: nothing of it is written any more when the process ends.
      if (this.#hasSequences) writeSync(STANDARD_ERROR, MARK_NO_PASTES);
    } catch {
      // The terminal is gone, and there is nothing to leave as it was.
    }
  };

  readonly #resize = (): void => {
    this.#redraw({ why: 'width' });
  };

  readonly #goOn = (): void => {
    if (this.#waiting !== undefined) this.#continue();
  };

  /** The shell has used the terminal meanwhile, whoever stopped us: enter it anew, and draw below. */
  readonly #continue = (): void => {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#leave();
    this.#enter();
    this.#redraw({ why: 'elsewhere' });
  };
}
