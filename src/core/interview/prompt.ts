/** What is asked next, without a word about how it is drawn. */
export type Prompt = TextPrompt | ChoicePrompt;

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
}

export interface Paragraph {
  readonly style: 'title' | 'text' | 'quiet' | 'quote';
  readonly text: string;
}

export interface TextPrompt extends Asked {
  readonly kind: 'text';
  /** What an empty answer keeps: the present value, or a default to confirm. */
  readonly initial: string;
  /** Answers that are so usual that a number is enough. */
  readonly suggestions: readonly string[];
  readonly isMultiline: boolean;
  readonly isRequired: boolean;
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

/** What was answered. `skip` leaves as it is and goes on; how an example is shown, or how one stops, is not the interview's. */
export type Reply =
  { readonly kind: 'answer'; readonly text: string } | { readonly kind: 'back' } | { readonly kind: 'skip' };
