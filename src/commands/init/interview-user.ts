import type { Context } from '../../app/context.ts';
import { converse, type ConversationWords, type Ending, type Occasion } from '../../core/conversation/conversation.ts';
import { packetProblems, problemOfError } from '../../core/checks/check.ts';
import type { Answer } from '../../core/document/answer.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { Interview } from '../../core/interview/state.ts';
import type { Setup } from '../../core/packet/new-packet.ts';
import type { Template } from '../../core/packet/template.ts';
import type { PacketFolder, Prompter } from '../../core/ports.ts';
import type { Problem } from '../../core/problem.ts';
import { shellWord } from '../../core/shell-word.ts';
import { readPacket, type PacketStore } from '../../core/store/packet-store.ts';
import { goingOnText, keptText, savedLine } from '../../view/saved-text.ts';
import { summaryText } from '../../view/summary-text.ts';
import { wrappedText } from '../../view/wrapped-text.ts';

/** How a new packet begins. */
export interface Beginning {
  /** The packet after which it is started, as it was named; undefined for the first one. */
  readonly after: string | undefined;
}

/**
 * Asks until the user stops. `answers` are those of a packet that is there, or those with which a new one begins; `beginning` is
 * undefined for one that is there. The store is opened when there is something to write, so that the first question does not wait for
 * it; `afterSaved` asks what is to be decided then.
 */
export async function interviewUser(
  context: Context,
  folder: PacketFolder,
  template: Template,
  openStore: () => Promise<PacketStore>,
  afterSaved: (prompter: Prompter) => Promise<void>,
  setup: Setup,
  answers: ReadonlyMap<string, Answer>,
  beginning: Beginning | undefined,
): Promise<ExitCode> {
  const start: Interview = {
    template,
    today: context.clock.today(),
    setup,
    answers,
    notes: 0,
    screen: beginning === undefined ? { at: 'hub' } : { at: 'setup', step: 'author' },
    halfTyped: [],
  };
  const occasion: Occasion = {
    around: context,
    folder,
    writer: context.writer(folder, 'init'),
    openStore,
    afterSaved,
    say: (text) => {
      context.screen.err(`\n${text}\n`);
    },
    words: words(context, folder, beginning),
  };
  await converse(occasion, start, beginning === undefined ? undefined : setup);
  return ExitCode.done;
}

function words(context: Context, packet: PacketFolder, beginning: Beginning | undefined): ConversationWords {
  const { folder, packetFile } = packet;
  const { columns, errStyle } = context.screen;
  const command = `packet init ${shellWord(context.shownPath(folder))}`;
  const after = beginning?.after === undefined ? '' : ` --after ${shellWord(beginning.after)}`;
  const stopped = ({ interview, isOnDisk, hasDraft }: Ending): string => {
    const text = keptText(interview, isOnDisk ? command : `${command}${after}`, isOnDisk, hasDraft);
    return wrappedText(errStyle.text(text), columns);
  };
  return {
    goingOn: goingOnText,
    saved: () => {
      const hasRemote = (context.repository(folder)?.remotes ?? []).length > 0;
      return wrappedText(savedLine(context.shownPath(packetFile), hasRemote, errStyle), columns);
    },
    ended: (ending) => {
      const { template, answers, setup, today } = ending.interview;
      const plan = { nextReview: setup.nextReview || undefined, manager: setup.manager || undefined };
      const problems = ending.isOnDisk ? problemsNow(context, packet, template) : [];
      const summary = summaryText(template, answers, problems, plan, today, columns, errStyle);
      return [...(answers.size > 0 ? [summary] : []), stopped(ending)];
    },
    stopped,
  };
}

/** What is wrong in packet.md by now; a hand may have changed it meanwhile. */
function problemsNow(context: Context, folder: PacketFolder, template: Template): readonly Problem[] {
  try {
    return packetProblems(readPacket(folder, template, context).document);
  } catch (error) {
    // What can no longer be found is no reason to say less of what was kept.
    const problem = problemOfError(error, context.shownPath(folder.packetFile));
    return problem === undefined ? [] : [problem];
  }
}
