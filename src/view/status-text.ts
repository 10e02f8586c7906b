import { formatDay } from '../core/calendar-date.ts';
import type { CycleEvent } from '../core/plan/past-cycles.ts';
import { countWords } from '../core/interview/state-words.ts';
import type { Attention } from '../core/workflow/attention.ts';
import { isCalmDay, type CycleStanding, type Deadline } from '../core/workflow/cycle-standing.ts';
import type { QuestionStanding, Standing } from '../core/workflow/standing.ts';
import { awayWords } from './away-words.ts';
import { datedText } from './dated-text.ts';
import { eventWords } from './event-words.ts';
import { columnOfReasons, hintWords, ownLines, stepLines, type Limits } from './step-lines.ts';
import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

/** Rows that a terminal of the usual 24 shows above the next prompt. */
const ROWS = 23;

/** How much is shown of what may grow; what is left out is counted. The first that leaves the screen unscrolled is taken. */
const LIMITS: readonly Limits[] = [
  { hints: 4, own: 4, dates: 3, attention: 4 },
  { hints: 2, own: 2, dates: 2, attention: 3 },
  { hints: 1, own: 1, dates: 0, attention: 2 },
];

/** Where one stands, on one screen of 80 columns and 24 rows; no line is wider than `columns`, from 40 on. */
export function statusText(standing: Standing, columns: number, style: Styler): string {
  let text = '';
  for (const limits of LIMITS) {
    text = drawnStatus(standing, limits, columns, style);
    if (text.split('\n').length - 1 <= ROWS) break;
  }
  return text;
}

function drawnStatus(standing: Standing, limits: Limits, columns: number, style: Styler): string {
  const { cycle, attention, questions } = standing;
  const blocks = [
    titleLines(standing, columns, style),
    [...stepLines(standing, limits, columns, style), ...ownLines(standing, limits, columns, style)],
    [...questionWords(questions, columns, style), ...dateWords(cycle, standing.today, limits, columns, style)],
    attentionLines(attention, limits, columns, style),
    endLines(standing, columns, style),
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Whose packet it is and, at the right, what the cycle has next. */
function titleLines({ header, cycle, today }: Standing, columns: number, style: Styler): string[] {
  const title = `${header.author}: ${header.from} to ${header.to}`;
  const deadline = mainDeadline(cycle);
  const name = cycle.name === undefined ? '' : `${cycle.name}: `;
  const next =
    deadline === undefined ? withOutcome(cycle, today) : `${name}${deadline.label} ${awayWords(deadline.days)}`;
  if (next === undefined) return [style.title(wrappedText(title, columns))];
  const gap = 80 - textWidth(title) - textWidth(next);
  const isBeside = gap >= 2 && columns >= 80;
  if (isBeside) return [`${style.title(title)}${' '.repeat(Math.min(gap, 6))}${style.text(next)}`];
  return [style.title(wrappedText(title, columns)), wrappedText(style.text(next), columns)];
}

/** The cycle's name, and what has become of it where that counts; undefined where there is neither. */
function withOutcome({ name, last }: CycleStanding, today: string): string | undefined {
  const outcome = last === undefined || last.kind === 'resumed' ? undefined : eventWords(last, today);
  return [name, outcome].filter((part) => part !== undefined).join(': ') || undefined;
}

/** What one works towards: the day on which the document is due, else the next date of the cycle. */
function mainDeadline({ deadlines }: CycleStanding): Deadline | undefined {
  return deadlines.find(({ key }) => key === 'document-due') ?? deadlines[0];
}

/** What is answered, by the number of entries, and the first questions that are open. */
function questionWords(questions: readonly QuestionStanding[], columns: number, style: Styler): string[] {
  const answered = questions.flatMap(({ question, state, entries }) =>
    state === 'open' ? [] : [entries > 0 ? countWords(entries, question) : question.heading],
  );
  const open = questions.flatMap(({ question, state }) => (state === 'open' ? [question.heading] : []));
  const more = open.length > 2 ? ` and ${String(open.length - 1)} more` : '';
  const lists = [
    ['Answered', answered.join(', ')],
    ['Open', open.length > 2 ? `${open[0] ?? ''}${more}` : open.join(', ')],
  ] as const;
  return lists.flatMap(([label, words]) => (words === '' ? [] : labelled(label, words, columns, style)));
}

function dateWords(cycle: CycleStanding, today: string, limits: Limits, columns: number, style: Styler): string[] {
  const main = mainDeadline(cycle);
  const others = cycle.deadlines.filter((deadline) => deadline !== main).slice(0, limits.dates);
  const words = others.map(({ label, date, days }) => `${label} ${formatDay(date, today)}, ${awayWords(days)}`);
  return words.length === 0 ? [] : labelled('Dates', words.join('; '), columns, style);
}

function labelled(label: string, words: string, columns: number, style: Styler): string[] {
  const margin = ' '.repeat(10);
  const text = datedText(style.text(words), columns, margin).slice(margin.length);
  return [`${style.quiet(label.padEnd(margin.length))}${text}`];
}

/** Columns of `(use "")`. */
const HINT_SIGNS = 8;

/** What wants to be looked at, each with its command beside it or below it. */
function attentionLines(attention: readonly Attention[], limits: Limits, columns: number, style: Styler): string[] {
  const shown = attention.slice(0, limits.attention);
  const hinted = shown.filter(({ command }) => command !== undefined);
  const widest = Math.max(columnOfReasons, ...hinted.map(({ text }) => textWidth(text) + 2));
  // One column for all, where that leaves each on its line.
  const isOneColumn = hinted.every(({ command = '' }) => widest + command.length + HINT_SIGNS <= columns);
  const column = isOneColumn ? widest : columnOfReasons;
  const lines = shown.map(({ text, command, kind }) => {
    const look = kind === 'notes' || kind === 'fields' ? style.text : style.warning;
    if (command === undefined) return wrappedText(look(text), columns, '', '  ');
    const hint = hintWords(command, '', style);
    const gap = Math.max(2, column - textWidth(text));
    const isBeside = textWidth(text) + gap + command.length + HINT_SIGNS <= columns;
    return isBeside
      ? `${look(text)}${' '.repeat(gap)}${hint}`
      : `${wrappedText(look(text), columns, '', '  ')}\n${wrappedText(hint, columns, '  ')}`;
  });
  const left = attention.length - shown.length;
  return left === 0 ? lines : [...lines, style.quiet(`and ${String(left)} more to look at`)];
}

/** What has become of the cycle, where that means that nothing is to be done. */
function endLines({ cycle, next, today }: Standing, columns: number, style: Styler): string[] {
  const { promoted, isPaused, last } = cycle;
  const on = (event: CycleEvent | undefined, word: string): string =>
    event?.date === undefined ? '' : ` ${word} ${formatDay(event.date, today)}`;
  if (promoted !== undefined) {
    const command = next?.command ?? 'packet cycle';
    return endLine(`Promoted${on(promoted, 'on')}: nothing is left to do here.`, command, columns, style);
  }
  if (isPaused) return endLine(`Paused${on(last, 'since')}: nothing is due.`, 'packet cycle resumed', columns, style);
  if (!isCalmDay(cycle, today)) return [];
  return endLine('Nothing is due today; the packet stays open.', 'packet help declined', columns, style);
}

function endLine(text: string, command: string, columns: number, style: Styler): string[] {
  const hint = hintWords(command, '', style);
  const isBeside = textWidth(text) + command.length + 10 <= columns;
  return isBeside
    ? [`${style.text(text)}  ${hint}`]
    : [wrappedText(style.text(text), columns), wrappedText(hint, columns, '  ')];
}
