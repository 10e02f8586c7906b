import { isSet, readConfig, valueOf, withSetting, type ConfigFiles, type ConfigReading } from '../config/config.ts';
import { settings, type Setting } from '../config/settings.ts';
import type { Commits, CommitOutcome, Files, PacketFolder, Remote, Repository } from '../ports.ts';
import { areNamed, rememberNamed } from './named-remotes.ts';
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
  /** Whether the next write commits private files too, where there are new remotes. */
  readonly isPrivateNext: boolean;
  /** What a commit was wanted of and git ignores, as the user would type it. */
  readonly ignored: readonly string[];
}

/** The private files of a packet folder, as git's ignore file names them (docs/file-format.md). */
export const PRIVATE_FILES = ['plan.md', 'notes.md', 'people.md', 'rounds/', 'reviews/'] as const;

/**
 * Ends a command that can write: one commit of what it wrote, and of what an interrupted one left, where that is the setting. A
 * command that had nothing to write ends so too: it may be the one that was interrupted, run again. Where a push could take them
 * elsewhere private files stay out, unless one wants them in; and then, too, until one was told on this machine where a push goes,
 * since the setting may have come with a repository of somebody else's. Throws `E_NOT_WRITTEN`.
 */
export async function commitWritten(
  folder: PacketFolder,
  writer: Writer,
  message: string,
  committing: Committing,
): Promise<Ending> {
  const nothing: Ending = {
    outcome: undefined,
    newRemotes: [],
    trackedPrivate: [],
    isPrivateNext: false,
    ignored: [],
  };
  if (!writer.hasWritten()) return nothing;
  const { reading, configFiles, repository, isRefused, commits } = committing;
  const git = repository === undefined ? undefined : await commits();
  const remotes = git === undefined ? [] : remotesOf(folder, repository, git);
  const hasWritten = writer.pending().length > 0;
  const isWanted = valueOf(readConfig(configFiles, reading), settings.privateInGit) === 'true';
  const isTold =
    remotes.length === 0 ||
    (isWanted
      ? git !== undefined && areNamed(remotes, writer, git)
      : isSet(readConfig(configFiles, reading), settings.privateInGit));
  const isNews = hasWritten && !isTold;
  if (isNews && !isWanted) setSetting(settings.privateInGit, 'false', writer, committing);
  const isPrivateOut = remotes.length > 0 && !(isWanted && isTold);
  if (hasWritten && remotes.length > 0 && !isWanted) ignorePrivate(folder, writer, reading.files);
  const news = {
    newRemotes: isNews ? remotes : [],
    trackedPrivate: isNews && git !== undefined ? git.tracked(folder.folder, PRIVATE_FILES) : [],
    isPrivateNext: isNews && isWanted,
  };
  const config = readConfig(configFiles, reading);
  if (isRefused || valueOf(config, settings.commit) !== 'true') {
    writer.hold(() => {
      writer.waive(!isRefused);
      if (news.isPrivateNext) rememberNamed(remotes, writer);
    });
    return { ...nothing, ...news };
  }
  const committer = git ?? (await commits());
  const outcome = writer.hold((): CommitOutcome => {
    const paths = writer.pending().filter((path) => !isPrivateOut || isPublic(path));
    const made: CommitOutcome =
      paths.length === 0 ? { kind: 'nothing', ignored: [] } : committer.commit(folder.folder, paths, message);
    if (made.kind !== 'under-way') writer.settle((path) => isWanted && !isTold && !isPublic(path));
    if (news.isPrivateNext) rememberNamed(remotes, writer);
    return made;
  });
  const ignored = 'ignored' in outcome ? outcome.ignored : [];
  // Whoever ignores private files by hand knows.
  return {
    ...news,
    outcome,
    ignored: ignored.filter((path) => isWanted || isPublic(path)).map((path) => reading.shownPath(path)),
  };
}

/** The remotes by the repository's own file, else those that git knows from elsewhere: a file that it includes, a branch, another folder. */
export function remotesOf(folder: PacketFolder, repository: Repository | undefined, git: Commits): readonly Remote[] {
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

/**
 * Takes the private files out of the packet folder's `.gitignore`, which goes where nothing else is in it. Gives whether there was
 * something to take out.
 */
export function unignorePrivate({ folder }: PacketFolder, writer: Writer, files: Files): boolean {
  const path = `${folder}/.gitignore`;
  const before = files.read(path);
  if (before === undefined) return false;
  const names: readonly string[] = PRIVATE_FILES;
  const lines = before.text.split(/(?<=\n)/);
  const left = lines.filter((line) => !names.includes(line.trimEnd())).join('');
  if (left === before.text) return false;
  writer.write([{ path, before, text: left === '' ? undefined : left, isPrivate: false }], HOUSEKEEPING);
  return true;
}

/** The private files of a packet that are there, absolute paths. */
export function privateFilesOf({ folder }: PacketFolder, files: Files): readonly string[] {
  return PRIVATE_FILES.map((name) => `${folder}/${name}`).filter((path) => files.kind(path) !== undefined);
}

/** What others may read: packet.md, the settings, and what names the private files. */
function isPublic(path: string): boolean {
  return /\/(?:packet\.md|\.gitignore|\.packet\/(?:config\.yaml|templates\/.*))$/.test(path);
}
