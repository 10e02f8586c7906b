import { createInterface, type Interface } from 'node:readline';
import { PacketError } from '../core/errors.ts';
import type { ChoicePrompt, ConfirmPrompt, DatePrompt, Prompt, TextPrompt } from '../core/interview/prompt.ts';
import type { Outcome, Prompter, Tone } from '../core/ports.ts';
import { typedText, type TypedText } from '../core/typing/typed-text.ts';
import { exampleText, plainPromptText, promptCommandsText, saidText } from '../view/prompt-text.ts';
import type { Styler } from '../view/styler.ts';
import { wrappedText } from '../view/wrapped-text.ts';
import { StopSignals } from './stop-signals.ts';

const words = ['back', 'skip', 'clear', 'example', 'editor', 'quit'] as const;
type Word = (typeof words)[number];

/** What a line leads to; `again` asks the same once more. */
type Step = Outcome | 'again';

/** Asks in plain lines: nothing is redrawn, and lines that come faster than they are asked for wait their turn. */
export class PlainPrompter implements Prompter {
  readonly #input: NodeJS.ReadStream;
  readonly #output: NodeJS.WriteStream;
  readonly #columns: number;
  readonly #style: Styler;
  readonly #signals = new StopSignals();
  readonly #lines: string[] = [];
  #reader: Interface;
  #waiting: ((line: string | undefined) => void) | undefined;
  #hasEnded = false;
  #hasExplained = false;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream, columns: number, style: Styler) {
    this.#input = input;
    this.#output = output;
    this.#columns = columns;
    this.#style = style;
    this.#reader = this.#read();
    this.#signals.signal.addEventListener('abort', this.#end);
    // A terminal that is gone is read with an error.
    input.on('error', this.#end);
  }

  async ask(prompt: Prompt, onTyped: (typed: TypedText) => void): Promise<Outcome> {
    if (!this.#hasExplained) {
      this.#output.write(`${wrappedText(promptCommandsText(this.#style), this.#columns)}\n`);
      this.#hasExplained = true;
    }
    for (;;) {
      this.#output.write(plainPromptText(prompt, this.#columns, this.#style));
      const step = await this.#take(prompt, onTyped);
      if (step !== 'again') return step;
    }
  }

  say(tone: Tone, text: string): void {
    this.#output.write(saidText(tone, text, this.#columns, this.#style));
  }

  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.#reader.off('close', this.#end);
    this.#reader.close();
    try {
      return await use();
    } finally {
      this.#reader = this.#read();
    }
  }

  close(): void {
    this.#signals.close();
    this.#input.off('error', this.#end);
    this.#reader.close();
  }

  #read(): Interface {
    const reader = createInterface({ input: this.#input, terminal: false, crlfDelay: Infinity });
    reader.on('line', (line) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting === undefined) this.#lines.push(line);
      else waiting(line);
    });
    reader.on('close', this.#end);
    return reader;
  }

  readonly #end = (): void => {
    this.#hasEnded = true;
    this.#waiting?.(undefined);
  };

  async #take(prompt: Prompt, onTyped: (typed: TypedText) => void): Promise<Step> {
    switch (prompt.kind) {
      case 'choice':
        return this.#choose(prompt);
      case 'confirm':
        return this.#confirm(prompt);
      default:
        return this.#type(prompt, onTyped);
    }
  }

  async #choose(prompt: ChoicePrompt): Promise<Step> {
    const line = (await this.#line()).trim();
    const word = commandOf(line);
    if (word !== undefined) return this.#command(word, prompt, undefined);
    const option = line === '' ? prompt.options.find(({ value }) => value === prompt.initial) : choiceOf(line, prompt);
    if (option !== undefined) return { kind: 'answer', text: option.value };
    this.say('warning', `Unexpected "${line}", expected a number from 1 to ${String(prompt.options.length)}`);
    return 'again';
  }

  async #confirm(prompt: ConfirmPrompt): Promise<Step> {
    const line = (await this.#line()).trim().toLowerCase();
    const word = commandOf(line);
    if (word !== undefined) return this.#command(word, prompt, undefined);
    if (line === '') return { kind: 'answer', text: prompt.initial };
    const answer = ['yes', 'no'].find((each) => each.startsWith(line));
    if (answer !== undefined) return { kind: 'answer', text: answer };
    this.say('warning', `Unexpected "${line}", expected y or n`);
    return 'again';
  }

  async #type(prompt: TextPrompt | DatePrompt, onTyped: (typed: TypedText) => void): Promise<Step> {
    const isMultiline = prompt.kind === 'text' && prompt.isMultiline;
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line();
      const word = commandOf(line.trim());
      if (word === undefined && this.#isUnknown(line)) continue;
      if (word === 'example' && lines.length > 0) this.#output.write(exampleText(prompt, this.#columns, this.#style));
      else if (word === 'skip' && lines.length > 0) break;
      else if (word !== undefined)
        return this.#command(word, prompt, lines.length === 0 ? prompt.typed : typedText(lines.join('\n')));
      else if (line.trim() === '') break;
      else {
        lines.push(line);
        if (!isMultiline) break;
        onTyped(typedText(lines.join('\n')));
      }
    }
    const text = lines.join('\n');
    if (text === '') return prompt.typed === undefined ? { kind: 'skip' } : { kind: 'answer', text: prompt.typed.text };
    const suggestion = prompt.kind === 'text' ? prompt.suggestions[Number(text) - 1] : undefined;
    return { kind: 'answer', text: suggestion ?? text };
  }

  /** Whether a line looks like a command and is none; then says which there are. */
  #isUnknown(line: string): boolean {
    const isUnknown = /^:[a-z]+$/.test(line.trim());
    if (isUnknown)
      this.say('warning', `Unexpected "${line.trim()}", expected ${words.map((word) => `:${word}`).join(', ')}`);
    return isUnknown;
  }

  #command(word: Word, prompt: Prompt, typed: TypedText | undefined): Step {
    if (word === 'quit') return { kind: word, typed };
    if (word === 'skip') return { kind: word };
    if (word === 'clear') return { kind: 'answer', text: '' };
    if (word === 'back' && prompt.canGoBack) return { kind: 'back', typed };
    if (word === 'editor' && prompt.canOpenEditor) return { kind: word, typed };
    if (word === 'back') this.say('warning', 'There is nothing before this.');
    else if (word === 'editor') this.say('warning', 'There is no file yet; the editor opens it once it is saved.');
    else this.#output.write(exampleText(prompt, this.#columns, this.#style));
    return 'again';
  }

  async #line(): Promise<string> {
    this.#signals.check();
    const line =
      this.#lines.shift() ??
      (this.#hasEnded
        ? undefined
        : await new Promise<string | undefined>((resolve) => {
            this.#waiting = resolve;
          }));
    this.#signals.check();
    if (line !== undefined) return line;
    throw new PacketError('E_INPUT_ENDED', 'Unexpected end of standard input, expected an answer', {
      hint: 'what was answered is kept; run the command again to go on, or give --answers FILE',
    });
  }
}

function commandOf(line: string): Word | undefined {
  return words.find((word) => line === `:${word}`);
}

function choiceOf(line: string, prompt: ChoicePrompt): ChoicePrompt['options'][number] | undefined {
  const byNumber = /^\d{1,3}$/.test(line) ? prompt.options[Number(line) - 1] : undefined;
  const starting = prompt.options.filter(({ label }) => label.toLowerCase().startsWith(line.toLowerCase()));
  return byNumber ?? (starting.length === 1 ? starting[0] : undefined);
}
