import type { TypedText } from '../typing/typed-text.ts';

/** What is asked next, without a word about how it is drawn. */
export type Prompt = TextPrompt | DatePrompt | ChoicePrompt | ConfirmPrompt;

interface Asked {
  /** Stable name of what is asked, such as `setup.author` or `projects.0.outcome`. */
  readonly id: string;
  /** One short line, before the answer. */
  readonly label: string;
  /** Printed once above: what is asked and why; one paragraph an element. */
  readonly about: readonly Paragraph[];
  /** A strong and a weak answer, for who asks for an example; one line an element. */
  readonly example: readonly string[];
  readonly canGoBack: boolean;
  /** Whether there is a file that an editor could open instead. */
  readonly canOpenEditor: boolean;
}

export interface Paragraph {
  /** `source`: Markdown as it stands in a file. */
  readonly style: 'title' | 'text' | 'quiet' | 'quote' | 'source';
  readonly text: string;
}

interface Typed extends Asked {
  /** What stands there now, or a default to confirm. */
  readonly initial: string;
  /** What was half typed here earlier; stands on the line instead of `initial`. */
  readonly typed: TypedText | undefined;
  /** What Enter on an empty line does, in a word; undefined where it only goes on. */
  readonly emptyMeans: string | undefined;
}

export interface TextPrompt extends Typed {
  readonly kind: 'text';
  /** Answers that are usual; any other can be typed. */
  readonly suggestions: readonly string[];
  readonly isMultiline: boolean;
}

/** Asks for a date in words; an empty answer is one too. */
export interface DatePrompt extends Typed {
  readonly kind: 'date';
  /** ISO date, from which words such as `friday` are counted. */
  readonly today: string;
}

export interface ChoicePrompt extends Asked {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** Value of the option that an empty answer takes. */
  readonly initial: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A few quiet words beside it. */
  readonly about: string;
}

/** Answered with the texts `yes` or `no`. */
export interface ConfirmPrompt extends Asked {
  readonly kind: 'confirm';
  readonly initial: 'yes' | 'no';
}

/**
 * What was answered; an empty text empties. `skip` leaves as it is and goes on. `back` keeps what was half typed. How an example
 * is shown, or how one stops, is not the interview's.
 */
export type Reply =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'back'; readonly typed?: TypedText | undefined }
  | { readonly kind: 'skip' };

/** The parts of a prompt that most prompts do not have. */
export const plainAsked = {
  about: [],
  example: [],
  canGoBack: true,
  canOpenEditor: true,
} as const satisfies Partial<Asked>;

/** The parts of a text prompt that most have not. */
export const plainText = {
  ...plainAsked,
  kind: 'text',
  initial: '',
  typed: undefined,
  emptyMeans: undefined,
  suggestions: [],
  isMultiline: false,
} as const satisfies Partial<TextPrompt>;
