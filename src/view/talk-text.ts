import { formatDay } from '../core/calendar-date.ts';
import { oneLine } from '../core/document/source-text.ts';
import type { KeptTalk } from '../core/store/review-store.ts';
import type { TalkOutcome, TalkSubject } from '../core/reviews/talk-outcome.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** What was kept of a 1:1, in a few lines. `file` as the user would type it, `today` ISO. */
export function keptTalkText(
  subject: TalkSubject,
  outcome: TalkOutcome,
  { isWritten, steps, gaps }: Omit<KeptTalk, 'path'>,
  file: string,
  today: string,
  columns: number,
  style: Styler,
): string {
  const who = subject.with === undefined ? '' : ` with ${subject.with}`;
  const { heard, agreed, asked, isGoalShared, next } = outcome;
  const parts = [
    ...(isGoalShared ? ['goal shared'] : []),
    ...(asked.length > 0 ? [`${String(asked.length)} asked`] : []),
    ...(heard.length > 0 ? [`${String(heard.length)} heard`] : []),
    ...(agreed.length > 0 ? [`${String(agreed.length)} agreed`] : []),
    ...(steps > 0 ? [`${counted(steps, 'step')} in plan.md`] : []),
    ...(gaps > 0 ? [`${counted(gaps, 'gap')} in packet.md`] : []),
  ];
  const said = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  const first = isWritten
    ? `${style.done('Kept')} ${style.path(file)}  ${style.text(`1:1${who}, ${formatDay(subject.date, today)}${said}`)}`
    : style.text(`${file} says so already.`);
  const lines = [first, ...(next === undefined ? [] : [style.text(nextWords(next, today))])];
  return lines.map((line) => `${wrappedText(line, columns, '', '  ')}\n`).join('');
}

/** What to say of the next 1:1 where its day was not named: `suggested` is ISO, undefined without a cadence. */
export function suggestedText(suggested: string | undefined, today: string, columns: number, style: Styler): string {
  const command = `packet review schedule ${suggested ?? 'DATE'}`;
  const words =
    suggested === undefined
      ? 'No day is set for the next one.'
      : `The next one would be on ${formatDay(suggested, today)}.`;
  return `${wrappedText(`${style.quiet(words)}     ${style.command(command)}`, columns, '', '  ')}\n`;
}

/** When the next one is, or that there is none. */
function nextWords(next: string, today: string): string {
  return next === 'never' ? 'Next 1:1: never, and nothing will remind you.' : `Next 1:1: ${formatDay(next, today)}`;
}

/** What a schedule says now; dates are ISO, and `before` is the next 1:1 that the plan had until then. */
export interface Schedule {
  readonly next: string | undefined;
  readonly before: string | undefined;
  readonly every: string | undefined;
}

export function scheduledText(
  { next, before, every }: Schedule,
  file: string,
  today: string,
  columns: number,
  style: Styler,
): string {
  const words = [
    ...(next === undefined ? [] : [nextWords(next, today)]),
    ...(isMoved(next, before) ? [`no longer ${formatDay(before, today)}`] : []),
    ...(every === undefined ? [] : [every === 'never' ? 'no cadence' : `every ${every}`]),
  ].join(', ');
  return `${wrappedText(`${style.text(words)}  ${style.path(file)}`, columns, '', '  ')}\n`;
}

/** Whether a day gives way to another one. */
function isMoved(next: string | undefined, before: string | undefined): before is string {
  return before !== undefined && next !== undefined && next !== 'never' && next !== before;
}

/** Which questions are in the queue now; `fresh` are those that were not there before. */
export function queuedText(
  questions: readonly string[],
  fresh: readonly string[],
  file: string,
  columns: number,
  style: Styler,
): string {
  const [first = ''] = fresh;
  const text =
    fresh.length === 0
      ? `${questions.length === 1 ? 'It is' : 'They are'} in the queue already.`
      : `${style.done('Queued')} ${style.path(file)}  ${style.text(fresh.length === 1 ? oneLine(first) : counted(fresh.length, 'question'))}`;
  return `${wrappedText(text, columns, '', '  ')}\n`;
}

/** That a line is closed, by this command or before it. */
export function tickedText(
  text: string,
  place: string,
  when: 'now' | 'before',
  columns: number,
  style: Styler,
): string {
  const words = when === 'now' ? style.done('Closed') : 'Closed already:';
  return `${wrappedText(`${words} ${style.path(place)}  ${style.text(text)}`, columns, '', '  ')}\n`;
}

function counted(many: number, one: string): string {
  return `${String(many)} ${one}${many === 1 ? '' : 's'}`;
}

/**
 * What is kept where one stops before the end, and what goes on. `file` is undefined where nothing is written; `day` is that of the 1:1
 * (ISO), undefined where it is today's.
 */
export function stoppedTalkText(
  file: string | undefined,
  hasDraft: boolean,
  day: string | undefined,
  columns: number,
): string {
  const kept = [...(file === undefined ? [] : [file]), ...(hasDraft ? ['your half-typed line, in a draft'] : [])];
  if (kept.length === 0) return '\nNothing is written.\n';
  const next = `packet review done${day === undefined ? '' : ` --date ${day}`}`;
  return `\n${wrappedText(`Kept: ${kept.join(', and ')}.`, columns, '', '  ')}\nGo on with: ${next}\n`;
}
