import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

/** The user's name as git knows it, else the login name, else undefined. Never throws. */
export function readAuthorName(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  const git = spawnSync(
    'git',
    ['-c', 'core.fsmonitor=false', '-c', 'safe.bareRepository=explicit', 'var', 'GIT_AUTHOR_IDENT'],
    {
      cwd,
      env,
      encoding: 'utf8',
      timeout: 2000,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const name = git.status === 0 ? /^(.+?) <[^<>]*> \d+ [+-]\d{4}\s*$/.exec(git.stdout)?.[1] : undefined;
  return name ?? loginName();
}

function loginName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the password file has no name.
    return undefined;
  }
}
