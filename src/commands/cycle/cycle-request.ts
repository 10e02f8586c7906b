import type { Given } from '../../app/commands.ts';
import { parseDateWords, parsePastDateWords } from '../../core/date-words.ts';
import { parseTitle } from '../../core/document/answer-text.ts';
import { PacketError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { GivenReason } from '../../core/packet/gaps.ts';
import { parsePeriod } from '../../core/period.ts';
import { cycleDates, isPeriodKey, type CycleDateKey } from '../../core/plan/cycle-dates.ts';
import { reasonText } from '../../core/plan/cycle-record.ts';
import { cycleEvents, isMarkedNotMine, NOT_MINE, type CycleEventKind } from '../../core/plan/past-cycles.ts';
import type { Calendar } from '../../core/plan/set-calendar.ts';

/** What is to be done with the cycle. */
export interface CycleRequest {
  /** Undefined where nothing of the calendar is to be set. */
  readonly calendar: Calendar | undefined;
  readonly happened:
    | {
        readonly kind: CycleEventKind;
        /** ISO. */
        readonly date: string;
        /** Whether the day was named. */
        readonly isDayNamed: boolean;
        readonly reasons: readonly GivenReason[];
        /** Reasons that are not one's own to mend. */
        readonly notMine: readonly string[];
      }
    | undefined;
}

/** What the command line asks for. `today` is ISO. Throws `E_USAGE` where it contradicts itself, `E_DATE`, `E_TEXT`. */
export function cycleRequest({ arguments: [word], flags }: Given, today: string): CycleRequest {
  const reasons = listOf(flags['reason']).map((text) => reasonGiven(text, '--reason'));
  const plans = listOf(flags['plan']);
  const notMine = listOf(flags['notMine']).map((text) => reasonGiven(text, '--not-mine'));
  const calendar = calendarOf(flags, today);
  if (word === undefined) {
    const stray = [
      ...(flags['on'] === undefined ? [] : ['--on']),
      ...(reasons.length > 0 ? ['--reason'] : []),
      ...(plans.length > 0 ? ['--plan'] : []),
      ...(notMine.length > 0 ? ['--not-mine'] : []),
    ];
    if (stray[0] !== undefined) throw wrong(`${stray[0]} by itself`, 'what happened with it, such as declined');
    if (calendar === undefined) {
      if (flags['dryRun'] === true) throw wrong('--dry-run for a look', 'it where something is written');
      if (flags['commit'] === false) throw wrong('--no-commit for a look', 'it where something is written');
    }
    return { calendar, happened: undefined };
  }
  const kind = kindOf(word);
  if (kind !== 'declined') {
    const stray =
      reasons.length > 0 ? '--reason' : notMine.length > 0 ? '--not-mine' : plans.length > 0 ? '--plan' : '';
    if (stray !== '') throw wrong(`${stray} with ${kind}`, 'it with declined');
  }
  if (plans.length > reasons.length) throw wrong('more plans than reasons', 'a --reason for each --plan');
  return {
    calendar,
    happened: {
      kind,
      date: typeof flags['on'] === 'string' ? parsePastDateWords(flags['on'], today) : today,
      isDayNamed: flags['on'] !== undefined,
      reasons: reasons.map((text, index) => ({ text, plan: plans[index] ?? '' })),
      notMine,
    },
  };
}

function kindOf(word: string): CycleEventKind {
  const kind = cycleEvents.find((each) => each === word.toLowerCase());
  if (kind !== undefined) return kind;
  const meant = nearest(word, cycleEvents);
  throw new PacketError('E_USAGE', `Unexpected word "${word}", expected one of ${cycleEvents.join(', ')}`, {
    hint: meant === undefined ? 'packet cycle --help' : `did you mean packet cycle ${meant}?`,
  });
}

function reasonGiven(text: string, flag: string): string {
  const reason = parseTitle(text.replace(/\s+/g, ' '));
  if (reasonText(reason) === '') throw wrong(`empty ${flag}`, 'what was said');
  if (isMarkedNotMine(reason)) throw wrong(`"${NOT_MINE}" in ${flag}`, 'what was said alone, with --not-mine');
  return reason;
}

const NONE = /^(?:none|-|)$/i;

function calendarOf(flags: Given['flags'], today: string): Calendar | undefined {
  const name = typeof flags['name'] === 'string' ? nameGiven(flags['name']) : undefined;
  const readyFor = typeof flags['readyFor'] === 'string' ? countGiven(flags['readyFor']) : undefined;
  const dates: Partial<Record<CycleDateKey, string | null>> = {};
  for (const [key] of cycleDates) {
    const text = flags[key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
    if (typeof text === 'string') dates[key] = NONE.test(text.trim()) ? null : dateGiven(key, text.trim(), today);
  }
  if (name === undefined && readyFor === undefined && Object.keys(dates).length === 0) return undefined;
  return { ...(name === undefined ? {} : { name }), ...(readyFor === undefined ? {} : { readyFor }), dates };
}

function dateGiven(key: CycleDateKey, text: string, today: string): string {
  if (isPeriodKey(key) && parsePeriod(text) !== undefined) return text.toUpperCase();
  return parseDateWords(text, today);
}

function nameGiven(text: string): string {
  const name = parseTitle(text.replace(/\s+/g, ' '));
  if (/[\p{L}\p{N}]/u.test(name) && !/[:：]/.test(name)) return name;
  throw wrong(`name "${name}" of a cycle`, 'a word or two without a colon, such as 2027-H1');
}

function countGiven(text: string): number | null {
  if (NONE.test(text.trim())) return null;
  const count = /^(\d{1,2})(?: cycles?)?$/.exec(text.trim())?.[1];
  if (count !== undefined && Number(count) > 0) return Number(count);
  throw wrong(`--ready-for "${text}"`, 'a number of cycles, such as 3');
}

function listOf(flag: Given['flags'][string]): readonly string[] {
  return Array.isArray(flag) ? (flag as readonly string[]) : [];
}

function wrong(found: string, expected: string): PacketError {
  return new PacketError('E_USAGE', `Unexpected ${found}, expected ${expected}`, { hint: 'packet cycle --help' });
}
