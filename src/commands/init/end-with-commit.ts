import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { isSet, readConfig } from '../../core/config/config.ts';
import { settings } from '../../core/config/settings.ts';
import { plainAsked, type ConfirmPrompt } from '../../core/interview/prompt.ts';
import type { Template } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { commitWritten, setSetting } from '../../core/store/commit-written.ts';
import { commitText } from '../../view/commit-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';

/** Ends `init` in a commit where that is wanted; in a git repository it is asked once, and on where nobody can be asked. */
export async function endWithCommit(
  context: Context,
  given: Given,
  folder: PacketFolder,
  template: Template,
  isNew: boolean,
): Promise<void> {
  const { screen } = context;
  // What was stopped before there is a packet has written nothing.
  if (context.files.kind(folder.packetFile) === undefined) return;
  const writer = context.writer(folder, 'init');
  const isRefused = given.flags['commit'] === false;
  const committing = context.committing(folder, isRefused);
  const isUndecided = !isSet(readConfig(committing.configFiles, committing.reading), settings.commit);
  if (!isRefused && isUndecided && committing.hasRemote !== undefined) {
    const isWanted = !context.canAsk || given.flags['json'] === true || (await isConfirmed(context));
    setSetting(settings.commit, String(isWanted), template, writer, committing);
  }
  const name = folder.folder.split('/').at(-1) ?? 'packet';
  const outcome = await commitWritten(folder, writer, `${isNew ? 'Start' : 'Update'} packet ${name}`, committing);
  const said = commitText(outcome);
  if (said !== undefined) screen.err(`${wrappedText(screen.errStyle.quiet(said), screen.columns)}\n`);
}

async function isConfirmed(context: Context): Promise<boolean> {
  const prompter = await context.prompter();
  try {
    const outcome = await prompter.ask(commitPrompt, () => undefined);
    return outcome.kind === 'answer' && outcome.text === 'yes';
  } finally {
    prompter.close();
  }
}

const commitPrompt: ConfirmPrompt = {
  ...plainAsked,
  kind: 'confirm',
  id: 'commit',
  label: 'Commit what packet writes to this git repository',
  about: [
    {
      style: 'quiet',
      text: 'One commit at the end of a command, of the files that it wrote; nothing is pushed. "packet config commit" changes it.',
    },
  ],
  canGoBack: false,
  canOpenEditor: false,
  initial: 'yes',
};
