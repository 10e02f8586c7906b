import type { Given } from '../../app/commands.ts';
import type { Context } from '../../app/context.ts';
import { PacketError } from '../../core/errors.ts';
import { plainAsked, type ChoicePrompt } from '../../core/interview/prompt.ts';
import { isOpen } from '../../core/interview/state.ts';
import { stateWords } from '../../core/interview/state-words.ts';
import { locateQuestion } from '../../core/packet/locate-question.ts';
import type { Question } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import { answersOf } from '../../core/store/packet-store.ts';
import type { OpenedPacket } from './opened-packet.ts';

/**
 * The question that was named, or is picked in a terminal; undefined where one stops there. Throws `E_USAGE` for a name that is
 * none, `E_INPUT_MISSING` where nobody can be asked.
 */
export async function wantedQuestion(
  context: Context,
  given: Given,
  folder: PacketFolder,
  { loaded: { template }, document }: OpenedPacket,
): Promise<Question | undefined> {
  const [name] = given.arguments;
  if (name !== undefined) return locateQuestion(template, name, 'packet edit');
  const { questions } = template;
  if (!context.canAsk || given.flags['json'] === true) {
    const ids = questions.map(({ id }) => id).join(', ');
    throw new PacketError('E_INPUT_MISSING', `Unexpected edit without a question, expected one of ${ids}`, {
      hint: `packet edit ${questions[0]?.id ?? ''}`,
    });
  }
  const answers = answersOf(document);
  const prompt: ChoicePrompt = {
    ...plainAsked,
    kind: 'choice',
    id: 'edit',
    label: 'Edit',
    canGoBack: false,
    canOpenEditor: false,
    initial: (questions.find(({ id }) => isOpen(answers.get(id))) ?? questions[0])?.id ?? '',
    options: questions.map((question) => ({
      value: question.id,
      label: question.heading,
      about: stateWords(answers.get(question.id), question) || 'open',
    })),
  };
  const prompter = await context.prompter(folder);
  try {
    const outcome = await prompter.ask(prompt, () => undefined);
    return outcome.kind === 'answer' ? questions.find(({ id }) => id === outcome.text) : undefined;
  } finally {
    prompter.close();
  }
}
