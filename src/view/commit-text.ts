import type { CommitOutcome } from '../core/ports.ts';

/** What to say of a commit; undefined where there is nothing to say. */
export function commitText(outcome: CommitOutcome | undefined): string | undefined {
  switch (outcome?.kind) {
    case 'committed':
      return 'Committed to git; nothing is pushed.';
    case 'under-way':
      return `Not committed: ${outcome.what} is under way. The files are written, and part of the next commit.`;
    case 'no-repository':
      return 'Not committed: there is no git repository here. packet config commit false     says so for good';
    case 'trial':
      return `Would commit: ${outcome.message}`;
    case 'nothing':
    case undefined:
      return undefined;
  }
}
