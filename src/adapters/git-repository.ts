import { join, resolve } from 'node:path';
import { PacketError } from '../core/errors.ts';
import type { Files, Remote, Repository } from '../core/ports.ts';

/**
 * The repository around a folder, by git's own files: git itself need not be there, and nothing that the repository names is
 * started. Undefined outside of git.
 */
export function repositoryAround(files: Files, folder: string): Repository | undefined {
  for (let at = folder; ; at = resolve(at, '..')) {
    const path = join(at, '.git');
    const kind = files.kind(path);
    if (kind === 'folder' || kind === 'file') return { root: at, remotes: remotesOf(files, path, kind) };
    if (at === resolve(at, '..')) return undefined;
  }
}

function remotesOf(files: Files, path: string, kind: 'folder' | 'file'): readonly Remote[] {
  try {
    const gitFolder = kind === 'folder' ? path : commonGitFolder(files, path);
    return parseRemotes(files.read(join(gitFolder, 'config'))?.text ?? '');
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    // What cannot be read may name one.
    return [{ name: 'unknown', url: undefined }];
  }
}

/** The folder of the whole repository for the `.git` file of a linked worktree or a submodule (gitrepository-layout(5)). */
function commonGitFolder(files: Files, path: string): string {
  const named = /^gitdir: (.+)$/m.exec(files.read(path)?.text ?? '')?.[1]?.trim() ?? '';
  const gitFolder = resolve(path, '..', named);
  const common = files.read(join(gitFolder, 'commondir'))?.text.trim();
  return common === undefined ? gitFolder : resolve(gitFolder, common);
}

/** The remotes that a configuration names (git-config(1), "Configuration file"). */
function parseRemotes(config: string): readonly Remote[] {
  const remotes = new Map<string, string | undefined>();
  let name: string | undefined;
  for (const line of config.split('\n')) {
    if (/^\s*\[/.test(line)) {
      name = /^\s*\[remote "((?:[^"\\]|\\.)*)"\]/i.exec(line)?.[1]?.replaceAll(/\\(.)/g, '$1');
      if (name !== undefined && !remotes.has(name)) remotes.set(name, undefined);
      continue;
    }
    const url = /^\s*url\s*=\s*"?([^"#;]*)/i.exec(line)?.[1]?.trim();
    if (name !== undefined && url !== undefined && remotes.get(name) === undefined)
      remotes.set(name, withoutSecrets(url));
  }
  return [...remotes].map(([each, url]) => ({ name: each, url }));
}

/** An address without what stands before its host, which may be a password or a token. */
export function withoutSecrets(url: string): string {
  return url.replace(/^(\w[\w+.-]*:\/\/)[^/@]*@/, '$1');
}
