import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { isSet, readConfig, valueOf } from '../../core/config/config.ts';
import { settings, type Setting } from '../../core/config/settings.ts';
import { isConfirmedOnce, yesOrNo } from '../../core/conversation/confirm.ts';
import type { ConfirmPrompt } from '../../core/interview/prompt.ts';
import type { PacketFolder, Remote } from '../../core/ports.ts';
import {
  ignorePrivate,
  PRIVATE_FILES,
  privateFilesOf,
  setSetting,
  unignorePrivate,
  type Committing,
} from '../../core/store/commit-written.ts';
import { rememberNamed } from '../../core/store/named-remotes.ts';
import type { Writer } from '../../core/store/writer.ts';
import { remotesText } from '../../view/commit-text.ts';

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
  // What was stopped before there is a packet has written nothing.
  if (context.files.kind(folder.packetFile) === undefined) return;
  const writer = context.writer(folder, 'init');
  const isRefused = given.flags['commit'] === false;
  const ask: Confirm = async (prompt) => isConfirmedOnce(await context.prompter(folder), prompt);
  if (!isRefused) await decideOnGit(context, given, folder, writer, ask);
  await context.endInCommit(folder, writer, (packet) => `${isNew ? 'Start' : 'Update'} ${packet}`);
}

/** Puts a question that is answered with yes or no. */
type Confirm = (prompt: ConfirmPrompt) => Promise<boolean>;

/** Settles what nobody has decided yet. */
export async function decideOnGit(
  context: Context,
  given: Given,
  folder: PacketFolder,
  writer: Writer,
  confirmed: Confirm,
): Promise<void> {
  const committing = context.committing(folder);
  const isAsking = context.canAsk && given.flags['json'] !== true;
  const isOpen = (setting: Setting): boolean => !isSet(readConfig(committing.configFiles, committing.reading), setting);
  const set = (setting: Setting, isWanted: boolean): void => {
    setSetting(setting, String(isWanted), writer, committing);
  };
  const { repository } = committing;
  if (isOpen(settings.commit)) {
    if (repository === undefined) {
      if (isAsking) await offerRepository(context, folder, committing, writer, set, confirmed);
      return;
    }
    set(settings.commit, !isAsking || (await confirmed(commitPrompt)));
  }
  const remotes = repository?.remotes ?? [];
  const isCommitting = valueOf(readConfig(committing.configFiles, committing.reading), settings.commit) === 'true';
  if (remotes.length === 0 || !isAsking || !isCommitting || !isOpen(settings.privateInGit)) return;
  const isWanted = await confirmed(privatePrompt(remotes));
  set(settings.privateInGit, isWanted);
  if (!isWanted) return;
  rememberNamed(remotes, writer);
  unignorePrivate(folder, writer, context.files);
  writer.claim(privateFilesOf(folder, context.files));
}

/** Where a push takes a packet away, has git ignore its private files before there are any; whoever wants them in git says so later. */
export function keepPrivateOut(context: Context, folder: PacketFolder): void {
  const { configFiles, reading, repository } = context.committing(folder);
  if ((repository?.remotes ?? []).length === 0) return;
  if (valueOf(readConfig(configFiles, reading), settings.privateInGit) === 'true') return;
  context.files.makeFolder(folder.folder);
  ignorePrivate(folder, context.writer(folder, 'init'), context.files);
}

async function offerRepository(
  context: Context,
  place: PacketFolder,
  { commits }: Committing,
  writer: Writer,
  set: (setting: Setting, isWanted: boolean) => void,
  confirmed: Confirm,
): Promise<void> {
  const git = await commits();
  if (!git.canStart()) return;
  const { folder } = place;
  const isWanted = await confirmed(repositoryPrompt(context.shownPath(folder)));
  if (isWanted) {
    git.start(folder);
    writer.claim([place.packetFile, ...privateFilesOf(place, context.files)]);
  }
  set(settings.commit, isWanted);
}

const commitPrompt = yesOrNo(
  'commit',
  'Commit what packet writes to this git repository?',
  'yes',
  'One commit at the end of a command, of the files that it wrote; nothing is pushed. "packet config commit" changes it.',
);

function repositoryPrompt(folder: string): ConfirmPrompt {
  return yesOrNo(
    'repository',
    'Start a git repository for this packet?',
    'no',
    `There is no git repository here. "git init" makes ${folder} one, on this machine only, and each command that writes ends in a commit. Without it earlier texts are kept too: "packet versions".`,
  );
}

function privatePrompt(remotes: readonly Remote[]): ConfirmPrompt {
  return yesOrNo(
    'private',
    'Commit private files too?',
    'no',
    `${remotesText(remotes)} Private files are ${PRIVATE_FILES.join(', ')}.`,
  );
}
