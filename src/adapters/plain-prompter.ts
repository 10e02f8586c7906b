import { PacketError } from '../core/errors.ts';
import type { ChoicePrompt, ConfirmPrompt, DatePrompt, Prompt, TextPrompt } from '../core/interview/prompt.ts';
import type { Outcome, Prompter, Tone } from '../core/ports.ts';
import { typedText, type Edit, type TypedText } from '../core/typing/typed-text.ts';
import {
  exampleText,
  plainAskedLine,
  plainPromptText,
  plainStart,
  promptCommandsText,
  saidText,
} from '../view/prompt-text.ts';
import type { Styler } from '../view/styler.ts';
import { textWidth } from '../view/text-width.ts';
import { wrappedText } from '../view/wrapped-text.ts';
import {
  ownLine,
  plainTyping,
  shownLine,
  shownWidth,
  textOf,
  withEdit,
  withLineEnd,
  withoutOwnLine,
  withPaste,
  withText,
  type PlainTyping,
} from './plain-typing.ts';
import type { Key } from './prompts/key.ts';
import { chordOf } from './prompts/prompt-keys.ts';
import { TerminalSession } from './prompts/terminal-session.ts';
import { StopSignals } from './stop-signals.ts';

const words = ['back', 'skip', 'clear', 'add', 'example', 'editor', 'quit'] as const;
type Word = (typeof words)[number];

/** What a line leads to; `again` asks the same once more, with what is typed by then. */
type Step = Outcome | { readonly kind: 'again'; readonly typed?: TypedText | undefined };

/** What can be erased of a line that is not drawn anew, as the line discipline of a terminal has it (termios(3)). */
const edits: Readonly<Partial<Record<string, Edit>>> = {
  backspace: 'delete-left',
  'ctrl+h': 'delete-left',
  'ctrl+w': 'delete-word-left',
  'ctrl+u': 'delete-to-line-start',
};

const ERASE = '\b \b';

export interface PlainPrompterOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly style: Styler;
  /** Whether what is typed has to be shown; a program around it, such as the shell of an editor, may do so itself. */
  readonly isEchoing: boolean;
}

/**
 * Asks in plain lines: nothing is redrawn, and no escape sequence is written. The terminal is read key by key all the same: it would
 * cut lines of 4,096 bytes, tell nobody of a line without Enter, and give a paste line by line.
 */
export class PlainPrompter implements Prompter {
  readonly #input: NodeJS.ReadStream;
  readonly #output: NodeJS.WriteStream;
  readonly #style: Styler;
  readonly #isEchoing: boolean;
  readonly #terminal: TerminalSession;
  readonly #signals = new StopSignals();
  /** Keys that no prompt has taken yet. */
  readonly #keys: Key[] = [];
  #wake: () => void = () => undefined;
  #hasExplained = false;
  /** What the last prompt was answered with. */
  #answered: string | undefined;
  /** Columns before the line that is being typed, in its row. */
  #margin = 0;

  constructor({ input, output, style, isEchoing }: PlainPrompterOptions) {
    this.#input = input;
    this.#output = output;
    this.#style = style;
    this.#isEchoing = isEchoing;
    this.#terminal = new TerminalSession(input, output, { marksPastes: false, hasSequences: false });
    this.#terminal.open();
    this.#terminal.onKey((key) => {
      this.#keys.push(...keysOf(key));
      this.#wake();
    });
    this.#signals.signal.addEventListener('abort', () => {
      this.#wake();
    });
    // A terminal that is gone is read with an error, or ends.
    input.on('error', this.#hangUp);
    input.on('end', this.#hangUp);
  }

  async ask(prompt: Prompt, onTyped: (typed: TypedText) => void): Promise<Outcome> {
    if (!this.#hasExplained) {
      this.#output.write(`${wrappedText(promptCommandsText(this.#style), this.#columns)}\n`);
      this.#hasExplained = true;
    }
    let asked = prompt;
    for (;;) {
      // What was refused a moment ago has just been complained of.
      const isRefused = asked.kind === 'date' && asked.typed !== undefined && asked.typed.text === this.#answered;
      const shown = isRefused ? { ...asked, typed: undefined } : asked;
      this.#output.write(plainPromptText(shown, this.#columns, this.#style));
      const step = await this.#take(asked, onTyped);
      if (step.kind === 'again') {
        if ('typed' in asked && step.typed !== undefined) asked = { ...asked, typed: step.typed };
      } else if (step.kind === 'skip' && 'typed' in asked && 'typed' in prompt && asked.typed !== prompt.typed) {
        // What was typed before the same was asked again is skipped by nobody.
        return { kind: 'answer', text: asked.typed?.text ?? prompt.initial };
      } else {
        this.#answered = step.kind === 'answer' ? step.text : undefined;
        return step;
      }
    }
  }

  say(tone: Tone, text: string): void {
    this.#terminal.print(saidText(tone, text, this.#columns, this.#style));
  }

  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    return this.#terminal.lend(use);
  }

  close(): void {
    this.#input.off('error', this.#hangUp);
    this.#input.off('end', this.#hangUp);
    this.#signals.close();
    this.#terminal.close();
  }

  readonly #hangUp = (): void => {
    this.#signals.stop('SIGHUP');
  };

  get #columns(): number {
    return this.#terminal.columns;
  }

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
    const line = await this.#oneLine(prompt);
    const word = commandOf(line);
    if (word !== undefined) return this.#command(word, prompt, undefined);
    const option = line === '' ? prompt.options.find(({ value }) => value === prompt.initial) : choiceOf(line, prompt);
    if (option !== undefined) return { kind: 'answer', text: option.value };
    this.say('warning', `Unexpected ${named(line)}, expected a number from 1 to ${String(prompt.options.length)}`);
    return { kind: 'again' };
  }

  async #confirm(prompt: ConfirmPrompt): Promise<Step> {
    const line = (await this.#oneLine(prompt)).toLowerCase();
    const word = commandOf(line);
    if (word !== undefined) return this.#command(word, prompt, undefined);
    if (line === '') return { kind: 'answer', text: prompt.initial };
    const answer = ['yes', 'no'].find((each) => each.startsWith(line));
    if (answer !== undefined) return { kind: 'answer', text: answer };
    this.say('warning', `Unexpected ${named(line)}, expected y or n`);
    return { kind: 'again' };
  }

  /** What is typed up to Enter, a paste of several lines too. */
  async #oneLine(prompt: Prompt): Promise<string> {
    return textOf(await this.#line(prompt, plainTyping(''), true, () => undefined)).trim();
  }

  async #type(prompt: TextPrompt | DatePrompt, onTyped: (typed: TypedText) => void): Promise<Step> {
    const isMultiline = prompt.kind === 'text' && prompt.isMultiline;
    const tell = (typing: PlainTyping): void => {
      const text = textOf(typing);
      onTyped(typedText(text.trim() === '' ? prompt.initial : text));
    };
    const start = plainStart(prompt);
    let typing = plainTyping(start);
    for (let isFirst = true; ; isFirst = false) {
      typing = await this.#line(prompt, typing, isFirst, tell);
      const line = ownLine(typing);
      const word = commandOf(line);
      if (word !== undefined || isUnknown(line)) {
        typing = withoutOwnLine(typing);
        tell(typing);
        const text = textOf(typing);
        if (word === 'skip') return text === start ? { kind: word } : this.#answer(prompt, text, '');
        const typed = text === start || text.trim() === '' ? prompt.typed : typedText(text);
        if (word !== undefined) return this.#command(word, prompt, typed);
        this.say('warning', `Unexpected "${line}", expected ${words.map((each) => `:${each}`).join(', ')}`);
        return { kind: 'again', typed };
      }
      if (!isMultiline || typing.line.trim() === '') break;
      typing = withLineEnd(typing);
      tell(typing);
    }
    return this.#answer(prompt, textOf(typing), ownLine(typing));
  }

  /** A text as an answer; an empty one leaves what stands there, and what was half typed is no more. */
  #answer(prompt: TextPrompt | DatePrompt, text: string, line: string): Step {
    if (text.trim() === '')
      return prompt.typed === undefined ? { kind: 'skip' } : { kind: 'answer', text: prompt.initial };
    const suggestion =
      prompt.kind === 'text' && text.trim() === line ? prompt.suggestions[Number(line) - 1] : undefined;
    return { kind: 'answer', text: suggestion ?? text };
  }

  #command(word: Word, prompt: Prompt, typed: TypedText | undefined): Step {
    switch (word) {
      case 'quit':
        return { kind: word, typed };
      case 'skip':
        return { kind: word };
      case 'clear':
        return { kind: 'answer', text: '' };
      case 'back':
        if (prompt.canGoBack) return { kind: word, typed };
        this.say('warning', 'There is nothing before this.');
        break;
      case 'editor':
        if (prompt.canOpenEditor) return { kind: word, typed };
        this.say('warning', 'There is no file yet; the editor opens it once it is saved.');
        break;
      case 'add':
        return { kind: 'again', typed: typed ?? ('typed' in prompt ? typedText(prompt.initial) : undefined) };
      case 'example':
        this.#output.write(exampleText(prompt, this.#columns, this.#style));
    }
    return { kind: 'again', typed };
  }

  /** Lets a line be typed, behind the label where it is the first, up to Enter. `onChange` is told of each key. */
  async #line(
    prompt: Prompt,
    start: PlainTyping,
    isFirst: boolean,
    onChange: (typing: PlainTyping) => void,
  ): Promise<PlainTyping> {
    let typing = start;
    const asked = plainAskedLine(prompt, this.#columns, this.#style);
    const margin = textWidth(asked.split('\n').at(-1) ?? '');
    this.#margin = isFirst ? margin : 0;
    if (isFirst) this.#output.write(shownLine(typing.line));
    const stop = this.#terminal.onRedraw((redraw) => {
      if (redraw.why === 'width') return;
      const lines = redraw.why === 'lines' ? `\n${redraw.text}` : '';
      this.#output.write(lines + asked + shownLine(typing.line));
      this.#margin = margin;
    });
    try {
      for (;;) {
        const key = await this.#key();
        const chord = chordOf(key);
        if (chord === 'return' || chord === 'enter') break;
        const next = afterKey(typing, key);
        if (chord === 'ctrl+c') throw new PacketError('E_CANCELLED', 'Unexpected Ctrl-C');
        if (chord === 'ctrl+d' && typing.line === '') throw inputEnded();
        if (chord === 'ctrl+z') this.#terminal.suspend();
        if (next === typing) continue;
        this.#echo(typing, next);
        typing = next;
        onChange(typing);
      }
      return typing;
    } finally {
      stop();
      if (this.#isEchoing) this.#output.write('\n');
    }
  }

  /** Shows what a key did: characters one after the other, or taken away one by one. */
  #echo(before: PlainTyping, after: PlainTyping): void {
    if (!this.#isEchoing) return;
    if (after.lines.length > before.lines.length) {
      const pasted = [...after.lines.slice(before.lines.length), after.line];
      const [first = ''] = pasted;
      this.#output.write([first.slice(before.line.length), ...pasted.slice(1)].map(shownLine).join('\n'));
      this.#margin = 0;
    } else if (after.line.startsWith(before.line)) {
      this.#output.write(shownLine(after.line.slice(before.line.length)));
    } else this.#erase(shownWidth(before.line), shownWidth(after.line), after.line);
  }

  /** Takes columns away at the end; a line that would have to go back into the row above is shown once more, below. */
  #erase(from: number, to: number, line: string): void {
    const row = (width: number): number => Math.floor((this.#margin + width) / this.#columns);
    if (row(from) === row(to) && to <= from) this.#output.write(ERASE.repeat(from - to));
    else {
      this.#output.write(`\n${shownLine(line)}`);
      this.#margin = 0;
    }
  }

  async #key(): Promise<Key> {
    for (;;) {
      this.#signals.check();
      const key = this.#keys.shift();
      if (key !== undefined) return key;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function afterKey(typing: PlainTyping, key: Key): PlainTyping {
  if (key.kind === 'text') return withText(typing, key.text);
  if (key.kind === 'paste') return withPaste(typing, key.text);
  if (key.name === 'tab' && !key.shift) return withText(typing, '\t');
  const edit = edits[chordOf(key)];
  return edit === undefined || typing.line === '' ? typing : withEdit(typing, edit);
}

/** Keys as they came; lines that are all commands are typed ahead and not pasted. */
function keysOf(key: Key): readonly Key[] {
  if (key.kind !== 'paste') return [key];
  const lines = key.text.split(/\r\n?|\n/);
  if (!lines.every((line) => line === '' || commandOf(line.trim()) !== undefined)) return [key];
  const enter: Key = { kind: 'key', name: 'return', ctrl: false, meta: false, shift: false };
  return lines.flatMap((text, index): Key[] => [
    ...(index === 0 ? [] : [enter]),
    ...(text === '' ? [] : [{ kind: 'text', text } as const]),
  ]);
}

function commandOf(line: string): Word | undefined {
  return words.find((word) => line === `:${word}`);
}

/** Whether a line looks like a command and is none. */
function isUnknown(line: string): boolean {
  return /^:[a-z]+$/.test(line) && commandOf(line) === undefined;
}

function choiceOf(line: string, prompt: ChoicePrompt): ChoicePrompt['options'][number] | undefined {
  const byNumber = /^\d{1,3}$/.test(line) ? prompt.options[Number(line) - 1] : undefined;
  const starting = prompt.options.filter(({ label }) => label.toLowerCase().startsWith(line.toLowerCase()));
  return byNumber ?? (starting.length === 1 ? starting[0] : undefined);
}

function named(line: string): string {
  return line.includes('\n') ? `${String(line.split('\n').length)} lines` : `"${line}"`;
}

function inputEnded(): PacketError {
  return new PacketError('E_INPUT_ENDED', 'Unexpected end of standard input, expected an answer', {
    hint: 'what was answered is kept; run the command again to go on, or give --answers FILE',
  });
}
