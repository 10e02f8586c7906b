import { PacketError } from '../errors.ts';
import type { Prompter } from '../ports.ts';
import type { DraftFile } from '../store/draft-file.ts';

/** Puts half-typed lines aside whose place is no more, and says where they are; what cannot be written is shown. */
export function keepLost(
  lost: readonly string[],
  drafts: Pick<DraftFile<unknown>, 'putAside'>,
  prompter: Prompter,
): void {
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
