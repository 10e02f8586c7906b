import { formatDay } from '../core/calendar-date.ts';
import { titleWords, type Answer } from '../core/document/answer.ts';
import { entriesOf, questionOf, type Interview } from '../core/interview/state.ts';
import type { PacketHeader } from '../core/packet/packet.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Template } from '../core/packet/template.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** A packet that was just written, or found complete. */
export interface Saved {
  /** As the user would type it. */
  readonly file: string;
  /** Absolute. */
  readonly folder: string;
  readonly header: Pick<PacketHeader, 'author' | 'from' | 'to'>;
  readonly template: Template;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly plan: Plan;
  readonly hasRemote: boolean;
  /** ISO date. */
  readonly today: string;
  /** False for a trial. */
  readonly isWritten: boolean;
}

/** Where it was saved, and whether a push could take it elsewhere. */
export function savedLine(file: string, hasRemote: boolean, style: Styler): string {
  const where = hasRemote
    ? 'this repository has a remote: a push takes the packet there'
    : 'nothing leaves this machine';
  return `${style.done('Saved')} ${style.path(file)}  ${style.quiet(where)}`;
}

export function savedText(saved: Saved, columns: number, style: Styler): string {
  const { header, plan, template, answers, today } = saved;
  const answered = [...answers.values()].filter(({ state }) => state !== 'open').length;
  const lines = [
    wrappedText(savedLine(saved.file, saved.hasRemote, style), columns),
    '',
    wrappedText(style.title(`${header.author}: ${header.from} to ${header.to}`), columns, '  '),
    `  ${String(answered)} of ${String(template.questions.length)} questions answered`,
  ];
  if (plan.nextReview !== undefined) {
    const who = plan.manager === undefined ? '' : `${plan.manager}, `;
    lines.push(`  next 1:1: ${style.text(who)}${formatDay(plan.nextReview, today)}`);
  }
  if (answered === 0) {
    lines.push('', wrappedText('Take the empty packet to your next 1:1 and say:', columns));
    lines.push(...template.phrases.toManager.map((text) => wrappedText(style.text(text), columns, '  ')));
  }
  return `${lines.join('\n')}\n`;
}

export function savedObject({ header, folder, file, answers, isWritten }: Saved): object {
  const answered = [...answers].filter(([, { state }]) => state !== 'open').map(([id]) => id);
  return {
    packet: { name: folder.split('/').at(-1) ?? '', folder, author: header.author, from: header.from, to: header.to },
    saved: { file, answered },
    written: isWritten,
  };
}

/**
 * What is kept when one stops, and the command that goes on. `isOnDisk`: whether there is a packet yet; `hasDraft`: whether what is
 * no answer yet is on disk; `command` is the one that goes on.
 */
export function keptText(interview: Interview, command: string, isOnDisk: boolean, hasDraft: boolean): string {
  const goOn = `Go on with: ${command}`;
  if (!isOnDisk) return hasDraft ? `Kept: what you typed, in a draft.\n${goOn}` : 'Nothing is written yet.';
  const answered = [...interview.answers.values()].filter(({ state }) => state !== 'open').length;
  const answers = answered === 0 ? 'no answers yet' : answered === 1 ? '1 answer' : `${String(answered)} answers`;
  const notes =
    interview.notes === 0
      ? ''
      : interview.notes === 1
        ? ', 1 note in notes.md'
        : `, ${String(interview.notes)} notes in notes.md`;
  const draft = interview.halfTyped.length === 0 || !hasDraft ? '' : ', your half-typed line in a draft';
  return `Kept: packet.md with ${answers}${notes}${draft}.\n${goOn}`;
}

/** The same for an interview about one question; `goOn` is the command that goes on. */
export function keptInQuestionText(goOn: string, hasDraft: boolean): string {
  const draft = hasDraft ? ', your half-typed line in a draft' : '';
  return `Kept: each answer is in packet.md${draft}.\nGo on with: ${goOn}`;
}

/** Where an interview goes on that was stopped in the middle. */
export function goingOnText(interview: Interview): string {
  const { screen } = interview;
  if (!('question' in screen)) return 'Going on where you stopped.';
  const title = 'entry' in screen ? entriesOf(interview, screen.question)[screen.entry]?.title : undefined;
  const entry = title === undefined ? '' : `, "${titleWords(title)}"`;
  return `Going on where you stopped: ${questionOf(interview, screen.question).heading}${entry}`;
}
