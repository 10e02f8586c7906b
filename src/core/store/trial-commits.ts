import type { Commits, CommitOutcome, CommittedVersion, GitReport, Remote } from '../ports.ts';

/** Git as it is, but what would be committed is only said. */
export class TrialCommits implements Commits {
  readonly #git: Commits;
  readonly #near: string;

  /** `near`: a folder that is there, since that of a new packet is not. */
  constructor(git: Commits, near: string) {
    this.#git = git;
    this.#near = near;
  }

  report(folder: string): GitReport {
    return this.#git.report(folder);
  }

  remotes(folder: string): readonly Remote[] {
    return this.#git.remotes(folder);
  }

  tracked(folder: string, names: readonly string[]): readonly string[] {
    return this.#git.tracked(folder, names);
  }

  textOf(folder: string, version: string): string | undefined {
    return this.#git.textOf(folder, version);
  }

  versionsOf(folder: string, path: string): readonly CommittedVersion[] {
    return this.#git.versionsOf(folder, path);
  }

  ignored(folder: string, paths: readonly string[]): readonly string[] {
    return this.#git.ignored(folder, paths);
  }

  /** Nobody is asked in a trial, so that nothing is started. */
  canStart(): boolean {
    return false;
  }

  start(): void {
    // Nothing is started in a trial.
  }

  commit(_folder: string, _paths: readonly string[], message: string): CommitOutcome {
    const { version, root, underWay } = this.#git.report(this.#near);
    if (version === undefined) return { kind: 'no-git' };
    if (root === undefined) return { kind: 'no-repository' };
    return underWay === undefined ? { kind: 'trial', message } : { kind: 'under-way', what: underWay };
  }
}
