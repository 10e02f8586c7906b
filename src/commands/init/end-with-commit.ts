import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { isSet, readConfig } from '../../core/config/config.ts';
import { settings, type Setting } from '../../core/config/settings.ts';
import { plainAsked, type ConfirmPrompt } from '../../core/interview/prompt.ts';
import type { PacketFolder, Remote } from '../../core/ports.ts';
import { commitWritten, PRIVATE_FILES, setSetting, type Committing } from '../../core/store/commit-written.ts';
import type { Writer } from '../../core/store/writer.ts';
import { endingText, remotesText } from '../../view/commit-text.ts';

/**
 * Ends `init` in a commit where that is wanted. What of git is not decided yet is asked once; where nobody can be asked, a
 * repository gets commits, and none is made.
 */
export async function endWithCommit(
  context: Context,
  given: Given,
  folder: PacketFolder,
  isNew: boolean,
): Promise<void> {
  const { screen } = context;
  // What was stopped before there is a packet has written nothing.
  if (context.files.kind(folder.packetFile) === undefined) return;
  const writer = context.writer(folder, 'init');
  const isRefused = given.flags['commit'] === false;
  if (!isRefused) await decide(context, given, folder, writer);
  const name = folder.folder.split('/').at(-1) ?? 'packet';
  const message = `${isNew ? 'Start' : 'Update'} packet ${name}`;
  const ending = await commitWritten(folder, writer, message, context.committing(folder, isRefused));
  screen.err(endingText(ending, screen.columns, screen.errStyle));
}

/** Settles what nobody has decided yet. */
async function decide(context: Context, given: Given, folder: PacketFolder, writer: Writer): Promise<void> {
  const committing = context.committing(folder, false);
  const isAsking = context.canAsk && given.flags['json'] !== true;
  const isOpen = (setting: Setting): boolean => !isSet(readConfig(committing.configFiles, committing.reading), setting);
  const set = (setting: Setting, isWanted: boolean): void => {
    setSetting(setting, String(isWanted), writer, committing);
  };
  const { repository } = committing;
  if (isOpen(settings.commit)) {
    if (repository === undefined) {
      if (isAsking) await offerRepository(context, folder, committing, writer, set);
      return;
    }
    set(settings.commit, !isAsking || (await isConfirmed(context, folder, commitPrompt)));
  }
  const remotes = repository?.remotes ?? [];
  if (remotes.length > 0 && isAsking && isOpen(settings.privateInGit))
    set(settings.privateInGit, await isConfirmed(context, folder, privatePrompt(remotes)));
}

async function offerRepository(
  context: Context,
  place: PacketFolder,
  { commits }: Committing,
  writer: Writer,
  set: (setting: Setting, isWanted: boolean) => void,
): Promise<void> {
  const git = await commits();
  if (!git.canStart()) return;
  const { folder } = place;
  const isWanted = await isConfirmed(context, place, repositoryPrompt(context.shownPath(folder)));
  if (isWanted) {
    git.start(folder);
    writer.claim(filesOf(place, context));
  }
  set(settings.commit, isWanted);
}

/** All of a packet that is there: a new repository has none of it. */
function filesOf({ packetFile, folder }: PacketFolder, { files }: Context): readonly string[] {
  const paths = [packetFile, ...PRIVATE_FILES.map((name) => `${folder}/${name}`)];
  return paths.filter((path) => files.kind(path) !== undefined);
}

async function isConfirmed(context: Context, folder: PacketFolder, prompt: ConfirmPrompt): Promise<boolean> {
  const prompter = await context.prompter(folder);
  try {
    const outcome = await prompter.ask(prompt, () => undefined);
    return outcome.kind === 'answer' && outcome.text === 'yes';
  } finally {
    prompter.close();
  }
}

function confirm(id: string, label: string, initial: ConfirmPrompt['initial'], about: string): ConfirmPrompt {
  return {
    ...plainAsked,
    kind: 'confirm',
    id,
    label,
    about: [{ style: 'quiet', text: about }],
    canGoBack: false,
    canOpenEditor: false,
    initial,
  };
}

const commitPrompt = confirm(
  'commit',
  'Commit what packet writes to this git repository',
  'yes',
  'One commit at the end of a command, of the files that it wrote; nothing is pushed. "packet config commit" changes it.',
);

function repositoryPrompt(folder: string): ConfirmPrompt {
  return confirm(
    'repository',
    'Start a git repository for this packet',
    'no',
    `There is no git repository here. "git init" makes ${folder} one, on this machine only, and each command that writes ends in a commit. Without it earlier texts are kept too: "packet versions".`,
  );
}

function privatePrompt(remotes: readonly Remote[]): ConfirmPrompt {
  return confirm(
    'private',
    'Commit private files too',
    'no',
    `${remotesText(remotes)} Private files are ${PRIVATE_FILES.join(', ')}.`,
  );
}
