import { PassThrough } from 'node:stream';
import { PacketError } from '../../core/errors.ts';
import { formatDay } from '../../core/calendar-date.ts';
import { parseDateWords } from '../../core/date-words.ts';
import type { ConfirmPrompt, DatePrompt, Prompt, TextPrompt } from '../../core/interview/prompt.ts';
import type { Outcome, Prompter, Tone } from '../../core/ports.ts';
import { typedText, type TypedText } from '../../core/typing/typed-text.ts';
import { keysText } from '../../view/keys-text.ts';
import {
  aboutText,
  answeredText,
  confirmLabel,
  exampleText,
  inlineLabel,
  optionsText,
  saidText,
} from '../../view/prompt-text.ts';
import type { Styler } from '../../view/styler.ts';
import type { Symbols } from '../../view/symbols.ts';
import { wrappedText } from '../../view/wrapped-text.ts';
import { StopSignals } from '../stop-signals.ts';
import { confirmPrompt } from './confirm-prompt.ts';
import { datePrompt } from './date-prompt.ts';
import { linesPrompt, type KeysLine } from './lines-prompt.ts';
import { pickPrompt } from './pick-prompt.ts';
import { PrintedBlocks } from './printed-blocks.ts';
import type { PromptOutcome } from './prompt-outcome.ts';
import { TerminalSession } from './terminal-session.ts';
import type { OtherTexts } from './typing.ts';

export interface InquirerPrompterOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly style: Styler;
  readonly symbols: Symbols;
  /** Whether the line of keys is shown. */
  readonly hasKeys: boolean;
  /** Whether the terminal marks pastes. */
  readonly marksPastes: boolean;
}

/** Asks with prompts that are edited in place: what is asked is printed once, and a few rows below it are drawn anew. */
export class InquirerPrompter implements Prompter {
  readonly #options: InquirerPrompterOptions;
  readonly #terminal: TerminalSession;
  readonly #signals = new StopSignals();
  readonly #blocks = new PrintedBlocks();
  /** Whether the last question was left for the one before. */
  #isBack = false;
  #isAsking = false;

  constructor(options: InquirerPrompterOptions) {
    this.#options = options;
    this.#terminal = new TerminalSession(options.input, options.output, {
      marksPastes: options.marksPastes,
      hasSequences: true,
    });
    this.#terminal.open();
    // A terminal that is gone is read with an error, or ends.
    options.input.on('error', this.#hangUp);
    options.input.on('end', this.#hangUp);
  }

  async ask(prompt: Prompt, onTyped: (typed: TypedText) => void): Promise<Outcome> {
    const { style } = this.#options;
    this.#takeAway(this.#blocks.begin(prompt.id, this.#columns, this.#isBack));
    this.#isBack = false;
    const about = aboutText(prompt, this.#columns, style);
    this.#write(`\n${about}`);
    if (prompt.kind === 'choice')
      this.#write(`${about === '' ? '' : '\n'}${optionsText(prompt, undefined, this.#columns, style)}`);
    if (prompt.kind === 'text' && prompt.suggestions.length > 0)
      this.#say('quiet', `Up and Down show the usual ones, such as ${prompt.suggestions[0] ?? ''}; type any other.`);
    let typed = 'typed' in prompt ? (prompt.typed ?? typedText(prompt.initial)) : undefined;
    for (;;) {
      const outcome = await this.#askOnce(prompt, typed, onTyped);
      switch (outcome.kind) {
        case 'interrupt':
          throw new PacketError('E_CANCELLED', 'Unexpected Ctrl-C');
        case 'example':
          typed = outcome.typed;
          this.#write(exampleText(prompt, this.#columns, style));
          // The example may be longer than the terminal is high.
          if (prompt.kind === 'choice') this.#write(`\n${optionsText(prompt, undefined, this.#columns, style)}`);
          break;
        case 'editor':
          if (prompt.canOpenEditor) return outcome;
          typed = outcome.typed;
          this.#say('quiet', 'There is no file yet; the editor opens it once it is saved.');
          break;
        case 'answer':
          this.#write(answeredText(prompt, shownAnswer(prompt, outcome.text), this.#columns, style));
          this.#blocks.end(prompt.id);
          return outcome;
        case 'back':
          this.#takeAway(this.#blocks.leave(this.#columns));
          this.#isBack = true;
          return outcome;
        default:
          return outcome;
      }
    }
  }

  say(tone: Tone, text: string): void {
    if (!this.#isAsking) this.#blocks.forget();
    this.#terminal.print(saidText(tone, text, this.#columns, this.#options.style));
  }

  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.#blocks.forget();
    return this.#terminal.lend(use);
  }

  close(): void {
    this.#options.input.off('error', this.#hangUp);
    this.#options.input.off('end', this.#hangUp);
    this.#signals.close();
    this.#terminal.close();
  }

  readonly #hangUp = (): void => {
    this.#signals.stop('SIGHUP');
  };

  get #columns(): number {
    return this.#terminal.columns;
  }

  /** Writes about the question that is being asked. */
  #write(text: string): void {
    this.#blocks.add(text);
    this.#options.output.write(text);
  }

  #say(tone: Tone, text: string): void {
    this.#write(saidText(tone, text, this.#columns, this.#options.style));
  }

  /** Takes rows away that stand above the cursor. */
  #takeAway(rows: number): void {
    if (rows > 0) this.#options.output.write(`\u001b[${String(rows)}A\r\u001b[J`);
  }

  async #askOnce(
    prompt: Prompt,
    typed: TypedText | undefined,
    onTyped: (typed: TypedText) => void,
  ): Promise<PromptOutcome> {
    const { output, style, symbols, hasKeys } = this.#options;
    const keysLine: KeysLine | undefined = hasKeys
      ? (columns, place) => keysText(prompt, place, columns, symbols)
      : undefined;
    const shared = { terminal: this.#terminal, keysLine, style };
    // Nothing reaches readline, which would swallow keys between prompts and take Ctrl-D for the end.
    const context = { input: new PassThrough(), output, clearPromptOnDone: true, signal: this.#signals.signal };
    this.#signals.check();
    this.#isAsking = true;
    const stop = this.#terminal.onRedraw((redraw) => {
      if (redraw.why === 'elsewhere') this.#blocks.forget();
      if (redraw.why === 'lines') this.#blocks.add(redraw.text);
    });
    try {
      switch (prompt.kind) {
        case 'choice':
          return await pickPrompt({ ...shared, prompt, prefix: this.#prefix(prompt) }, context);
        case 'confirm':
          return await confirmPrompt({ ...shared, prompt, prefix: this.#confirmPrefix(prompt) }, context);
        default: {
          const others = otherTexts(prompt);
          const prefix = this.#prefix(prompt);
          const typing = { ...shared, prompt, prefix, others, typed: typed ?? typedText(''), onTyped };
          if (prompt.kind === 'text') return await linesPrompt(typing, context);
          return await datePrompt(
            { ...typing, echo: (text) => dateEcho(text, prompt.today, typed?.text ?? '') },
            context,
          );
        }
      }
    } catch (error) {
      this.#signals.check();
      throw error;
    } finally {
      stop();
      this.#isAsking = false;
    }
  }

  /** The label before the text, or, where it would take half of the row, above it. */
  #prefix(prompt: Prompt): string {
    const label = inlineLabel(prompt, this.#columns);
    return label ?? this.#belowLabel(prompt, '> ');
  }

  #confirmPrefix(prompt: ConfirmPrompt): string {
    const choice = choices[prompt.initial];
    const label = confirmLabel(prompt, this.#columns);
    return label === undefined ? this.#belowLabel(prompt, `${choice} `) : `${label}${choice} `;
  }

  #belowLabel({ label }: Prompt, prefix: string): string {
    this.#write(`${this.#options.style.title(wrappedText(label, this.#columns))}\n`);
    return prefix;
  }
}

const choices = { yes: '(Y/n)', no: '(y/N)' } as const;

/** What stood there before, and the usual answers, of which it may be one. */
function otherTexts(prompt: TextPrompt | DatePrompt): OtherTexts {
  const history = prompt.initial === '' ? [] : [prompt.initial];
  const usual = prompt.kind === 'text' ? prompt.suggestions : [];
  return { history, usual: usual.length === 0 || usual.includes(prompt.initial) ? usual : [...history, ...usual] };
}

/** A date is shown as the day that it means. */
function shownAnswer(prompt: Prompt, text: string): string {
  return prompt.kind === 'date' ? (dayOf(text, prompt.today) ?? text) : text;
}

/** What stood there at first and is no date has been complained of. */
function dateEcho(text: string, today: string, first: string): string {
  const none = text.trim() === '' || text === first ? '' : 'not a date yet';
  return dayOf(text, today) ?? none;
}

function dayOf(text: string, today: string): string | undefined {
  try {
    return formatDay(parseDateWords(text.trim(), today), today);
  } catch {
    return undefined;
  }
}
