import type { Prompter } from '../../core/ports.ts';
import type { DraftStore } from '../../core/store/draft-store.ts';

/** Puts half-typed lines aside whose place is no more, and says where they are. */
export function keepLost(lost: readonly string[], drafts: DraftStore, prompter: Prompter): void {
  for (const text of lost)
    prompter.say('warning', `The place of a half-typed line is gone; it is kept in ${drafts.putAside(text, 'lost')}`);
}
