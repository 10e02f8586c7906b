import { formatDay, formatPlainDay } from '../core/calendar-date.ts';
import type { CycleEventKind } from '../core/plan/past-cycles.ts';
import { awayWords } from './away-words.ts';
import { commandLines } from './command-lines.ts';
import { countWords, nextCommands, ordinalWord, thanksLines, type ShownCycle } from './cycle-text.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** Something that has just been written down about a cycle. */
export interface Happened {
  readonly shown: ShownCycle;
  readonly kind: CycleEventKind;
  /** Of the cycle. */
  readonly name: string;
  /** ISO; undefined where the plan has none. */
  readonly date: string | undefined;
  /** False where the plan said so already. */
  readonly isNew: boolean;
  /** The version that was handed in; undefined where its text is not known. */
  readonly version: string | undefined;
  /** The level that one has from then on. */
  readonly level: string;
}

/** What is said when something happened, up to what follows from it. */
export function happenedText(happened: Happened, columns: number, style: Styler): string {
  const wrap = (text: string): string => wrappedText(style.text(text), columns);
  const lines = [wrappedText(style.title(headline(happened)), columns), ...moreLines(happened, wrap, columns, style)];
  return `${lines.join('\n')}\n`;
}

/** The commands that follow. */
export function followingText({ shown }: Pick<Happened, 'shown'>, columns: number, style: Styler): string {
  return `${commandLines(nextCommands(shown), columns, style).join('\n')}\n`;
}

const sentences: Readonly<Record<CycleEventKind, string>> = {
  submitted: 'handed in.',
  declined: 'declined. Your packet stays open.',
  promoted: 'promoted.',
  withdrawn: 'withdrawn, which is a good answer too. Your packet stays open, and nothing is due.',
  paused: 'paused. Nothing is due until you go on.',
  resumed: 'you go on.',
};

function headline({ kind, name, date, isNew, shown: { today } }: Happened): string {
  const day = date === undefined || date === today ? '' : ` (${formatDay(date, today)})`;
  const said = isNew ? '' : ' plan.md says so already.';
  const isThatDay = kind === 'declined' && date === today;
  const sentence = isThatDay ? 'declined. Your packet stays open, and nothing is due today.' : sentences[kind];
  return `${name}${day}: ${sentence}${said}`;
}

function moreLines(
  { kind, version, date, level, isNew, shown }: Happened,
  wrap: (text: string) => string,
  columns: number,
  style: Styler,
): string[] {
  const { standing, plan, today, thanks } = shown;
  switch (kind) {
    case 'submitted': {
      const kept =
        version === undefined
          ? `What packet.md said ${date === undefined ? 'then' : `on ${formatPlainDay(date, today)}`} is not known here; no version is kept.`
          : `packet.md as handed in is kept as ${version}.`;
      return [wrap(kept), ...aheadLines(shown, wrap)];
    }
    case 'declined': {
      if (!isNew) return [];
      const { readyFor, used } = standing;
      const who = plan.manager === undefined ? 'your manager' : (plan.manager.split(/\s+/)[0] ?? plan.manager);
      const ready =
        readyFor === undefined
          ? []
          : [wrap(`You were ready for ${countWords(readyFor)}; this was the ${ordinalWord(used)}.`)];
      return [
        '',
        wrap(`When you are ready, ask ${who}:`),
        ...questions.map((text, index) => wrappedText(style.text(text), columns, `  ${String(index + 1)}. `, '     ')),
        '',
        wrap('Each reason becomes a gap with a plan, or "not mine to fix".'),
        ...ready,
      ];
    }
    case 'promoted': {
      const { effective } = plan.dates;
      const from =
        effective === undefined || effective <= today ? 'You are' : `From ${formatDay(effective, today)} you are`;
      const owed = thanksLines(thanks, columns, style);
      return [wrap(`${from} ${level}.`), ...(owed.length === 0 ? [] : ['', ...owed])];
    }
    case 'resumed':
      return aheadLines(shown, wrap);
    default:
      return [];
  }
}

const questions = [
  'What was said, in their words?',
  'Which one thing, shown, would have changed it?',
  'Was it the work, the evidence, or that they did not know me?',
] as const;

/** The dates that are ahead. */
function aheadLines({ standing, today }: ShownCycle, wrap: (text: string) => string): string[] {
  const ahead = standing.deadlines.map(
    ({ label, date, days }) => `${label} ${formatDay(date, today)}, ${awayWords(days)}`,
  );
  return ahead.length === 0 ? [] : [wrap(`Next: ${ahead.join('; ')}.`)];
}
