import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { RoundEdits } from '../../core/rounds/round-edits.ts';
import type { Round } from '../../core/rounds/round.ts';
import type { StoredRound } from '../../core/store/round-store.ts';
import { parseRound } from '../../core/rounds/round.ts';
import type { Change, Writer } from '../../core/store/writer.ts';

/** A round after an edit. */
export interface ChangedRound extends StoredRound {
  readonly isWritten: boolean;
}

/**
 * Edits a round's file as it is now, and writes it where something changed; what `edit` gives is written before it. Throws
 * `E_CHANGED` where the file is gone.
 */
export function changeRound(
  context: Context,
  writer: Writer,
  { snapshot: { path } }: StoredRound,
  edit: (edits: RoundEdits) => readonly Change[] | undefined,
): ChangedRound {
  return writer.hold(() => {
    const before = context.files.read(path);
    if (before === undefined) {
      throw new PacketError('E_CHANGED', `Unexpected removal of ${context.shownPath(path)}, expected it to stay`, {
        hint: 'packet undo     brings back what packet wrote',
      });
    }
    const edits = new RoundEdits(roundOf(context, before.path, before.text), context.readFrontMatter);
    const others = edit(edits) ?? [];
    const { text } = edits;
    const isWritten = text !== before.text || others.length > 0;
    if (isWritten) writer.write([...others, { path, before, text, isPrivate: true }]);
    return { round: edits.round, snapshot: context.files.read(path) ?? before, isWritten };
  });
}

function roundOf(context: Context, path: string, text: string): Round {
  return parseRound(context.shownPath(path), text, context.readFrontMatter);
}
