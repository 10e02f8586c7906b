import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PacketError } from '../core/errors.ts';
import type { Commits, CommitOutcome, CommittedVersion, GitReport, Remote } from '../core/ports.ts';
import { shellWord } from '../core/shell-word.ts';
import type { ShowPath } from './disk-error.ts';
import { readGit, type GitOutput } from './git-reading.ts';
import { withoutSecrets } from './git-repository.ts';
import { isTemporary } from './temporary-file.ts';

/** Files and folders in git's own folder that say that something is under way, in which a commit would end or disturb it. */
const UNDER_WAY = {
  MERGE_HEAD: 'a merge',
  'rebase-merge': 'a rebase',
  'rebase-apply': 'a rebase',
  CHERRY_PICK_HEAD: 'a cherry-pick',
  REVERT_HEAD: 'a revert',
} as const;

/** Commits by the user's own git: hooks, signing and identity are the user's, the index stays as it was, nothing is pushed. */
export class GitCommits implements Commits {
  readonly #env: NodeJS.ProcessEnv;
  readonly #show: ShowPath;

  /** `show` turns an absolute path into what messages call it. */
  constructor(env: NodeJS.ProcessEnv, show: ShowPath) {
    this.#env = env;
    this.#show = show;
  }

  report(folder: string): GitReport {
    const version = this.#read(folder, ['--version']);
    const { root, gitFolder, refusal } = this.#locate(folder);
    const hasIdentity = this.#read(folder, ['var', 'GIT_COMMITTER_IDENT']) !== undefined;
    const indexLock = gitFolder === undefined ? undefined : join(gitFolder, 'index.lock');
    return {
      version,
      refusal,
      root,
      branch: root === undefined ? undefined : this.#read(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
      underWay: gitFolder === undefined ? undefined : underWayIn(gitFolder),
      indexLock: indexLock !== undefined && existsSync(indexLock) ? indexLock : undefined,
      hasIdentity,
    };
  }

  remotes(folder: string): readonly Remote[] {
    const words = ['config', '--null', '--get-regexp', String.raw`^(remote\..*\.url|branch\..*\.remote)$`];
    const settings = namesIn(this.#read(folder, words) ?? '').map((each) => each.split('\n')[1] ?? '');
    return [...new Set(settings)]
      .filter((url) => url !== '.')
      .map((url) => ({ name: withoutSecrets(url), url: undefined }));
  }

  tracked(folder: string, names: readonly string[]): readonly string[] {
    return namesIn(this.#read(folder, ['ls-files', '-z', '--', ...names]) ?? '');
  }

  textOf(folder: string, version: string): string | undefined {
    const { stdout, isDone } = readGit(this.#env, folder, ['cat-file', 'blob', version]);
    return isDone ? stdout : undefined;
  }

  versionsOf(folder: string, path: string): readonly CommittedVersion[] {
    const words = [
      'log',
      '--first-parent',
      '-m',
      '--raw',
      '--no-abbrev',
      '--no-renames',
      '--no-color',
      '--date=short-local',
    ];
    const log = this.#read(folder, ['-c', 'log.showRoot=true', ...words, '--format=%cd', '--', path]) ?? '';
    let date = '';
    const versions = log.split('\n').flatMap((line) => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(line)) date = line;
      // Two modes, two blobs, a letter (git-diff-tree(1), "Raw output format"); all zeros where the file was removed.
      const version = /^:\d+ \d+ [0-9a-f]{40} ([0-9a-f]{40}) [AMT]\t/.exec(line)?.[1];
      return version === undefined ? [] : [{ date, version }];
    });
    return versions.toReversed();
  }

  ignored(folder: string, paths: readonly string[]): readonly string[] {
    if (paths.length === 0) return [];
    // Not `check-ignore`, which takes no literal paths.
    const words = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--', ...paths];
    return namesIn(this.#read(folder, words) ?? '').map((name) => join(folder, name));
  }

  canStart(): boolean {
    return this.#read('/', ['--version']) !== undefined;
  }

  start(folder: string): void {
    this.#run(folder, ['init', '--quiet', '.']);
  }

  commit(folder: string, paths: readonly string[], message: string): CommitOutcome {
    const { root, gitFolder, refusal, isThere } = this.#locate(folder);
    if (!isThere) return { kind: 'no-git' };
    if (refusal !== undefined) throw notCommitted(`git says ${refusal.says}`, refusal.hint ?? this.#statusHint(folder));
    if (root === undefined || gitFolder === undefined) return { kind: 'no-repository' };
    const what = underWayIn(gitFolder);
    if (what !== undefined) return { kind: 'under-way', what };
    const status = readGit(this.#env, root, [
      '--no-optional-locks',
      'status',
      '--porcelain=v1',
      '-z',
      '--no-renames',
      '--untracked-files=all',
      '--',
      ...paths,
    ]);
    if (!status.isDone) throw notCommitted(whyNot(status), this.#statusHint(root));
    // A folder may be committed as a whole, in which a disk that is not well has kept a temporary file.
    const changes = namesIn(status.stdout).filter(
      (change) => !change.startsWith('??') || !isTemporary(change.slice(3)),
    );
    // Two letters for index and working tree, a blank, the path below the root (git-status(1), "Porcelain Format Version 1").
    const targets = changes.map((change) => change.slice(3));
    const fresh = changes.filter((change) => change.startsWith('??')).map((change) => change.slice(3));
    const ignored = targets.length < paths.length ? this.ignored(root, paths) : [];
    if (targets.length === 0) return { kind: 'nothing', ignored };
    if (fresh.length > 0) this.#run(root, ['add', '--intent-to-add', '--', ...fresh]);
    try {
      this.#run(root, ['commit', '--quiet', '--only', '-m', message, '--', ...targets]);
    } catch (error) {
      if (this.#isCommitted(root, targets)) return { kind: 'nothing', ignored };
      if (fresh.length > 0) this.#read(root, ['rm', '--cached', '--quiet', '--', ...fresh]);
      throw error;
    }
    return { kind: 'committed', ignored };
  }

  /**
   * Whether the last commit has these files as they are, and only the index does not know: where git was killed in between. Then it
   * does know from here on.
   */
  #isCommitted(root: string, targets: readonly string[]): boolean {
    const isSame = this.#read(root, ['diff', '--quiet', '--no-ext-diff', 'HEAD', '--', ...targets]) !== undefined;
    return isSame && this.#read(root, ['add', '--', ...targets]) !== undefined;
  }

  /** What git prints; undefined where it fails or is not there. */
  #read(cwd: string, words: readonly string[]): string | undefined {
    const { stdout, isDone } = readGit(this.#env, cwd, words);
    return isDone ? stdout.trimEnd() : undefined;
  }

  /** The working tree around a folder, and git's own folder for it. */
  #locate(folder: string): Located {
    const words = ['rev-parse', '--show-toplevel', '--absolute-git-dir'];
    const output = readGit(this.#env, folder, words);
    const { stdout, stderr, isDone, isThere, signal } = output;
    if (signal !== undefined) throw notCommitted(whyNot(output), this.#statusHint(folder));
    const [root, gitFolder] = isDone ? stdout.trimEnd().split('\n') : [];
    return { isThere, root, gitFolder, refusal: isDone || !isThere ? undefined : refusalIn(stderr) };
  }

  /** What changes the repository: the user's hooks run, and what git says goes to standard error. */
  #run(cwd: string, words: readonly string[]): void {
    const { status, signal, stderr } = spawnSync('git', ['--literal-pathspecs', ...words], {
      cwd,
      env: this.#env,
      encoding: 'utf8',
      stdio: ['inherit', 'ignore', 'pipe'],
    });
    if (status === 0) return;
    // Of the index, or of a branch.
    const lock = /'([^']*\.lock)'/.exec(stderr)?.[1];
    if (lock === undefined || signal !== null)
      throw notCommitted(
        whyNot({ stderr, signal: signal ?? undefined }),
        `${this.#statusHint(cwd)}; --no-commit leaves it to you`,
      );
    const shown = this.#show(resolve(cwd, lock));
    throw notCommitted(
      `${shown} is there, which another git holds or has left`,
      `rm ${shellWord(shown)}     where no other git is at work`,
    );
  }

  #statusHint(folder: string): string {
    return `git -C ${shellWord(this.#show(folder))} status     shows what is not committed`;
  }
}

/** Where a repository is, by git itself. */
interface Located extends Pick<GitReport, 'root' | 'refusal'> {
  readonly isThere: boolean;
  readonly gitFolder: string | undefined;
}

function notCommitted(why: string, hint: string): PacketError {
  return new PacketError('E_NOT_WRITTEN', `Cannot commit, but the files are written: ${why}`, { hint });
}

function whyNot({ stderr, signal }: Pick<GitOutput, 'stderr' | 'signal'>): string {
  if (signal !== undefined) return `git was ended by ${signal}`;
  const lines = stderr.trim().split('\n');
  const said = lines.filter((line) => line !== '').slice(0, 3);
  return `git says ${said.length === 0 ? 'nothing' : said.join('; ')}`;
}

function namesIn(output: string): readonly string[] {
  return output.split('\0').filter((name) => name !== '');
}

function underWayIn(gitFolder: string): string | undefined {
  return Object.entries(UNDER_WAY).find(([name]) => existsSync(join(gitFolder, name)))?.[1];
}

/** Why git refuses a repository that is there, and the command that it names; undefined where there is none. */
function refusalIn(stderr: string): GitReport['refusal'] {
  if (/^fatal: not a git repository/m.test(stderr)) return undefined;
  const says = /^fatal: (.+)$/m.exec(stderr)?.[1] ?? stderr.trim();
  return { says, hint: /^\s+(git config .+)$/m.exec(stderr)?.[1] };
}
