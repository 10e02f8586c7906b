import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gitBlobHash } from '../../src/adapters/git-blob-hash.ts';
import { environmentIn, type TestFolder } from '../support/packet-program.ts';

/**
 * What is of git, or of one machine and one moment: texts that were kept, those that could not be written among them, who writes, what
 * is not committed yet.
 */
const BOOKKEEPING = /(?:^|\/)\.git\/|(?:^|\/)\.packet\/(?:versions\/|drafts\/[^/]*\.md$|lock|pending$)/;

/** What a command that was cut off may leave, and the next one clears. */
const LEFT_OVER = /\.tmp$|(?:^|\/)\.packet\/(?:lock|pending)/;

/** What of a folder is the user's. */
export interface FolderState {
  /** By path relative to the folder: the mode in octal and the text. */
  readonly files: Readonly<Record<string, string>>;
  /** What the last commit holds, and what differs from it in the index and on disk; undefined where there is no repository. */
  readonly git: { readonly commit: string; readonly status: string } | undefined;
}

/** What git says in the folder; empty where it fails. */
export function gitIn(folder: TestFolder, ...words: readonly string[]): string {
  const { stdout } = spawnSync('git', words, { cwd: folder.path, env: environmentIn(folder.path), encoding: 'utf8' });
  return stdout;
}

export function stateOf(folder: TestFolder): FolderState {
  const names = folder.files().filter((name) => !BOOKKEEPING.test(name) && !LEFT_OVER.test(name));
  const files = names.map((name) => {
    const mode = statSync(join(folder.path, name)).mode & 0o777;
    return [name, `${mode.toString(8)} ${folder.read(name)}`] as const;
  });
  const git = existsSync(join(folder.path, '.git'))
    ? { commit: gitIn(folder, 'ls-tree', '-r', 'HEAD'), status: gitIn(folder, 'status', '--porcelain', '-uall') }
    : undefined;
  return { files: Object.fromEntries(files), git };
}

/**
 * All that a next run can see of a folder, in one text: equal for two folders in which it does the same. What tells processes and
 * moments from each other is left out, and of git all but commits, index, status, and the names of other files.
 */
export function fingerprint(folder: TestFolder): string {
  const folders = readdirSync(folder.path, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const name = join(entry.parentPath, entry.name).slice(folder.path.length + 1);
    return entry.isDirectory() && !/^\.git\//.test(name) ? [name] : [];
  });
  const lines = folder.files().flatMap((name) => {
    if (/(?:^|\/)\.git\/(?:objects|logs)\//.test(name)) return [];
    if (/(?:^|\/)\.git\//.test(name)) return [name.replace(/\d{3,}/, '#')];
    const mode = statSync(join(folder.path, name)).mode & 0o777;
    return [JSON.stringify([unnamed(name), mode, unnamed(folder.read(name))])];
  });
  const { git } = stateOf(folder);
  const index = git && gitIn(folder, 'ls-files', '--stage', '--debug').replaceAll(/^ {2}(?!size).*\n/gm, '');
  return JSON.stringify([folders.sort(), lines.sort(), unnamed(JSON.stringify(git ?? null)), index]);
}

/** A text without what says which process has written it. */
function unnamed(text: string): string {
  return text
    .replaceAll(/\d+-[0-9a-f]{8}-[0-9a-f]{8}(?:\.[0-9a-f]{8})?/g, '#')
    .replace(/^\{"pid":\d+,"start":"\d+"/, '{');
}

/** Files that a command which was cut off has left. */
export function leftOvers(folder: TestFolder): readonly string[] {
  return folder.files().filter((name) => !name.startsWith('.git/') && LEFT_OVER.test(name));
}

/** The texts that the tool has written below a folder, by path relative to it, from a line of its logs on (0-based). */
export function writtenTexts(folder: TestFolder): readonly (readonly [path: string, text: string])[] {
  return logsOf(folder).flatMap((log) => {
    const root = log.slice(0, -'.packet/versions/log'.length);
    const writes = linesOf(folder, log).map(
      (line) => JSON.parse(line) as { files: { path: string; after?: string }[] },
    );
    return writes.flatMap(({ files }) =>
      files.flatMap(({ path, after }) =>
        after === undefined ? [] : [[`${root}${path}`, folder.read(`${root}.packet/versions/${after}`)] as const],
      ),
    );
  });
}

/** What is wrong with the tool's own files, at any moment: a kept text is whole, a line of a log too, a draft as well. */
export function brokenFiles(folder: TestFolder): readonly string[] {
  return folder.files().filter((name) => {
    if (/\.packet\/versions\/[0-9a-f]{40}$/.test(name)) return gitBlobHash(folder.bytes(name)) !== name.slice(-40);
    if (/\.packet\/versions\/log$/.test(name)) return !linesOf(folder, name).every(isJson);
    return /\.packet\/drafts\/[^/]*\.json$/.test(name) && !isJson(folder.read(name));
  });
}

/** What `git fsck` has to say against the repository. */
export function gitDamage(folder: TestFolder): string {
  if (!existsSync(join(folder.path, '.git'))) return '';
  return execFileSync('git', ['fsck', '--strict', '--no-dangling'], {
    cwd: folder.path,
    env: environmentIn(folder.path),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function logsOf(folder: TestFolder): readonly string[] {
  return folder.files().filter((name) => name.endsWith('.packet/versions/log'));
}

function linesOf(folder: TestFolder, log: string): readonly string[] {
  return folder
    .read(log)
    .split('\n')
    .filter((line) => line !== '');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
