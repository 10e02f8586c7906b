import type { Context } from '../../../app/context.ts';
import type { Sender } from '../../../core/feedback/locate-sender.ts';
import { plainAsked, plainText } from '../../../core/interview/prompt.ts';
import type { PacketFolder } from '../../../core/ports.ts';
import type { StoredRound } from '../../../core/store/round-store.ts';

const OTHER = 'other';

/** Asks whose words they are; undefined where the user stops. */
export async function askReader(
  context: Context,
  folder: PacketFolder,
  rounds: readonly StoredRound[],
): Promise<Sender<StoredRound> | undefined> {
  const senders = rounds.flatMap((round) =>
    round.round.readers.map((reader) => ({ round, author: reader.name, reader })),
  );
  const [first] = rounds;
  if (first === undefined) return undefined;
  const prompter = await context.prompter(folder);
  try {
    const options = senders.map(({ author, round, reader }, index) => ({
      value: String(index),
      label: author,
      about: [
        ...(rounds.length > 1 ? [round.round.kind ?? 'round'] : []),
        reader.hasAnswered ? 'answered' : 'has not answered yet',
      ].join(', '),
    }));
    const silent = senders.findIndex(({ reader }) => !reader.hasAnswered && !reader.hasDeclined);
    const outcome = await prompter.ask(
      {
        ...plainAsked,
        kind: 'choice',
        id: 'feedback.from',
        label: 'Who said it',
        canGoBack: false,
        canOpenEditor: false,
        options: [...options, { value: OTHER, label: 'somebody else', about: '' }],
        initial: senders.length === 0 ? OTHER : String(Math.max(silent, 0)),
      },
      () => undefined,
    );
    if (outcome.kind !== 'answer') return undefined;
    if (outcome.text !== OTHER) return senders[Number(outcome.text)];
    const named = await prompter.ask(
      { ...plainText, id: 'feedback.name', label: 'Name', canGoBack: false, canOpenEditor: false },
      () => undefined,
    );
    const author = named.kind === 'answer' ? named.text.trim() : '';
    return /\p{L}/u.test(author) ? { round: first, author, reader: undefined } : undefined;
  } finally {
    prompter.close();
  }
}
