import type { Context } from '../../../app/context.ts';
import { isStopped, PacketError } from '../../../core/errors.ts';
import type { TextPrompt } from '../../../core/interview/prompt.ts';
import type { Prompter } from '../../../core/ports.ts';
import type { HalfTyped } from '../../../core/store/half-typed.ts';

/**
 * Asks for a text, what is half typed on disk a moment after each key. Undefined where the user stops or goes back; what was typed
 * then stays half typed. Throws what ended it.
 */
export async function askKept(
  context: Context,
  prompter: Prompter,
  half: HalfTyped,
  prompt: TextPrompt,
): Promise<string | undefined> {
  const autosave = await context.autosave<string>((text) => {
    half.keep(text);
  });
  let typed = half.typed?.text ?? '';
  try {
    const outcome = await prompter.ask({ ...prompt, typed: half.typed }, (now) => {
      typed = now.text;
      autosave.later(now.text);
    });
    autosave.forget();
    if (outcome.kind === 'answer') {
      half.tryKeep(outcome.text);
      return outcome.text;
    }
    const left = 'typed' in outcome ? outcome.typed?.text : undefined;
    sayLost(prompter, half, left ?? typed);
    return undefined;
  } catch (error) {
    autosave.forget();
    if (error instanceof PacketError && (isStopped(error) || error.code === 'E_INPUT_ENDED'))
      sayLost(prompter, half, typed);
    throw error;
  }
}

/** What is on no disk is at least on the screen. */
function sayLost(prompter: Prompter, half: HalfTyped, text: string): void {
  const failure = half.tryKeep(text);
  if (failure === undefined) return;
  prompter.say('warning', `Not kept: ${failure.message}. You typed:`);
  prompter.say('typed', text);
}
