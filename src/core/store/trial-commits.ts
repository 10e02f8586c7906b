import type { Commits, CommitOutcome, GitReport } from '../ports.ts';

/** Git as it is, but what would be committed is only said. */
export class TrialCommits implements Commits {
  readonly #git: Commits;

  constructor(git: Commits) {
    this.#git = git;
  }

  report(folder: string): GitReport {
    return this.#git.report(folder);
  }

  tracked(folder: string, names: readonly string[]): readonly string[] {
    return this.#git.tracked(folder, names);
  }

  /** Nobody is asked in a trial, so that nothing is started. */
  canStart(): boolean {
    return false;
  }

  start(): void {
    // Nothing is started in a trial.
  }

  commit(_folder: string, _paths: readonly string[], message: string): CommitOutcome {
    return { kind: 'trial', message };
  }
}
