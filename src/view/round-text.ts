import { daysBetween, formatDay, formatPlainDay } from '../core/calendar-date.ts';
import type { Feedback } from '../core/rounds/feedback.ts';
import type { Reader } from '../core/rounds/reader.ts';
import { readMarks } from '../core/rounds/round-edits.ts';
import { roundTitles } from '../core/rounds/round-file.ts';
import type { Round } from '../core/rounds/round.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** A round with all that is in it. `today` is an ISO date. */
export function roundText(round: Round, today: string, columns: number, style: Styler): string {
  const open = round.feedback.filter(({ isDone }) => !isDone).length;
  const done = round.feedback.length - open;
  const read = readMarks(round);
  const unread = read.filter(({ item }) => item.isDone !== true);
  const lines = [
    style.title(wrappedText(`${nameOf(round)}: ${datesOf(round, today)}`, columns, '', '  ')),
    ...round.readers.map((reader) =>
      style.text(
        wrappedText(`${whoOf(reader)}: ${standingOf(reader, today, round.closed ?? today)}`, columns, '  ', '    '),
      ),
    ),
    ...(read.length === 0
      ? []
      : [
          style.text(
            wrappedText(
              readWords(
                read.length,
                unread.map(({ id }) => id),
              ),
              columns,
              '  ',
              '    ',
            ),
          ),
        ]),
    ...(round.feedback.length === 0 ? [] : [style.quiet(`  ${String(open)} open, ${String(done)} done`)]),
    ...openLines(round, columns, style),
  ];
  return `${lines.join('\n')}\n`;
}

/** Open items that are shown before something is asked about them. */
const MOST_OPEN = 8;

/** The open feedback of a round, each with its number, the first of many; ends with a line break, empty where there is none. */
export function openText(round: Round, columns: number, style: Styler): string {
  const lines = openLines(round, columns, style);
  const more = lines.length - MOST_OPEN;
  const rest = style.quiet(`      and ${String(more)} more`);
  return [...lines.slice(0, MOST_OPEN), ...(more > 0 ? [rest] : [])].map((line) => `${line}\n`).join('');
}

function openLines({ feedback }: Round, columns: number, style: Styler): readonly string[] {
  return feedback.flatMap((item, index) =>
    item.isDone
      ? []
      : [style.text(wrappedText(itemWords(item), columns, `  ${String(index + 1).padStart(2)}  `, '      '))],
  );
}

/** Rounds, one line each, the latest first. */
export function roundsText(rounds: readonly Round[], today: string, columns: number, style: Styler): string {
  return rounds
    .toReversed()
    .map((round) => {
      const answers = round.readers.filter(({ hasAnswered }) => hasAnswered).length;
      const open = round.feedback.filter(({ isDone }) => !isDone).length;
      const parts = [
        datesOf(round, today),
        ...(round.readers.length === 0 ? [] : [`${String(answers)} of ${String(round.readers.length)} answered`]),
        ...(open === 0 ? [] : [`${String(open)} open`]),
      ];
      const text = wrappedText(`${nameOf(round)}: ${parts.join('; ')}`, columns, '', '  ');
      return `${round.isClosed ? style.quiet(text) : style.text(text)}\n`;
    })
    .join('');
}

function nameOf({ number, kind }: Round): string {
  const title = kind === undefined ? 'Round' : roundTitles[kind];
  return number === undefined ? title : `${String(number)}  ${title}`;
}

function datesOf({ opened, due, closed, isClosed, page }: Round, today: string): string {
  const parts = [
    ...(opened === undefined ? [] : [`opened ${formatDay(opened, today)}`]),
    ...(page.keys.has('early') ? ['too early'] : []),
    ...(isClosed
      ? [closed === undefined ? 'closed' : `closed ${formatDay(closed, today)}`]
      : due === undefined
        ? []
        : [`due ${formatDay(due, today)}${due < today ? ', overdue' : ''}`]),
  ];
  return parts.length === 0 ? 'open' : parts.join(', ');
}

function whoOf({ name, level }: Reader): string {
  return level === undefined ? name : `${name} (${level})`;
}

/** What became of a reader; `until` is the day (ISO) up to which one has waited. */
function standingOf(reader: Reader, today: string, until: string): string {
  const { asked, answered, hasAnswered, hasDeclined, reminded } = reader;
  if (hasAnswered) return answered === undefined ? 'answered' : `answered ${formatPlainDay(answered, today)}`;
  if (hasDeclined) return 'declined';
  const days = asked === undefined || asked > until ? 0 : daysBetween(asked, until);
  const parts = [
    ...(asked === undefined ? [] : [`asked ${formatPlainDay(asked, today)}`]),
    ...reminded.map((date) => `reminded ${formatPlainDay(date, today)}`),
    ...(days === 0 ? [] : [`silent for ${days === 1 ? '1 day' : `${String(days)} days`}`]),
  ];
  return parts.length === 0 ? 'asked' : parts.join(', ');
}

function readWords(all: number, unread: readonly string[]): string {
  const many = `${String(all - unread.length)} of ${String(all)} questions read`;
  return unread.length === 0 ? many : `${many}; still to read: ${unread.join(', ')}`;
}

function itemWords({ about, text, from }: Feedback): string {
  return `${about === undefined ? '' : `${about}: `}${text}${from === undefined ? '' : ` (${from})`}`;
}

/** The same for a program. */
export function roundObject(round: Round): object {
  const { number, kind, opened, due, closed, isClosed, base, included, readers, feedback, page } = round;
  return {
    number: number ?? null,
    kind: kind ?? null,
    file: page.source.file,
    opened: opened ?? null,
    due: due ?? null,
    closed: isClosed,
    closedOn: closed ?? null,
    early: page.keys.get('early')?.value ?? null,
    base: base ?? null,
    included,
    readers: readers.map((reader) => ({
      name: reader.name,
      level: reader.level ?? null,
      asked: reader.asked ?? null,
      answered: reader.hasAnswered,
      answeredOn: reader.answered ?? null,
      declined: reader.hasDeclined,
      reminded: reader.reminded,
    })),
    read: readMarks(round).map(({ id, item }) => ({ question: id, read: item.isDone === true })),
    feedback: feedback.map(({ about, text, from, isDone }, index) => ({
      number: index + 1,
      about: about ?? null,
      text,
      from: from ?? null,
      done: isDone,
    })),
    problems: round.problems,
  };
}
