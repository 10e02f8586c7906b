import { formatItem } from '../document/page-edits.ts';
import { formatScalar } from '../document/format-scalar.ts';
import { formatClaim, type Claim } from './claim.ts';
import type { Reader } from './reader.ts';
import type { Round, RoundKind } from './round.ts';

/** What a round begins with. Dates are ISO. */
export interface NewRound {
  readonly number: number;
  readonly kind: RoundKind;
  readonly opened: string;
  readonly due: string | undefined;
  /** Why it came too early, in a few words; undefined where it did not. */
  readonly early: string | undefined;
  /** What its copies hold beyond what their audience sees. */
  readonly included: readonly string[];
  /** Git's blob hash of packet.md. */
  readonly base: string;
  readonly readers: readonly NewReader[];
  /** Ids of the questions that are to be read, in a self round. */
  readonly toRead: readonly string[];
  readonly claims: readonly Claim[];
}

/** Somebody to ask. */
export interface NewReader {
  readonly name: string;
  readonly level: string | undefined;
}

/** What heads a round's file and messages, such as `Peers round`. */
export const roundTitles: Readonly<Record<RoundKind, string>> = {
  self: 'Self round',
  peers: 'Peers round',
  manager: 'Manager round',
  sponsor: 'Sponsor round',
};

/** The number after the highest one; 1 for the first round. */
export function nextRoundNumber(rounds: readonly Pick<Round, 'number'>[]): number {
  return Math.max(0, ...rounds.map(({ number }) => number ?? 0)) + 1;
}

/** The name of a round's file without `.md`, and of the folder with its copies, such as `02-peers`. */
export function roundName({ number, kind }: Pick<NewRound, 'number' | 'kind'>): string {
  return `${String(number).padStart(2, '0')}-${kind}`;
}

/** A new round's file. */
export function formatNewRound(round: NewRound): string {
  const { number, kind, opened, due, early, included, base, readers, toRead, claims } = round;
  const keys: readonly (readonly [string, string | undefined])[] = [
    ['round', String(number)],
    ['kind', kind],
    ['opened', opened],
    ['due', due],
    ['early', early],
    ['asked-for', kind === 'manager' ? 'gaps' : undefined],
    ['include', included.length === 0 ? undefined : included.join(', ')],
    ['base', base],
  ];
  const front = keys.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${formatScalar(value)}`]));
  const read = toRead.map((id) => formatItem({ text: id, isDone: false }, '-', 0));
  const asked = readers.map((reader) => formatItem({ text: formatReader(reader, opened), isDone: false }, '-', 0));
  const list = claims.map((claim) => {
    return formatItem({ text: formatClaim(claim), isDone: undefined }, `${String(claim.number)}.`, 0);
  });
  const parts = [
    `---\n${front.join('\n')}\n---`,
    `# ${roundTitles[kind]}`,
    ...(kind === 'self' ? ['## Read', read.join('\n')] : ['## Readers', asked.join('\n')]),
    '## Feedback',
    ...(list.length === 0 ? [] : ['## Claims', list.join('\n')]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A reader's line: `Jo Park (Staff): asked 2026-12-01`. */
export function formatReader({ name, level }: NewReader, asked: string): string {
  return `${name}${level === undefined ? '' : ` (${level})`}: asked ${asked}`;
}

/**
 * The names of the readers' files, in their order, without `to-` and an ending: lower case, letters and digits of any script, the
 * rest `-`; a collision gets `-2` (docs/file-format.md).
 */
export function readerFileNames(readers: readonly Pick<Reader, 'name'>[]): readonly string[] {
  const taken = new Set<string>();
  return readers.map(({ name }) => {
    const slug = fileName(name);
    let free = slug;
    for (let number = 2; taken.has(free); number += 1) free = `${slug}-${String(number)}`;
    taken.add(free);
    return free;
  });
}

/** Longest part of a file's name that comes from a person's name, in UTF-16 units: with all that is around it below 255 bytes. */
const LONGEST = 50;

function fileName(name: string): string {
  const letters = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return letters
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/[-\ufffd]$/u, '');
}
