import type { Given } from '../../../app/commands.ts';
import { PacketError } from '../../../core/errors.ts';
import { listOf } from '../opened-rounds.ts';

/** What is to be done with feedback. Names are as they were typed. */
export type FeedbackRequest = {
  /** A round's number or kind. */
  readonly round: string | undefined;
  readonly from: string | undefined;
} & (
  | { readonly way: 'hand' }
  | { readonly way: 'file'; readonly file: string }
  | {
      readonly way: 'done';
      /** From 1 on. */
      readonly numbers: readonly number[];
    }
);

/** What the flags ask for. Throws `E_USAGE` where they contradict each other. */
export function feedbackRequest({ flags }: Given): FeedbackRequest {
  const named = {
    round: typeof flags['round'] === 'string' ? flags['round'] : undefined,
    from: typeof flags['from'] === 'string' ? flags['from'].trim() : undefined,
  };
  const done = listOf(flags['done']);
  const file = flags['file'];
  if (named.from !== undefined && !/\p{L}/u.test(named.from)) throw wrong(`--from "${named.from}"`, 'a name');
  if (done.length > 0) {
    if (typeof file === 'string' || named.from !== undefined)
      throw wrong(`--done with ${typeof file === 'string' ? '--file' : '--from'}`, 'one of them');
    return { ...named, way: 'done', numbers: done.map(numberOf) };
  }
  if (typeof file === 'string') return { ...named, way: 'file', file };
  if (flags['dryRun'] === true) throw wrong('--dry-run without a file', '--file with it');
  return { ...named, way: 'hand' };
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new PacketError('E_USAGE', `Unexpected --done "${text}", expected the number of an item`, {
    hint: 'packet round show     shows them',
  });
}

function wrong(found: string, expected: string): PacketError {
  return new PacketError('E_USAGE', `Unexpected ${found}, expected ${expected}`, {
    hint: 'packet round feedback --help',
  });
}
