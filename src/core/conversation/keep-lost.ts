import { PacketError } from '../errors.ts';
import type { Prompter } from '../ports.ts';
import type { DraftStore } from '../store/draft-store.ts';

/** Puts half-typed lines aside whose place is no more, and says where they are; what cannot be written is shown. */
export function keepLost(lost: readonly string[], drafts: DraftStore, prompter: Prompter): void {
  for (const text of lost) {
    try {
      const path = drafts.putAside(text, 'lost');
      prompter.say('warning', `The place of a half-typed line is gone; it is kept in ${path}`);
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      prompter.say(
        'warning',
        `The place of a half-typed line is gone, and it is not kept: ${error.message}. You typed:`,
      );
      prompter.say('typed', text);
    }
  }
}
