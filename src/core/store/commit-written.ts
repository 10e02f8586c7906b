import { readConfig, valueOf, withSetting, type ConfigFiles, type ConfigReading } from '../config/config.ts';
import { settings, type Setting } from '../config/settings.ts';
import type { Template } from '../packet/template.ts';
import type { Commits, CommitOutcome, PacketFolder } from '../ports.ts';
import type { Writer } from './writer.ts';

/** What a command's end needs to know. */
export interface Committing {
  readonly reading: ConfigReading;
  readonly configFiles: ConfigFiles;
  /** Whether the repository has a remote to push to; undefined outside of git. */
  readonly hasRemote: boolean | undefined;
  /** Whether the user said `--no-commit`. */
  readonly isRefused: boolean;
  readonly commits: () => Promise<Commits>;
}

/** The private files of a packet folder, as git's ignore file names them (docs/file-format.md). */
const PRIVATE = ['plan.md', 'notes.md', 'people.md', 'rounds/', 'reviews/'];

/**
 * Ends a command that wrote: one commit of what it wrote, and of what an interrupted one left, where that is the setting. Private
 * files stay out where a push could take them elsewhere. Undefined where no commit is wanted. Throws `E_NOT_WRITTEN`.
 */
export async function commitWritten(
  folder: PacketFolder,
  writer: Writer,
  message: string,
  { reading, configFiles, hasRemote, isRefused, commits }: Committing,
): Promise<CommitOutcome | undefined> {
  const config = readConfig(configFiles, reading);
  if (isRefused || valueOf(config, settings.commit) !== 'true') {
    writer.settle();
    return undefined;
  }
  const isPrivateOut = hasRemote === true && valueOf(config, settings.privateInGit) !== 'true';
  const git = await commits();
  return writer.hold(() => {
    if (isPrivateOut) ignorePrivate(folder, writer, reading);
    const paths = writer.pending().filter((path) => !isPrivateOut || isPublic(path));
    const outcome: CommitOutcome = paths.length === 0 ? { kind: 'nothing' } : git.commit(folder.folder, paths, message);
    if (outcome.kind !== 'under-way') writer.settle();
    return outcome;
  });
}

/** Sets a setting of the repository; the file that holds it is part of the next commit. */
export function setSetting(
  setting: Setting,
  value: string,
  template: Template,
  writer: Writer,
  { reading, configFiles }: Pick<Committing, 'reading' | 'configFiles'>,
): void {
  const path = configFiles.repository;
  const before = reading.files.read(path);
  const text = withSetting(before?.text ?? '', setting, value, template, reading.readFrontMatter);
  if (text !== before?.text) writer.write([{ path, before, text, isPrivate: false }]);
}

function ignorePrivate({ folder }: PacketFolder, writer: Writer, { files }: ConfigReading): void {
  const path = `${folder}/.gitignore`;
  if (files.kind(path) !== undefined) return;
  writer.write([{ path, before: undefined, text: `${PRIVATE.join('\n')}\n`, isPrivate: false }]);
}

/** What others may read: packet.md, the settings, and what names the private files. */
function isPublic(path: string): boolean {
  return /\/(?:packet\.md|\.gitignore|\.packet\/config\.yaml)$/.test(path);
}
