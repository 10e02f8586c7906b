import { join } from 'node:path';
import { spawn, type IPty } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { environmentIn, packetProgram, repository, type TestFolder } from './packet-program.ts';
import { drawnScreen, type Screen, type ScreenEvent } from './screen.ts';

/** The settings of a user who has decided not to use git, so that an interview ends without asking. */
const decided = join(repository, 'test/fixtures/decided');

/** How long a text may take to appear before the test fails, in milliseconds. */
const PATIENCE = 10_000;

/** Height of every terminal. */
const ROWS = 50;

export interface TerminalOptions {
  /** Width in characters; 80 where it is left out. */
  readonly columns?: number;
  /** Over the environment of the folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is run instead of Node with the program, such as a shell. */
  readonly program?: string;
}

/** Keys that a terminal turns into something else than text. */
export const keys = {
  interrupt: '\u0003',
  endOfInput: '\u0004',
  example: '\u0005',
  editor: '\u0007',
  newLine: '\u001b\r',
  eraseLine: '\u0015',
  suspend: '\u001a',
  back: '\u001b[Z',
  up: '\u001b[A',
  down: '\u001b[B',
  left: '\u001b[D',
  home: '\u001b[H',
} as const;

/** A paste as a terminal sends it that was asked to mark pastes. */
export function pasted(text: string): string {
  return `\u001b[200~${text.replaceAll('\n', '\r')}\u001b[201~`;
}

/** The built program in a pseudo-terminal. A test waits for what is shown, then types; it never waits for time. */
export class Terminal {
  readonly #pty: IPty;
  readonly #ended: Promise<number>;
  readonly #columns: number;
  readonly #events: ScreenEvent[] = [];
  #shown = '';
  /** Up to where `waitFor` has looked. */
  #seen = 0;
  #hasEnded = false;
  #look: () => void = () => undefined;

  constructor(folder: TestFolder, words: readonly string[], { columns = 80, env, program }: TerminalOptions) {
    this.#columns = columns;
    const [file, ...given] = program === undefined ? [process.execPath, packetProgram, ...words] : [program, ...words];
    this.#pty = spawn(file, given, {
      cols: columns,
      rows: ROWS,
      cwd: folder.path,
      env: { ...environmentIn(folder.path), XDG_CONFIG_HOME: decided, TERM: 'xterm-256color', ...env },
    });
    this.#pty.onData((data) => {
      this.#shown += data;
      this.#events.push({ kind: 'output', text: data });
      this.#look();
    });
    this.#ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#hasEnded = true;
        // As a shell has it, so that a program that a signal ended is told from one that ended well.
        resolve(signal === undefined || signal === 0 ? exitCode : 128 + signal);
        this.#look();
      });
    });
  }

  /** All that was shown, colours as they are, line ends as LF. */
  get shown(): string {
    return this.#shown.replaceAll('\r', '');
  }

  /** What stands on the screen now, and what has scrolled away above it. */
  async screen(): Promise<Screen> {
    return drawnScreen(this.#events, { columns: this.#columns, rows: ROWS });
  }

  /** Whether the program has ended. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Resolves when the text has been shown after the last one that was waited for. */
  async waitFor(text: string): Promise<void> {
    const isShown = await this.#await(`"${text}"`, () => {
      const at = this.#shown.indexOf(text, this.#seen);
      if (at !== -1) this.#seen = at + text.length;
      return at === -1 ? undefined : true;
    });
    if (isShown === undefined) throw this.#notShown(`"${text}"`, 'before the end');
  }

  /** Resolves with what `find` makes of what was shown since the last wait, once that is something; undefined at the program's end. */
  async waitUntil<Found>(find: (shown: string) => Found | undefined): Promise<Found | undefined> {
    return this.#await('what was waited for', () => {
      const found = find(this.#shown.slice(this.#seen));
      if (found !== undefined) this.#seen = this.#shown.length;
      return found;
    });
  }

  /** Types as a person does, without Enter. */
  type(text: string): void {
    this.#pty.write(text);
  }

  /** Waits for the prompt, then types a line and Enter. */
  async answer(prompt: string, line: string): Promise<void> {
    await this.waitFor(prompt);
    this.type(`${line}\r`);
  }

  /** The exit code, once the program has ended. */
  async end(): Promise<number> {
    return this.#ended;
  }

  /** Another width; the program is told by SIGWINCH. */
  resize(columns: number): void {
    this.#events.push({ kind: 'width', columns });
    this.#pty.resize(columns, ROWS);
  }

  /** Closes the terminal's window: reading it fails from then on, and the program gets SIGHUP. */
  closeWindow(): void {
    (this.#pty as unknown as { destroy: () => void }).destroy();
  }

  kill(): void {
    if (!this.#hasEnded) this.#pty.kill('SIGKILL');
  }

  /** Looks at each change of what is shown until something is found; undefined where the program ends first. */
  async #await<Found>(what: string, find: () => Found | undefined): Promise<Found | undefined> {
    return new Promise((resolve, reject) => {
      const stop = (end: () => void): void => {
        clearTimeout(deadline);
        this.#look = () => undefined;
        end();
      };
      const deadline = setTimeout(() => {
        stop(() => {
          reject(this.#notShown(what, `in ${String(PATIENCE)} ms`));
        });
      }, PATIENCE);
      this.#look = () => {
        const found = find();
        if (found === undefined && !this.#hasEnded) return;
        stop(() => {
          resolve(found);
        });
      };
      this.#look();
    });
  }

  #notShown(what: string, why: string): Error {
    return new Error(`${what} was not shown ${why}; shown: ${this.shown.slice(-2000)}`);
  }
}

/** A program in a terminal that is ended when the test ends. */
export function openTerminal(folder: TestFolder, words: readonly string[], options: TerminalOptions = {}): Terminal {
  const terminal = new Terminal(folder, words, options);
  onTestFinished(() => {
    terminal.kill();
  });
  return terminal;
}
