import type { Commits, Remote } from '../ports.ts';
import type { Writer } from './writer.ts';

/** The file that says which remotes were named to whoever writes on this machine, below `.packet`. */
const FILE = 'versions/remotes';

/**
 * Whether somebody was told on this machine, at this address, of each of these remotes. A list that git has came from elsewhere, and
 * says nothing.
 */
export function areNamed(remotes: readonly Remote[], writer: Writer, git: Commits): boolean {
  const named = new Set(writer.keptLines(FILE));
  return remotes.every((remote) => named.has(lineOf(remote))) && git.tracked(writer.keepFolder, [FILE]).length === 0;
}

/** Remembers that they were named. Throws `E_NOT_WRITTEN`. */
export function rememberNamed(remotes: readonly Remote[], writer: Writer): void {
  const named = new Set(writer.keptLines(FILE));
  writer.keepLines(
    FILE,
    remotes.map(lineOf).filter((line) => !named.has(line)),
  );
}

function lineOf({ name, url }: Remote): string {
  return JSON.stringify([name, url ?? '']);
}
