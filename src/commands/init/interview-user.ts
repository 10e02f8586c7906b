import type { Context } from '../../app/context.ts';
import { isStopped, PacketError } from '../../core/errors.ts';
import { ExitCode } from '../../core/exit-code.ts';
import { promptOf, take, type Interview } from '../../core/interview/interview.ts';
import type { Answer } from '../../core/document/answer.ts';
import type { Setup } from '../../core/packet/new-packet.ts';
import type { Template } from '../../core/packet/template.ts';
import type { PacketFolder } from '../../core/ports.ts';
import type { PacketStore } from '../../core/store/packet-store.ts';
import { keptText, savedLine } from '../../view/saved-text.ts';

/**
 * Asks until the user stops. Each answer is on disk before the next question is asked; `answers` are those of a packet that is
 * there, undefined for a new one.
 */
export async function interviewUser(
  context: Context,
  folder: PacketFolder,
  template: Template,
  store: PacketStore,
  setup: Setup,
  answers: ReadonlyMap<string, Answer> | undefined,
): Promise<ExitCode> {
  const { screen, clock } = context;
  const isNew = answers === undefined;
  let interview: Interview = {
    template,
    today: clock.today(),
    setup,
    answers: answers ?? new Map(),
    notes: 0,
    screen: isNew ? { at: 'setup', step: 'author' } : { at: 'hub' },
  };
  let isOnDisk = !isNew;
  const kept = (): string => keptText(interview, isOnDisk ? context.shownPath(folder.folder) : undefined);
  const prompter = await context.prompter();
  try {
    for (let prompt = promptOf(interview); prompt !== undefined; prompt = promptOf(interview)) {
      const reply = await prompter.ask(prompt);
      if (reply.kind === 'quit') break;
      const turn = take(interview, reply);
      for (const effect of turn.effects) {
        store.apply(effect);
        if (effect.do === 'set-up') {
          isOnDisk = true;
          prompter.say(
            savedLine(context.shownPath(folder.packetFile), context.hasRemote(folder.folder), screen.errStyle),
          );
        }
      }
      if (turn.complaint !== undefined) prompter.say(screen.errStyle.warning(turn.complaint));
      interview = turn.interview;
    }
  } catch (error) {
    if (error instanceof PacketError && (error.code === 'E_INPUT_ENDED' || isStopped(error))) {
      screen.err(`\n${kept()}\n`);
    }
    throw error;
  } finally {
    prompter.close();
  }
  screen.err(`\n${kept()}\n`);
  return ExitCode.done;
}
