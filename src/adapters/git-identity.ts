import { userInfo } from 'node:os';
import { readGit } from './git-reading.ts';

/** Who everybody is on a machine that has no users. */
const NOBODY = 'root';

/** The user's name as git knows it, else the login name, else undefined; nobody is called root. Never throws. */
export function readAuthorName(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  const git = readGit(env, cwd, ['var', 'GIT_AUTHOR_IDENT']);
  const name = git.isDone ? /^(.+?) <[^<>]*> \d+ [+-]\d{4}\s*$/.exec(git.stdout)?.[1] : undefined;
  return [name, loginName()].find((each) => each !== NOBODY && each !== undefined);
}

function loginName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the password file has no name.
    return undefined;
  }
}
