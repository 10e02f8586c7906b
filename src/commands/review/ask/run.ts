import type { Given } from '../../../app/commands.ts';
import type { Context } from '../../../app/context.ts';
import { parseAnswerText } from '../../../core/document/answer-text.ts';
import { PacketError } from '../../../core/errors.ts';
import { ExitCode } from '../../../core/exit-code.ts';
import { splitNotes } from '../../../core/notes/new-note.ts';
import { requiredPacket } from '../../../core/packet/required-packet.ts';
import { jsonText } from '../../../view/json-text.ts';
import { queuedText } from '../../../view/talk-text.ts';
import { openReviewStore } from '../open-review-store.ts';

/** `packet review ask`: a question for the next 1:1. */
export async function runReviewAsk(context: Context, given: Given): Promise<ExitCode> {
  const { screen } = context;
  const [words] = given.arguments;
  const folder = requiredPacket(context.findPacket());
  const text = words === undefined || words === '-' ? await inputText(context, words) : words;
  const questions = splitNotes(parseAnswerText(text));
  if (questions.length === 0) throw missing();
  const writer = context.writer(folder, 'review ask');
  const store = await openReviewStore(context, folder, writer);
  const fresh = store.queue(questions);
  const file = context.shownPath(store.nextFile);
  if (given.flags['json'] === true)
    screen.out(jsonText({ file, questions: fresh, written: !context.isTrial && fresh.length > 0 }));
  else if (!context.isTrial) screen.err(queuedText(questions, fresh, file, screen.columns, screen.errStyle));
  const what = questions.length === 1 ? 'a question' : `${String(questions.length)} questions`;
  await context.endInCommit(folder, writer, (packet) => `Queue ${what} for the next review of ${packet}`);
  return ExitCode.done;
}

async function inputText(context: Context, words: string | undefined): Promise<string> {
  if (words === undefined && !context.hasPipedInput) throw missing();
  const [, text] = await context.readInput('-');
  return text;
}

function missing(): PacketError {
  return new PacketError('E_INPUT_MISSING', 'Unexpected empty question, expected a text', {
    hint: 'packet review ask "What is missing?"',
  });
}
