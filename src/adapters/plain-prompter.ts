import { createInterface, type Interface } from 'node:readline';
import { PacketError } from '../core/errors.ts';
import type { ChoicePrompt, Prompt, Reply, TextPrompt } from '../core/interview/prompt.ts';
import type { Prompter } from '../core/ports.ts';
import { promptCommandsText, promptText } from '../view/prompt-text.ts';
import type { Styler } from '../view/styler.ts';
import { wrappedText } from '../view/wrapped-text.ts';

/** The signals that end an interview, and what they end it with. */
const signals = { SIGINT: 'E_CANCELLED', SIGTERM: 'E_TERMINATED', SIGHUP: 'E_HUNG_UP' } as const;
type Signal = keyof typeof signals;

type Word = 'back' | 'skip' | 'example' | 'quit';

/** Asks in plain lines: nothing is redrawn, and lines that come faster than they are asked for wait their turn. */
export class PlainPrompter implements Prompter {
  readonly #reader: Interface;
  readonly #output: NodeJS.WriteStream;
  readonly #columns: number;
  readonly #style: Styler;
  readonly #lines: string[] = [];
  #waiting: ((line: string | undefined) => void) | undefined;
  #hasEnded = false;
  #signal: Signal | undefined;
  #hasExplained = false;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream, columns: number, style: Styler) {
    this.#output = output;
    this.#columns = columns;
    this.#style = style;
    this.#reader = createInterface({ input, terminal: false, crlfDelay: Infinity });
    this.#reader.on('line', (line) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting === undefined) this.#lines.push(line);
      else waiting(line);
    });
    this.#reader.on('close', () => {
      this.#end();
    });
    // A terminal that is gone is read with an error.
    input.on('error', () => {
      this.#end();
    });
    for (const signal of Object.keys(signals)) process.on(signal, this.#stop);
  }

  async ask(prompt: Prompt): Promise<Reply | { readonly kind: 'quit' }> {
    if (!this.#hasExplained) {
      this.#output.write(`${wrappedText(promptCommandsText(this.#style), this.#columns)}\n`);
      this.#hasExplained = true;
    }
    for (;;) {
      this.#output.write(promptText(prompt, this.#columns, this.#style));
      const reply = prompt.kind === 'choice' ? await this.#choose(prompt) : await this.#read(prompt);
      if (reply !== 'again') return reply;
    }
  }

  say(text: string): void {
    this.#output.write(`${wrappedText(text, this.#columns)}\n`);
  }

  close(): void {
    for (const signal of Object.keys(signals)) process.off(signal, this.#stop);
    this.#reader.close();
  }

  /** Ends with the question that is asked, or the next one: what is being written is written first. */
  readonly #stop = (signal: Signal): void => {
    this.#signal = signal;
    this.#end();
  };

  #end(): void {
    this.#hasEnded = true;
    this.#waiting?.(undefined);
  }

  async #choose(prompt: ChoicePrompt): Promise<Reply | { readonly kind: 'quit' } | 'again'> {
    const line = (await this.#line()).trim();
    const word = commandOf(line);
    if (word !== undefined) return this.#command(word, prompt);
    const option = line === '' ? prompt.options.find(({ value }) => value === prompt.initial) : choiceOf(line, prompt);
    if (option !== undefined) return { kind: 'answer', text: option.value };
    this.say(this.#style.warning(`Unexpected "${line}", expected a number from 1 to ${String(prompt.options.length)}`));
    return 'again';
  }

  async #read(prompt: TextPrompt): Promise<Reply | { readonly kind: 'quit' } | 'again'> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line();
      const word = commandOf(line.trim());
      if (word !== undefined && lines.length > 0 && word !== 'example')
        return { kind: 'answer', text: lines.join('\n') };
      if (word !== undefined) return this.#command(word, prompt);
      if (line.trim() === '') break;
      lines.push(line);
      if (!prompt.isMultiline) break;
    }
    const text = lines.join('\n');
    return { kind: 'answer', text: prompt.suggestions[Number(text) - 1] ?? text };
  }

  #command(word: Word, prompt: Prompt): Reply | { readonly kind: 'quit' } | 'again' {
    if (word === 'quit' || word === 'skip') return { kind: word };
    if (word === 'back' && prompt.canGoBack) return { kind: 'back' };
    if (word === 'back') this.say(this.#style.warning('There is nothing before this.'));
    else if (prompt.example.length === 0) this.say(this.#style.warning('There is no example for this.'));
    else
      for (const line of prompt.example)
        this.#output.write(`${this.#style.quiet(wrappedText(line, this.#columns, '  ', '    '))}\n`);
    return 'again';
  }

  async #line(): Promise<string> {
    const queued = this.#signal === undefined ? this.#lines.shift() : undefined;
    const line =
      queued ??
      (this.#hasEnded
        ? undefined
        : await new Promise<string | undefined>((resolve) => {
            this.#waiting = resolve;
          }));
    if (this.#signal !== undefined) throw new PacketError(signals[this.#signal], `Unexpected ${this.#signal}`);
    if (line !== undefined) return line;
    throw new PacketError('E_INPUT_ENDED', 'Unexpected end of standard input, expected an answer', {
      hint: 'what was answered is kept; run the command again to go on, or give --answers FILE',
    });
  }
}

function commandOf(line: string): Word | undefined {
  return (['back', 'skip', 'example', 'quit'] as const).find((word) => line === `:${word}`);
}

function choiceOf(line: string, prompt: ChoicePrompt): ChoicePrompt['options'][number] | undefined {
  const byNumber = /^\d{1,3}$/.test(line) ? prompt.options[Number(line) - 1] : undefined;
  const starting = prompt.options.filter(({ label }) => label.toLowerCase().startsWith(line.toLowerCase()));
  return byNumber ?? (starting.length === 1 ? starting[0] : undefined);
}
