import { daysBetween, formatDay, formatPlainDay } from '../core/calendar-date.ts';
import { questionName } from '../core/changes/changes-in-words.ts';
import type { AgendaDates } from '../core/agenda/agenda-dates.ts';
import type { Agenda } from '../core/agenda/agenda.ts';
import type { Owed } from '../core/agenda/owed.ts';
import { shellWord } from '../core/shell-word.ts';
import { awayWords } from './away-words.ts';
import type { Styler } from './styler.ts';
import { textWidth } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

/** Columns of a label and the gap after it. */
const LABEL = 12;
/** Narrower than this a label stands on a line of its own. */
const NARROW = 60;
/** Rows that a terminal of the usual 24 shows above the next prompt. */
const ROWS = 23;

/** How much is shown of what may grow; what is left out is counted. The first that leaves the screen unscrolled is taken. */
interface Limits {
  readonly changed: number;
  readonly owed: number;
  readonly silent: number;
}

const LIMITS: readonly Limits[] = [
  { changed: 6, owed: 8, silent: 4 },
  { changed: 4, owed: 5, silent: 2 },
  { changed: 3, owed: 4, silent: 1 },
  { changed: 2, owed: 3, silent: 1 },
];

/** The agenda, on one screen of 80 columns and 24 rows where that can be; no line is wider than `columns`, from 40 on. */
export function agendaText(agenda: Agenda, columns: number, style: Styler): string {
  let text = '';
  for (const limits of LIMITS) {
    text = new Drawing(agenda, limits, columns, style).text();
    if (text.split('\n').length - 1 <= ROWS) break;
  }
  return text;
}

/** A label, and what stands beside it: paragraphs, each with the words that go to the right of it where there is room. */
interface Part {
  readonly label: string;
  readonly lines: readonly Line[];
}

interface Line {
  readonly text: string;
  /** Stands before the text, which hangs behind it. */
  readonly number?: number;
  readonly right?: string;
  readonly look?: 'text' | 'quiet' | 'warning';
}

class Drawing {
  readonly #agenda: Agenda;
  readonly #limits: Limits;
  readonly #columns: number;
  readonly #style: Styler;

  constructor(agenda: Agenda, limits: Limits, columns: number, style: Styler) {
    this.#agenda = agenda;
    this.#limits = limits;
    this.#columns = columns;
    this.#style = style;
  }

  text(): string {
    const parts = [this.#say(), this.#changed(), this.#kept(), this.#owed(), this.#ask(), this.#dates()];
    const body = parts.flatMap((part) => (part.lines.length === 0 ? [] : this.#part(part)));
    return [...this.#title(), '', ...body, '', ...this.#end()].map((line) => `${line}\n`).join('');
  }

  #title(): string[] {
    const { occasion, today } = this.#agenda;
    const { date, isUnkept, last } = occasion;
    const style = this.#style;
    const when =
      date === undefined || isUnkept
        ? ''
        : `, ${formatDay(date, today)}${date === today ? '' : `, ${awayWords(daysTo(date, this.#agenda))}`}`;
    const title = `1:1 with ${whoWords(this.#agenda)}${when}`;
    const since =
      last === undefined ? '' : `last 1:1 ${formatPlainDay(last.review.date, today)}, ${awayWords(-last.days)}`;
    const more =
      date !== undefined && isUnkept
        ? [
            style.warning(this.#wrapped(`Nothing is kept of the 1:1 on ${formatDay(date, today)}`)),
            this.#hint(`packet review done --date ${date}`),
          ]
        : date === undefined && occasion.relation === 'manager'
          ? [style.quiet(this.#wrapped('No day is set for the next one')), this.#hint('packet review schedule DATE')]
          : [];
    if (since === '') return [style.title(this.#wrapped(title)), ...more];
    const gap = Math.min(this.#columns, 80) - textWidth(title) - textWidth(since);
    if (gap >= 2) return [`${style.title(title)}${' '.repeat(gap)}${style.quiet(since)}`, ...more];
    return [style.title(this.#wrapped(title)), style.quiet(this.#wrapped(since)), ...more];
  }

  #say(): Part {
    const { goal, sayFirst, sayNote, occasion, changed, today } = this.#agenda;
    const lines: Line[] = goal === undefined ? [] : [{ text: goal }];
    if (sayFirst !== undefined) lines.push({ text: sayFirst.text });
    else if (sayNote !== undefined) lines.push({ text: oneParagraph(sayNote.text), right: 'from your notes' });
    else if (changed !== undefined && occasion.last !== undefined) {
      const day = formatPlainDay(occasion.last.review.date, today);
      const isSame = changed.length === 0;
      const text = isSame
        ? `Nothing new in the packet since ${day}; say what took the time.`
        : `Nothing new to show since ${day}; say what the time went into.`;
      lines.push({ text, look: 'quiet' });
    }
    return { label: 'Say first', lines };
  }

  #changed(): Part {
    const { changed, occasion, today } = this.#agenda;
    if (occasion.kind !== 'regular' || occasion.last === undefined) return { label: 'Changed', lines: [] };
    const day = formatPlainDay(occasion.last.review.date, today);
    if (changed === undefined)
      return { label: 'Changed', lines: [{ text: `The text of ${day} is not on this machine.`, look: 'quiet' }] };
    // Where a note is what to say first, it is not said yet that the packet has nothing new.
    if (changed.length === 0 && this.#agenda.sayNote === undefined) return { label: 'Changed', lines: [] };
    if (changed.length === 0)
      return { label: 'Changed', lines: [{ text: `Nothing in the packet since ${day}.`, look: 'quiet' }] };
    const shown = changed.slice(0, this.#limits.changed);
    const left = changed.length - shown.length;
    return {
      label: 'Changed',
      lines: [
        ...shown.map(({ question, words }) => ({ text: `${questionName(question)}: ${words}.` })),
        ...(left === 0 ? [] : [{ text: `and ${String(left)} more`, look: 'quiet' as const }]),
      ],
    };
  }

  #kept(): Part {
    return {
      label: 'Done',
      lines: this.#agenda.kept.slice(0, 2).map(({ text }) => ({ text: `${ended(text)} As agreed.` })),
    };
  }

  #owed(): Part {
    const { owed, today } = this.#agenda;
    const shown = owed.slice(0, this.#limits.owed);
    const left = owed.length - shown.length;
    const lines = shown.map((each, index): Line => ({
      number: index + 1,
      text: owedWords(each),
      right: ageWords(each, today),
      look: each.isLate ? 'warning' : 'text',
    }));
    return {
      label: 'Owed',
      lines: left === 0 ? lines : [...lines, { text: `and ${String(left)} more: packet review list`, look: 'quiet' }],
    };
  }

  #ask(): Part {
    const { ask, askLeft, owed } = this.#agenda;
    const lines = ask.map(({ text }, index): Line => ({ number: owed.length + index + 1, text }));
    const more =
      askLeft === 0 ? [] : [{ text: `and ${String(askLeft)} more for another time`, look: 'quiet' as const }];
    return { label: 'Ask', lines: [...lines, ...more] };
  }

  #dates(): Part {
    const { dates, today } = this.#agenda;
    const { deadlines, lateRounds, silent } = dates;
    const shown = silent.slice(0, this.#limits.silent);
    const left = silent.length - shown.length;
    const said = [
      ...deadlines.map(({ label, date, days }) => `${label} ${formatDay(date, today)}, ${awayWords(days)}`),
      ...lateRounds.map(({ kind, due }) => `${kind} round was due ${formatPlainDay(due, today)}`),
      ...silentWords(shown),
      ...(left === 0 ? [] : [`${String(left)} more silent`]),
    ];
    return { label: 'Dates', lines: said.length === 0 ? [] : [{ text: said.join('; ') }] };
  }

  #end(): string[] {
    const { occasion, owed } = this.#agenda;
    const style = this.#style;
    const who = whoFlags(occasion);
    const hints: readonly (readonly [string, string])[] = [
      ['After', `packet review done${who}`],
      ...(owed.length === 0 ? [] : [['Closed', `packet review tick 1${who}`] as const]),
      ['To paste', `packet review${who} --format md`],
    ];
    const lines: string[] = [];
    let width = Number.POSITIVE_INFINITY;
    for (const [label, command] of hints) {
      const shown = `${style.quiet(`${label}:`)} ${style.command(command)}`;
      const length = label.length + 2 + textWidth(command);
      if (width + 3 + length <= Math.min(this.#columns, 80)) {
        lines.push(`${lines.pop() ?? ''}   ${shown}`);
        width += 3 + length;
      } else {
        lines.push(wrappedText(shown, this.#columns, '', '  '));
        width = length;
      }
    }
    return lines;
  }

  #part({ label, lines }: Part): string[] {
    const isNarrow = this.#columns < NARROW;
    const margin = ' '.repeat(isNarrow ? 2 : LABEL);
    const drawn = lines.flatMap((line) => this.#line(line, margin));
    const name = this.#style.quiet(label);
    if (isNarrow) return [name, ...drawn];
    const [first = '', ...further] = drawn;
    return [`${name}${' '.repeat(LABEL - label.length)}${first.slice(LABEL)}`, ...further];
  }

  #line({ text, number, right = '', look = 'text' }: Line, margin: string): string[] {
    const style = this.#style;
    const start = number === undefined ? '' : `${String(number)}. `;
    const width = Math.min(this.#columns, 80) - margin.length;
    const gap = width - textWidth(start + text) - textWidth(right);
    if (right !== '' && gap >= 2)
      return [`${margin}${start}${style[look](text)}${' '.repeat(gap)}${style.quiet(right)}`];
    const whole = right === '' ? text : `${text} (${right})`;
    const hang = margin + ' '.repeat(start.length);
    const wrapped = wrappedText(style[look](whole), this.#columns, `${margin}${start}`, hang);
    return wrapped.split('\n');
  }

  #wrapped(text: string): string {
    return wrappedText(text, this.#columns, '', '  ');
  }

  #hint(command: string): string {
    const style = this.#style;
    return wrappedText(
      `${style.quiet('(use')} ${style.command(`"${command}"`)}${style.quiet(')')}`,
      this.#columns,
      '  ',
    );
  }
}

/** Those who have been silent for the same time, together. */
function silentWords(readers: AgendaDates['silent']): readonly string[] {
  return [...new Set(readers.map(({ days }) => days))].map((days) => {
    const names = readers.filter((each) => each.days === days).map(({ name }) => name);
    const last = names.pop() ?? '';
    const who = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
    return `${who} silent for ${String(days)} days`;
  });
}

function daysTo(date: string, { today }: Agenda): number {
  return daysBetween(today, date);
}

/** Whom one talks to, with what they are where it is not the manager. */
export function whoWords({ occasion }: Pick<Agenda, 'occasion'>): string {
  const { with: name, relation } = occasion;
  if (name === undefined) return 'your manager';
  return relation === undefined || relation === 'manager' ? name : `${name} (${relation})`;
}

/** The flags that say with whom, where it is not the manager. */
function whoFlags({ with: name, relation, last }: Agenda['occasion']): string {
  if (relation === 'manager' || name === undefined) return '';
  const as = relation === undefined || last?.review.relation !== undefined ? '' : ` --as ${shellWord(relation)}`;
  return ` --with ${shellWord(name)}${as}`;
}

/** `Sam: ask who sits on the committee` */
export function owedWords({ owner, text }: Owed): string {
  return owner === undefined ? text : `${owner}: ${text}`;
}

function ageWords({ since, due, isLate }: Owed, today: string): string {
  if (isLate && due !== undefined) return `was due ${formatPlainDay(due, today)}`;
  const words = [
    ...(due === undefined ? [] : [`due ${formatPlainDay(due, today)}`]),
    ...(since === undefined ? [] : [`since ${formatPlainDay(since, today)}`]),
  ];
  return words.join(', ');
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function oneParagraph(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
