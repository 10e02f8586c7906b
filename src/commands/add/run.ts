import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit-code.ts';
import { requiredPacket } from '../../core/packet/required-packet.ts';
import { addNotesGiven } from './add-given.ts';
import { addRequest } from './add-request.ts';
import { listNotes } from './list-notes.ts';

/** `packet add`: a note kept, or made an entry at once; notes listed, found, sorted. */
export async function runAdd(context: Context, given: Given): Promise<ExitCode> {
  const request = addRequest(given, context.clock.today());
  const folder = requiredPacket(context.findPacket());
  if (request.way === 'list') return listNotes(context, given, folder, request.words);
  const isAsking = context.canAsk && given.flags['json'] !== true;
  if (request.way === 'sort') {
    if (!isAsking) {
      throw new PacketError('E_INPUT_MISSING', 'Unexpected --sort where nobody can be asked, expected a terminal', {
        hint: 'packet add --list     prints the notes',
      });
    }
    return (await import('./sort-notes.ts')).sortNotes(context, folder);
  }
  const isAsked = request.text === undefined && !context.hasPipedInput;
  if (!isAsked) return addNotesGiven(context, given, folder, request);
  if (isAsking) return (await import('./ask-note.ts')).askNote(context, folder, request);
  throw new PacketError('E_INPUT_MISSING', 'Unexpected note without a text, expected one, or standard input', {
    hint: 'packet add "Ana asked for the runbook"',
  });
}
