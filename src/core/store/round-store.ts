import type { FileSnapshot, PacketFolder } from '../ports.ts';
import { PacketError } from '../errors.ts';
import type { Problem } from '../problem.ts';
import { parseRound, type Round } from '../rounds/round.ts';
import { roundName } from '../rounds/round-file.ts';
import type { Reading } from './packet-store.ts';

/** A round with the file that it was read from. */
export interface StoredRound {
  readonly round: Round;
  readonly snapshot: FileSnapshot;
}

/** The rounds of a packet, in the order of their numbers, those without one last; a file that cannot be read is a problem. */
export function readRounds(
  { folder }: PacketFolder,
  reading: Reading,
): { readonly rounds: readonly StoredRound[]; readonly problems: readonly Problem[] } {
  const { files, readFrontMatter } = reading;
  const shownPath = (path: string): string => reading.shownPath(path);
  const rounds: StoredRound[] = [];
  const problems: Problem[] = [];
  for (const name of files.list(`${folder}/rounds`).filter((each) => /^[^.].*\.md$/i.test(each))) {
    const path = `${folder}/rounds/${name}`;
    try {
      const snapshot = files.read(path);
      if (snapshot !== undefined)
        rounds.push({ round: parseRound(shownPath(path), snapshot.text, readFrontMatter), snapshot });
    } catch (error) {
      if (!(error instanceof PacketError)) throw error;
      const place = error.place ?? { file: shownPath(path), line: 1, column: 1 };
      problems.push({ ...place, rule: 'file-unreadable', severity: 'error', message: error.message });
    }
  }
  const rank = ({ round }: StoredRound): number => round.number ?? Infinity;
  return { rounds: rounds.toSorted((one, other) => rank(one) - rank(other) || 0), problems };
}

/** Where a round's file is, or will be; absolute. */
export function roundPath({ folder }: PacketFolder, round: Parameters<typeof roundName>[0]): string {
  return `${folder}/rounds/${roundName(round)}.md`;
}

/** The folder of what was sent and what came back, beside a round's file; absolute. */
export function copiesFolder({ snapshot }: Pick<StoredRound, 'snapshot'>): string {
  return snapshot.path.replace(/\.md$/i, '');
}
