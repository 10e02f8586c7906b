import type { TypedText } from '../../core/typing/typed-text.ts';
import type { Outcome } from '../../core/ports.ts';

/** What a key may end a prompt with: the outcome of it, or what the prompter does before it asks again. */
export type PromptOutcome =
  Outcome | { readonly kind: 'example'; readonly typed?: TypedText | undefined } | { readonly kind: 'interrupt' };
