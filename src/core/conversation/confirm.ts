import { plainAsked, type ConfirmPrompt } from '../interview/prompt.ts';
import type { Prompter } from '../ports.ts';

/** A question of its own that is answered with yes or no. `about` is said above it, quietly; nothing where it is empty. */
export function yesOrNo(id: string, label: string, initial: ConfirmPrompt['initial'], about = ''): ConfirmPrompt {
  return {
    ...plainAsked,
    kind: 'confirm',
    id,
    label,
    about: about === '' ? [] : [{ style: 'quiet', text: about }],
    canGoBack: false,
    canOpenEditor: false,
    initial,
  };
}

/** Whether a question is answered with yes; to leave it is no. */
export async function isConfirmed(prompter: Prompter, prompt: ConfirmPrompt): Promise<boolean> {
  const outcome = await prompter.ask(prompt, () => undefined);
  return outcome.kind === 'answer' && outcome.text === 'yes';
}

/** The same of a prompter that asks nothing else and is closed. */
export async function isConfirmedOnce(prompter: Prompter, prompt: ConfirmPrompt): Promise<boolean> {
  try {
    return await isConfirmed(prompter, prompt);
  } finally {
    prompter.close();
  }
}
