import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { converse, type Ending } from '../../core/conversation/conversation.ts';
import { PacketError } from '../../core/errors.ts';
import type { Interview } from '../../core/interview/state.ts';
import { emptySetup } from '../../core/packet/new-packet.ts';
import type { Question } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { answersOf, PacketStore } from '../../core/store/packet-store.ts';
import type { Writer } from '../../core/store/writer.ts';
import { goingOnText, keptInQuestionText } from '../../view/saved-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';
import type { OpenedPacket } from './opened-packet.ts';

/** The interview about one question, with what stands there now. Throws `E_INPUT_MISSING` where nobody can be asked. */
export async function editInline(
  context: Context,
  given: Given,
  folder: PacketFolder,
  writer: Writer,
  { loaded, document }: OpenedPacket,
  question: Question,
): Promise<void> {
  const goOn = `packet edit ${question.id}`;
  if (!context.canAsk || given.flags['json'] === true) {
    throw new PacketError(
      'E_INPUT_MISSING',
      'Unexpected --inline where nobody can be asked, expected -m, -F or --field',
      {
        hint: `${goOn} -F -     takes the answer from standard input`,
      },
    );
  }
  const { screen, clock } = context;
  const start: Interview = {
    template: loaded.template,
    today: clock.today(),
    setup: emptySetup,
    answers: answersOf(document),
    notes: 0,
    screen: { at: 'question', question: question.id },
    only: { about: 'question', question: question.id },
    halfTyped: [],
  };
  const hasDraftOf = ({ interview, hasDraft }: Ending): boolean =>
    hasDraft && interview.halfTyped.some(({ screen: at }) => 'question' in at && at.question === question.id);
  const kept = (ending: Ending): string =>
    wrappedText(keptInQuestionText(`${goOn} --inline`, hasDraftOf(ending)), screen.columns);
  const occasion = {
    around: context,
    folder,
    writer,
    openStore: async (): Promise<PacketStore> =>
      new PacketStore(folder, loaded.template, await loaded.layouts(), context, clock.today(), writer),
    say: (text: string): void => {
      screen.err(`\n${text}\n`);
    },
    words: {
      goingOn: goingOnText,
      saved: (): string => '',
      ended: (ending: Ending): readonly string[] => (hasDraftOf(ending) ? [kept(ending)] : []),
      stopped: kept,
    },
  };
  await converse(occasion, start, undefined);
}
