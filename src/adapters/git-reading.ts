import { spawnSync } from 'node:child_process';

/** What a repository may not start or show while it is only read (git-config(1)). */
const READING = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'log.showSignature=false',
  '-c',
  'safe.bareRepository=explicit',
  '--literal-pathspecs',
];

/** How long git may take to read, in milliseconds: a disk that is asleep, or far away. */
const PATIENCE = 20_000;

/** What git printed; `isDone` is false where it failed, or is not there. */
export interface GitOutput {
  readonly isThere: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly isDone: boolean;
  /** The signal that ended it, so that what it would have said is not known; undefined where it came to its end. */
  readonly signal: string | undefined;
}

/** Runs a git command that reads. Nothing that the repository names is started. Never throws. */
export function readGit(env: NodeJS.ProcessEnv, cwd: string, words: readonly string[]): GitOutput {
  const { status, signal, stdout, stderr, error } = spawnSync('git', [...READING, ...words], {
    cwd,
    // Messages are read, so that they must be in one language; and what a partial clone lacks is not fetched.
    env: { ...env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
    maxBuffer: 64 * 1024 * 1024,
  });
  // Where git is not there Node gives no output, whatever its types say.
  const isThere = (error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT';
  return { isThere, stdout: text(stdout), stderr: text(stderr), isDone: status === 0, signal: signal ?? undefined };
}

function text(output: unknown): string {
  return typeof output === 'string' ? output : '';
}
