import { isSet, readConfig, valueOf, withSetting, type ConfigFiles, type ConfigReading } from '../config/config.ts';
import { settings, type Setting } from '../config/settings.ts';
import type { Commits, CommitOutcome, Files, PacketFolder, Remote, Repository } from '../ports.ts';
import { HOUSEKEEPING } from './version-store.ts';
import type { Writer } from './writer.ts';

/** What a command's end needs to know. */
export interface Committing {
  readonly reading: ConfigReading;
  readonly configFiles: ConfigFiles;
  /** Undefined outside of git. */
  readonly repository: Repository | undefined;
  /** Whether the user said `--no-commit`. */
  readonly isRefused: boolean;
  readonly commits: () => Promise<Commits>;
}

/** How a command that wrote has ended. */
export interface Ending {
  /** Undefined where no commit is wanted. */
  readonly outcome: CommitOutcome | undefined;
  /** Remotes that nobody has been told of: a push takes the packet there. */
  readonly newRemotes: readonly Remote[];
  /** Private files that git has already, where there are new remotes; relative to the packet's folder. */
  readonly trackedPrivate: readonly string[];
}

/** The private files of a packet folder, as git's ignore file names them (docs/file-format.md). */
export const PRIVATE_FILES = ['plan.md', 'notes.md', 'people.md', 'rounds/', 'reviews/'] as const;

/**
 * Ends a command that can write: one commit of what it wrote, and of what an interrupted one left, where that is the setting. A
 * command that had nothing to write ends so too: it may be the one that was interrupted, run again. Where a push could take them
 * elsewhere private files stay out, unless one wants them in. Throws `E_NOT_WRITTEN`.
 */
export async function commitWritten(
  folder: PacketFolder,
  writer: Writer,
  message: string,
  committing: Committing,
): Promise<Ending> {
  if (!writer.hasWritten()) return { outcome: undefined, newRemotes: [], trackedPrivate: [] };
  const { reading, configFiles, repository, isRefused, commits } = committing;
  const git = repository === undefined ? undefined : await commits();
  const remotes = git === undefined ? [] : remotesOf(folder, repository, git);
  const hasWritten = writer.pending().length > 0;
  const isNews = hasWritten && remotes.length > 0 && !isSet(readConfig(configFiles, reading), settings.privateInGit);
  if (isNews) setSetting(settings.privateInGit, 'false', writer, committing);
  const newRemotes = isNews ? remotes : [];
  const trackedPrivate = isNews && git !== undefined ? git.tracked(folder.folder, PRIVATE_FILES) : [];
  const config = readConfig(configFiles, reading);
  const isPrivateOut = remotes.length > 0 && valueOf(config, settings.privateInGit) !== 'true';
  if (hasWritten && isPrivateOut) ignorePrivate(folder, writer, reading.files);
  if (isRefused || valueOf(config, settings.commit) !== 'true') {
    writer.hold(() => {
      writer.waive(!isRefused);
    });
    return { outcome: undefined, newRemotes, trackedPrivate };
  }
  const committer = git ?? (await commits());
  const outcome = writer.hold((): CommitOutcome => {
    const paths = writer.pending().filter((path) => !isPrivateOut || isPublic(path));
    const made: CommitOutcome =
      paths.length === 0 ? { kind: 'nothing' } : committer.commit(folder.folder, paths, message);
    if (made.kind !== 'under-way') writer.settle();
    return made;
  });
  return { outcome, newRemotes, trackedPrivate };
}

/** The remotes by the repository's own file, else those that git knows from elsewhere: a file that it includes, a branch, another folder. */
function remotesOf(folder: PacketFolder, repository: Repository | undefined, git: Commits): readonly Remote[] {
  const remotes = repository?.remotes ?? [];
  return remotes.length > 0 ? remotes : git.remotes(folder.folder);
}

/** Sets a setting of the repository; the file that holds it is part of the next commit. */
export function setSetting(
  setting: Setting,
  value: string,
  writer: Writer,
  { reading, configFiles }: Pick<Committing, 'reading' | 'configFiles'>,
): void {
  const path = configFiles.repository;
  const before = reading.files.read(path);
  const text = withSetting(before?.text ?? '', setting, value, reading);
  if (text !== before?.text) writer.write([{ path, before, text, isPrivate: false }], HOUSEKEEPING);
}

/** The private files that the packet folder's `.gitignore` says nothing about. */
export function notIgnored({ folder }: PacketFolder, files: Files): readonly string[] {
  const lines = (files.read(`${folder}/.gitignore`)?.text ?? '').split(/\r?\n/);
  return PRIVATE_FILES.filter((name) => !lines.includes(name) && !lines.includes(`!${name}`));
}

/** Adds the private files to the packet folder's `.gitignore`, where they do not stand there yet. */
export function ignorePrivate(place: PacketFolder, writer: Writer, files: Files): void {
  const path = `${place.folder}/.gitignore`;
  const before = files.read(path);
  const missing = notIgnored(place, files);
  if (missing.length === 0) return;
  const start = before === undefined || before.text === '' || before.text.endsWith('\n') ? '' : '\n';
  const text = `${before?.text ?? ''}${start}${missing.join('\n')}\n`;
  writer.write([{ path, before, text, isPrivate: false }], HOUSEKEEPING);
}

/** What others may read: packet.md, the settings, and what names the private files. */
function isPublic(path: string): boolean {
  return /\/(?:packet\.md|\.gitignore|\.packet\/(?:config\.yaml|templates\/.*))$/.test(path);
}
